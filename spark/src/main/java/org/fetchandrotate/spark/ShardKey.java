package org.fetchandrotate.spark;

import java.io.Serializable;
import java.util.Comparator;
import org.apache.spark.Partitioner;

/// Where an image is taken, and when: partitions work through theirs in turns of the sites, as a run does.
record ShardKey(int partition, int site, int candidate, int batch) implements Serializable {
    /// The order within a partition.
    static final class InTurns implements Comparator<ShardKey>, Serializable {
        @Override
        public int compare(ShardKey one, ShardKey other) {
            int byTurn = Integer.compare(one.candidate, other.candidate);
            return byTurn != 0 ? byTurn : Integer.compare(one.site, other.site);
        }
    }

    /// Each to the partition that it names.
    static final class ByPartition extends Partitioner {
        private final int partitions;

        ByPartition(int partitions) {
            this.partitions = partitions;
        }

        @Override
        public int numPartitions() {
            return partitions;
        }

        @Override
        public int getPartition(Object key) {
            return ((ShardKey) key).partition();
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof ByPartition partitioner && partitioner.partitions == partitions;
        }

        @Override
        public int hashCode() {
            return partitions;
        }
    }
}
