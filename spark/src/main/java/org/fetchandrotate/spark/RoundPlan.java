package org.fetchandrotate.spark;

import java.util.List;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.fetchandrotate.engine.RoundSelection;
import scala.Tuple2;

/// Which images a round takes, and where: those of a domain in one partition. The driver holds a few numbers for
/// each site and for each of the largest domains; the images themselves stay on the executors.
final class RoundPlan {
    private final JavaSparkContext context;
    private final Dataset<Row> candidates;
    private final Broadcast<Wanted> wanted;
    private final JavaPairRDD<Host, Long> hosts;
    private final long images;
    private final int partitions;

    /// @param candidates of [CandidateTable], images alone
    /// @param spans of all of them in the order of [RoundSelection#start()]
    /// @param partitions to spread them over
    RoundPlan(JavaSparkContext context, Dataset<Row> candidates, List<RoundSelection.Span> spans, int partitions) {
        this.context = context;
        this.candidates = candidates;
        this.partitions = partitions;
        images = spans.stream().mapToLong(RoundSelection.Span::length).sum();
        wanted = context.broadcast(Wanted.of(spans));
        hosts = hosts(candidates, wanted, partitions);
    }

    private record Host(String domain, String host) implements java.io.Serializable {}

    private static JavaPairRDD<Host, Long> hosts(Dataset<Row> candidates, Broadcast<Wanted> wanted, int partitions) {
        return candidates
                .select("site", "candidate", "domain", "host")
                .javaRDD()
                .filter(row -> wanted.value().has(row.getInt(0), row.getInt(1)))
                .mapToPair(row -> new Tuple2<>(new Host(row.getString(2), row.getString(3)), 1L))
                .reduceByKey(Long::sum, partitions);
    }

    long images() {
        return images;
    }

    /// The hosts with most images, the largest first.
    List<HostCount> largestHosts(int most) {
        return hosts.map(host -> new HostCount(host._1().host(), host._2())).top(most, new HostCount.BySize());
    }

    private List<HostCount> largestDomains(int most) {
        return hosts.mapToPair(host -> new Tuple2<>(host._1().domain(), host._2()))
                .reduceByKey(Long::sum, partitions)
                .map(domain -> new HostCount(domain._1(), domain._2()))
                .top(most, new HostCount.BySize());
    }

    /// Each image's line, in the partition of its domain, there in turns of the sites.
    JavaPairRDD<ShardKey, String> spread() {
        DomainPlan plan = DomainPlan.of(largestDomains(DomainPlan.LARGE), images, partitions);
        Broadcast<DomainPlan> domains = context.broadcast(plan);
        Broadcast<Wanted> taken = wanted;
        return candidates
                .select("site", "candidate", "domain", "line")
                .javaRDD()
                .filter(row -> taken.value().has(row.getInt(0), row.getInt(1)))
                .mapToPair(row -> new Tuple2<>(key(row, taken.value(), domains.value()), row.getString(3)))
                .repartitionAndSortWithinPartitions(
                        new ShardKey.ByPartition(plan.partitions()), new ShardKey.InTurns());
    }

    private static ShardKey key(Row row, Wanted wanted, DomainPlan domains) {
        int site = row.getInt(0);
        int candidate = row.getInt(1);
        return new ShardKey(domains.partitionOf(row.getString(2)), site, candidate, wanted.batch(site, candidate));
    }
}
