package org.fetchandrotate.spark;

import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.KeyValueGroupedDataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;

/// Brings the shards into the form that was asked for. All of it can be done again: what is there is made over.
record Publication(SparkSession spark, JobFolder folder) {
    /// Writes the table `imgs` as Parquet, and the images.
    ///
    /// @return the table without the files' bytes
    Dataset<Row> publish(JobOptions.Format format, List<CommittedShard> shards) throws IOException {
        Dataset<Row> rows = ImageTable.of(spark, folder, shards);
        Path target = folder.output("imgs");
        return switch (format) {
            case TAR -> saved(rows, target);
            case FILES -> {
                Dataset<Row> table = saved(rows, target);
                byShard(table)
                        .flatMapGroups(new UnpackedShard(folder), Encoders.STRING())
                        .count();
                yield table;
            }
            case PARQUET -> {
                Dataset<Row> table = saved(rows, folder.job("imgs"));
                saved(byShard(table).flatMapGroups(new ShardBytes(folder), Encoders.row(ShardBytes.schema())), target);
                yield table;
            }
        };
    }

    private Dataset<Row> saved(Dataset<Row> rows, Path target) {
        rows.write().mode(SaveMode.Overwrite).parquet(target.toString());
        return spark.read().parquet(target.toString());
    }

    private static KeyValueGroupedDataset<String, Row> byShard(Dataset<Row> table) {
        return table.groupByKey((MapFunction<Row, String>) row -> row.getString(ImageTable.SHARD), Encoders.STRING());
    }

    /// Removes the archives that nothing names, and where they were only on the way, all of them.
    void clearUp(JobOptions.Format format, List<CommittedShard> shards) throws IOException {
        Set<String> kept = new HashSet<>();
        if (format == JobOptions.Format.TAR) {
            shards.forEach(shard -> kept.add(shard.archive()));
        }
        FileSystem files = folder.fileSystem();
        if (!files.exists(folder.shards())) {
            return;
        }
        for (FileStatus file : files.listStatus(folder.shards())) {
            if (!kept.contains(file.getPath().getName())) {
                files.delete(file.getPath(), false);
            }
        }
        if (kept.isEmpty()) {
            files.delete(folder.shards(), false);
        }
    }
}
