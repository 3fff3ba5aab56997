package org.fetchandrotate.spark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;
import org.fetchandrotate.engine.RoundSelection;
import org.fetchandrotate.engine.ShardImage;
import org.fetchandrotate.model.FoundAs;
import org.fetchandrotate.model.ImageCandidate;
import org.fetchandrotate.spark.demo.LocalCluster;
import org.fetchandrotate.url.WebUrl;
import scala.Tuple2;

/// Selects from a generated table of a million candidates, in rounds, until all is settled; a tenth of the images
/// fail. Nothing is fetched: what is measured is what the driver and the spreading of the work cost. Pass `-Xmx` to
/// see how much memory it takes: driver and executors are this one process.
final class SelectionBenchmark {
    private static final int SITES = 2_000;
    private static final int EACH = 500;
    private static final int WANTED = 600_000;
    private static final int PARTITIONS = 16;

    private SelectionBenchmark() {}

    /// @param arguments a new folder
    public static void main(String... arguments) {
        Path folder = Path.of(arguments[0]).toAbsolutePath();
        try (SparkSession spark = LocalCluster.small("selection", "local[2]")
                .config("spark.local.dir", folder.resolve("scratch").toString())
                .getOrCreate()) {
            String table = folder.resolve("candidates").toString();
            write(spark, table);
            select(spark, spark.read().schema(CandidateTable.SCHEMA).parquet(table));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(SparkSession spark, String table) {
        spark.range(0, (long) SITES * EACH, 1, PARTITIONS)
                .map((MapFunction<Long, Row>) SelectionBenchmark::candidate, Encoders.row(CandidateTable.SCHEMA))
                .write()
                .mode(SaveMode.Overwrite)
                .parquet(table);
    }

    /// Every third site keeps its pictures at one of a few hundred image hosts.
    private static Row candidate(long number) {
        int site = (int) (number / EACH);
        int candidate = (int) (number % EACH);
        String host = site % 3 == 0 ? "img" + site % 300 + ".example.net" : "www.site" + site + ".example";
        WebUrl page =
                WebUrl.parse("https://www.site" + site + ".example/gallery").orElseThrow();
        WebUrl url = WebUrl.parse("https://" + host + "/" + site + "/photo-" + candidate + ".jpg")
                .orElseThrow();
        ImageCandidate image = new ImageCandidate(url, List.of(), FoundAs.LISTED, "");
        return CandidateTable.image(new ShardImage(site, candidate, 0, page, image, ""));
    }

    private static void select(SparkSession spark, Dataset<Row> candidates) {
        long start = System.nanoTime();
        RoundSelection selection = new RoundSelection(WANTED, SITES);
        for (int site : selection.pages()) {
            selection.pageRead(site, EACH);
        }
        int taken = 0;
        List<RoundSelection.Span> spans = selection.start();
        for (int round = 0; !spans.isEmpty(); round++) {
            long began = System.nanoTime();
            RoundPlan plan = new RoundPlan(
                    JavaSparkContext.fromSparkContext(spark.sparkContext()), candidates, spans, PARTITIONS);
            List<String> lost =
                    plan.spread().mapPartitions(SelectionBenchmark::lost).collect();
            taken += (int) plan.images() - lost.size();
            System.out.printf(
                    "round %d: %,d images spread, %,d of them lost, in %.1f s%n",
                    round, plan.images(), lost.size(), seconds(began));
            selection.settle(failures(lost));
            spans = selection.start();
        }
        System.out.printf(
                "%,d of %,d wanted images from a table of %,d in %.1f s, in at most %d MB of memory%n",
                taken,
                WANTED,
                SITES * EACH,
                seconds(start),
                Runtime.getRuntime().maxMemory() >> 20);
    }

    /// As if each image had been asked for.
    private static Iterator<String> lost(Iterator<Tuple2<ShardKey, String>> images) {
        List<String> lost = new ArrayList<>();
        images.forEachRemaining(image -> {
            ShardKey key = image._1();
            if (Math.floorMod(31 * key.site() + 7 * key.candidate(), 10) == 0) {
                lost.add(key.site() + ":" + key.candidate());
            }
        });
        return lost.iterator();
    }

    private static Map<Integer, BitSet> failures(List<String> lost) {
        Map<Integer, BitSet> failed = new HashMap<>();
        for (String image : lost) {
            String[] places = image.split(":", 2);
            failed.computeIfAbsent(Integer.valueOf(places[0]), _ -> new BitSet())
                    .set(Integer.parseInt(places[1]));
        }
        return failed;
    }

    private static double seconds(long since) {
        return (System.nanoTime() - since) / 1e9;
    }
}
