package org.fetchandrotate.spark;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.hadoop.fs.Path;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.fetchandrotate.engine.RoundSelection;
import org.fetchandrotate.model.Website;

/// What pages offer, in tables of the output: one for each time that pages were read. A table that is there is
/// never made again. Single-thread.
final class Candidates {
    private static final StructType PAGES =
            new StructType().add("site", DataTypes.IntegerType).add("host", DataTypes.StringType);

    private final SparkSession spark;
    private final JobFolder folder;
    private final Broadcast<JobOptions> options;
    private final List<Website> websites;
    private final PageTimes times;
    private final BitSet known = new BitSet();
    private int tables;

    Candidates(SparkSession spark, JobFolder folder, Broadcast<JobOptions> options, List<Website> websites) {
        this.spark = spark;
        this.folder = folder;
        this.options = options;
        this.websites = websites;
        times = new PageTimes(websites);
    }

    /// How long pages took.
    PageTimes times() {
        return times;
    }

    /// Reads the pages that the selection needs now, and tells it what they offer.
    ///
    /// @return whether there were any
    /// @throws ClusterRun.JobException if a page is only the beginning of what its site offers, and that is seen
    ///     before any image is asked for
    boolean read(RoundSelection selection, Consumer<String> news) throws IOException, ClusterRun.JobException {
        for (int site : selection.pages()) {
            if (known.get(site)) {
                news.accept(furtherPages(site) + ": its images end there");
                selection.pageRead(site, 0);
            }
        }
        int[] sites = selection.pages();
        if (sites.length == 0) {
            return false;
        }
        Path table = folder.candidates(tables);
        if (!folder.exists(new Path(table, "_SUCCESS"))) {
            news.accept("reading " + sites.length + (sites.length == 1 ? " page" : " pages"));
            write(sites, table);
        }
        tables++;
        for (PageNote note : notes(table)) {
            known.set(note.site());
            times.note(note.site(), note.millis());
            if (note.parts() > 0) {
                selection.pageReadOfMore(note.site(), note.offered());
            } else {
                selection.pageRead(note.site(), note.offered());
            }
        }
        if (tables == 1) {
            refuseWhatIsTooShort(selection);
        }
        return true;
    }

    private void refuseWhatIsTooShort(RoundSelection selection) throws ClusterRun.JobException {
        for (int site : selection.pages()) {
            if (known.get(site)) {
                throw new ClusterRun.JobException(furtherPages(site) + "; list those instead");
            }
        }
    }

    private String furtherPages(int site) {
        return websites.get(site).url().redacted()
                + ": has too few images itself, and a job on a cluster reads no further parts of it";
    }

    private void write(int[] sites, Path table) throws IOException {
        List<Row> rows = new ArrayList<>();
        HashSet<String> hosts = new HashSet<>();
        for (int site : sites) {
            String host = websites.get(site).hostname();
            hosts.add(host);
            rows.add(RowFactory.create(site, host));
        }
        Broadcast<HashMap<String, HashSet<String>>> before =
                JavaSparkContext.fromSparkContext(spark.sparkContext()).broadcast(offered(hosts));
        spark.createDataset(rows, Encoders.row(PAGES))
                .repartition(options.value().partitions(), functions.col("host"))
                .mapPartitions(new PageTask(options, before), Encoders.row(CandidateTable.SCHEMA))
                .write()
                .mode(SaveMode.Overwrite)
                .parquet(table.toString());
    }

    /// What was found before at these hosts' pages: rarely anything, since a list's pages of one host are mostly
    /// needed together.
    private HashMap<String, HashSet<String>> offered(HashSet<String> hosts) {
        HashMap<String, HashSet<String>> offered = new HashMap<>();
        if (tables == 0) {
            return offered;
        }
        Map<Integer, String> sites = new HashMap<>();
        for (int site = 0; site < websites.size(); site++) {
            if (hosts.contains(websites.get(site).hostname())) {
                sites.put(site, websites.get(site).hostname());
            }
        }
        Iterator<Row> earlier = images().filter(functions.col("site").isInCollection(sites.keySet()))
                .select("site", "url")
                .toLocalIterator();
        earlier.forEachRemaining(row -> offered.computeIfAbsent(sites.get(row.getInt(0)), _ -> new HashSet<>())
                .add(row.getString(1)));
        return offered;
    }

    /// The images of all tables.
    Dataset<Row> images() {
        return all().filter(functions.col("candidate").notEqual(CandidateTable.PAGE));
    }

    /// The pages of all tables.
    Dataset<Row> pages() {
        return all().filter(functions.col("candidate").equalTo(CandidateTable.PAGE));
    }

    private Dataset<Row> all() {
        String[] paths = new String[tables];
        for (int table = 0; table < tables; table++) {
            paths[table] = folder.candidates(table).toString();
        }
        return spark.read().schema(CandidateTable.SCHEMA).parquet(paths);
    }

    /// What the driver needs to know of a page.
    private record PageNote(int site, int offered, int millis, int parts) {
        static final int FIELDS = 4;
    }

    /// As plain numbers, since there may be very many.
    private List<PageNote> notes(Path table) {
        List<int[]> packed = spark.read()
                .schema(CandidateTable.SCHEMA)
                .parquet(table.toString())
                .filter(functions.col("candidate").equalTo(CandidateTable.PAGE))
                .select("site", "offered", "elapsed_ms", "parts")
                .javaRDD()
                .mapPartitions(Candidates::packed)
                .collect();
        List<PageNote> notes = new ArrayList<>();
        for (int[] numbers : packed) {
            for (int i = 0; i < numbers.length; i += PageNote.FIELDS) {
                notes.add(new PageNote(numbers[i], numbers[i + 1], numbers[i + 2], numbers[i + 3]));
            }
        }
        return notes;
    }

    private static Iterator<int[]> packed(Iterator<Row> pages) {
        List<int[]> packed = new ArrayList<>();
        pages.forEachRemaining(
                page -> packed.add(new int[] {page.getInt(0), page.getInt(1), (int) page.getLong(2), page.getInt(3)}));
        return List.of(packed.stream().flatMapToInt(Arrays::stream).toArray()).iterator();
    }
}
