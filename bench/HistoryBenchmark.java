import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.fetchandrotate.model.FailureReason;
import org.fetchandrotate.model.ImageRecord;
import org.fetchandrotate.model.ImageStatus;
import org.fetchandrotate.model.Rotation;
import org.fetchandrotate.storage.Database;
import org.fetchandrotate.storage.HistoryReader;
import org.fetchandrotate.storage.HistoryWriter;
import org.fetchandrotate.storage.ImageQuery;
import org.fetchandrotate.storage.ImageQuery.Direction;
import org.fetchandrotate.storage.ImageQuery.SortColumn;
import org.fetchandrotate.storage.IndexUpkeep;

/// How long a long history takes to show its first rows. Run it with `bench/history`.
public final class HistoryBenchmark {
    /// In milliseconds.
    private static final double TARGET = 200;

    /// What the window asks for first, and shows.
    private static final int FIRST_ROWS = 256;

    private static final int SHOWN_ROWS = 128;
    private static final int ROUNDS = 3;
    private static final int ROWS_OF_A_RUN = 20_000;
    private static final int HOSTS = 500;
    private static final int WRITTEN = 5_000;

    private final Path workspace;
    private final Path file;
    private final int rows;
    private final Random random = new Random(7);
    private final List<String> words = new ArrayList<>();

    private HistoryBenchmark(Path workspace, int rows) {
        this.workspace = workspace;
        this.rows = rows;
        file = workspace.resolve("db").resolve("imgs.db");
    }

    /// @param arguments the program; rows, a million by default
    public static void main(String[] arguments) throws Exception {
        Path workspace = Files.createTempDirectory("fetch-and-rotate-history");
        boolean isWithin;
        try {
            int rows = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 1_000_000;
            isWithin = new HistoryBenchmark(workspace, rows).measure(arguments[0]);
        } finally {
            try (Stream<Path> files = Files.walk(workspace)) {
                for (Path one : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(one);
                }
            }
        }
        System.exit(isWithin ? 0 : 1);
    }

    private boolean measure(String program) throws Exception {
        Files.writeString(workspace.resolve("config.ini"), "[DEFAULT]\n");
        boolean isWithin;
        try (Database database = Database.open(file)) {
            fill();
            long before = Files.size(file);
            Map<String, ImageQuery> looks = looks();
            Map<String, Double> without = new LinkedHashMap<>();
            for (Map.Entry<String, ImageQuery> look : looks.entrySet()) {
                without.put(look.getKey(), millis(database, look.getValue(), 1));
            }
            double writing = writeMicros(database);
            long start = System.nanoTime();
            long longest = makeIndexes(database);
            System.out.printf(
                    "%,d rows; their indexes made in %.1f s, the longest step %.1f s; %,d MB, before %,d MB%n%n%-28s %8s %8s%n",
                    rows, since(start) / 1e3, longest / 1e9, Files.size(file) / 1_000_000, before / 1_000_000,
                    "first rows, in ms", "without", "with");
            System.out.printf(
                    "%-28s %8.0f %8.0f%n", "to write a row, CPU µs", writing, writeMicros(database));
            isWithin = true;
            for (Map.Entry<String, ImageQuery> look : looks.entrySet()) {
                double with = millis(database, look.getValue(), ROUNDS);
                isWithin &= with <= TARGET;
                System.out.printf(
                        "%-28s %8.1f %8.1f  %s%n",
                        look.getKey(), without.get(look.getKey()), with, with <= TARGET ? "pass" : "FAIL");
            }
        }
        csv(program);
        return isWithin;
    }

    private Map<String, ImageQuery> looks() {
        Map<String, ImageQuery> looks = new LinkedHashMap<>();
        for (SortColumn column : SortColumn.values()) {
            for (Direction direction : Direction.values()) {
                String arrow = direction == Direction.ASCENDING ? " up" : " down";
                looks.put("by " + column.name().toLowerCase() + arrow, ImageQuery.ALL.sortedBy(column, direction));
            }
        }
        ImageQuery newest = ImageQuery.ALL.sortedBy(SortColumn.ID, Direction.DESCENDING);
        looks.put("run", newest.ofRun(1));
        looks.put("host", newest.ofDirname("host7.example"));
        looks.put("status", newest.withStatus(ImageStatus.PROCESSED));
        looks.put("status of none", newest.withStatus(ImageStatus.DOWNLOADED));
        looks.put("failed", newest.failedOnly());
        looks.put("failure", newest.failedOnly().withFailure(FailureReason.TIMEOUT));
        looks.put("search: all rows", newest.withText("jpg"));
        looks.put("search: one host's", newest.withText("host7.example"));
        looks.put("search: one row", newest.withText("-" + rows / 3 + ".jpg"));
        looks.put("search: none", newest.withText("nowhere"));
        looks.put("search: two words", newest.withText(words.get(1) + " " + words.get(2)));
        looks.put("run, by bytes", looks.get("run").sortedBy(SortColumn.BYTES, Direction.DESCENDING));
        looks.put("host, by name", looks.get("host").sortedBy(SortColumn.NAME, Direction.ASCENDING));
        looks.put("status, by bytes", looks.get("status").sortedBy(SortColumn.BYTES, Direction.DESCENDING));
        looks.put("failed, by url", looks.get("failed").sortedBy(SortColumn.URL, Direction.ASCENDING));
        looks.put("failed, by bytes", looks.get("failed").sortedBy(SortColumn.BYTES, Direction.DESCENDING));
        looks.put("failed, by file", looks.get("failed").sortedBy(SortColumn.FILENAME, Direction.ASCENDING));
        looks.put("failure, by format", looks.get("failure").sortedBy(SortColumn.FORMAT, Direction.ASCENDING));
        looks.put("status of none, by bytes", looks.get("status of none").sortedBy(SortColumn.BYTES, Direction.ASCENDING));
        looks.put(
                "search: one host's, by name",
                looks.get("search: one host's").sortedBy(SortColumn.NAME, Direction.ASCENDING));
        return looks;
    }

    /// The median, each time by a reader that has nothing in memory yet.
    private static double millis(Database database, ImageQuery query, int rounds) throws Exception {
        double[] times = new double[rounds];
        for (int round = 0; round < rounds; round++) {
            try (HistoryReader reader = database.reader()) {
                long start = System.nanoTime();
                long[] ids = reader.firstIds(query, FIRST_ROWS);
                reader.images(Arrays.copyOf(ids, Math.min(SHOWN_ROWS, ids.length)));
                times[round] = since(start);
            }
        }
        Arrays.sort(times);
        return times[rounds / 2];
    }

    private static double since(long start) {
        return (System.nanoTime() - start) / 1e6;
    }

    private static long makeIndexes(Database database) throws Exception {
        long longest = 0;
        try (IndexUpkeep upkeep = database.indexUpkeep().orElseThrow()) {
            boolean isMore = true;
            while (isMore) {
                long start = System.nanoTime();
                isMore = upkeep.step();
                longest = Math.max(longest, System.nanoTime() - start);
            }
        }
        return longest;
    }

    /// The processor time of writing a row, as a run does, among those that there are.
    private double writeMicros(Database database) throws Exception {
        long[] ids = random.longs(WRITTEN, 1, rows + 1L).toArray();
        var system = (com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        try (HistoryReader reader = database.reader();
                HistoryWriter writer = database.writer()) {
            List<ImageRecord> known = reader.images(ids);
            long run = writer.startRun(Instant.now(), WRITTEN, Rotation.HALF_TURN, "");
            long start = system.getProcessCpuTime();
            for (ImageRecord image : known) {
                writer.record(again(image, run));
            }
            writer.flush();
            double micros = (system.getProcessCpuTime() - start) / 1e3 / known.size();
            writer.deleteRun(run);
            return micros;
        }
    }

    private static ImageRecord again(ImageRecord image, long run) {
        ImageRecord.Origin origin = image.origin();
        return new ImageRecord(
                0, image.url(), image.dirname(), image.filename(), image.status(), Instant.now(),
                new ImageRecord.Origin(
                        run, origin.pageUrl(), origin.foundAs(), origin.altText(), origin.fallbacks(), origin.batch(),
                        origin.position()),
                image.transfer(), image.picture(), image.rotatedCopy(), image.failure());
    }

    private void fill() throws SQLException {
        for (int i = 0; i < 5_000; i++) {
            words.add(random.ints(random.nextInt(3, 10), 'a', 'z' + 1)
                    .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                    .toString());
        }
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA cache_size = -300000");
            connection.setAutoCommit(false);
            String[] columns = "run_id url dirname filename status created_at page_url found_as alt_text batch position error http_status attempts format width height bytes sha256 rotated_bytes rotated_sha256 rotation method fetch_ms rotate_ms etag".split(" ");
            try (PreparedStatement insert = connection.prepareStatement("INSERT INTO imgs (" + String.join(", ", columns)
                    + ") VALUES (?" + ", ?".repeat(columns.length - 1) + ")")) {
                for (int i = 0; i < rows; i++) {
                    int run = i / ROWS_OF_A_RUN + 1;
                    if (i % ROWS_OF_A_RUN == 0) {
                        statement.executeUpdate("INSERT INTO runs (id, started_at, aimed, rotation, settings, outcome)"
                                + " VALUES (" + run + ", '2026-01-01 06:30:00.000', 20000, 180, '', 'complete')");
                    }
                    List<Optional<Object>> row = row(i, run);
                    for (int place = 0; place < columns.length; place++) {
                        insert.setObject(place + 1, row.get(place).orElse(null));
                    }
                    insert.executeUpdate();
                }
            }
            connection.commit();
        }
    }

    /// As runs write them: a hundred hosts in each, a tenth failed.
    private List<Optional<Object>> row(int i, int run) {
        boolean isFailed = random.nextInt(10) == 0;
        String host = "host" + (i % 100 + run * 37) % HOSTS + ".example";
        String name = word() + "-" + word() + "-" + i + ".jpg";
        List<Object> common = List.of(
                run, "https://cdn." + host + "/media/" + random.nextInt(2015, 2027) + "/" + name, host);
        String moment = "2026-%02d-%02d %02d:%02d:%02d.%03d"
                .formatted(run / 28 % 12 + 1, run % 28 + 1, i / 3600 % 24, i / 60 % 60, i % 60, random.nextInt(1000));
        List<Optional<Object>> row = new ArrayList<>(common.stream().map(Optional::of).toList());
        row.add(of(!isFailed, "cdn." + host + "--media%2F" + name));
        row.add(Optional.of(isFailed ? "not-processed" : "processed"));
        row.add(Optional.of(moment));
        row.add(Optional.of("https://" + host + "/" + words.get(i % 37) + "/"));
        row.add(Optional.of(random.nextBoolean() ? "img-src" : "srcset"));
        row.add(of(random.nextInt(3) > 0, word() + " " + word() + " " + word()));
        row.add(Optional.of(random.nextInt(3)));
        row.add(of(!isFailed, i % ROWS_OF_A_RUN + 1));
        row.add(of(isFailed, random.nextBoolean() ? "timeout" : "http-client-error"));
        row.add(Optional.of(isFailed ? 404 : 200));
        row.add(Optional.of(1 + random.nextInt(4) / 3));
        row.add(of(!isFailed, random.nextInt(4) == 0 ? "png" : "jpeg"));
        row.add(of(!isFailed, random.nextInt(300, 4000)));
        row.add(of(!isFailed, random.nextInt(300, 4000)));
        row.add(of(!isFailed, random.nextInt(8_000, 900_000)));
        row.add(of(!isFailed, "%064x".formatted(random.nextLong())));
        row.add(of(!isFailed, random.nextInt(8_000, 900_000)));
        row.add(of(!isFailed, "%064x".formatted(random.nextLong())));
        row.add(of(!isFailed, 180));
        row.add(of(!isFailed, random.nextBoolean() ? "lossless" : "recoded-q87"));
        row.add(Optional.of(random.nextInt(5, 3000)));
        row.add(of(!isFailed, random.nextInt(1, 90)));
        row.add(Optional.of("\"%x\"".formatted(random.nextLong())));
        return row;
    }

    private static Optional<Object> of(boolean isThere, Object value) {
        return isThere ? Optional.of(value) : Optional.empty();
    }

    private String word() {
        return words.get(random.nextInt(words.size()));
    }

    /// In a small heap, with the most memory that the process had (Linux alone tells).
    private void csv(String program) throws IOException, InterruptedException {
        ProcessBuilder command = new ProcessBuilder(program, "history", "--csv")
                .directory(workspace.toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT);
        command.environment().put("JDK_JAVA_OPTIONS", "-Xmx64m");
        long start = System.nanoTime();
        Process process = command.start();
        long bytes = 0;
        long memory = 0;
        byte[] buffer = new byte[1 << 20];
        try (InputStream out = process.getInputStream()) {
            for (int count = out.read(buffer); count >= 0; count = out.read(buffer)) {
                if (bytes >> 24 != (bytes + count) >> 24) {
                    memory = Math.max(memory, peakMemory(process));
                }
                bytes += count;
            }
        }
        System.out.printf(
                "%nhistory --csv in a heap of 64 MB: exit code %d, %,d MB in %.1f s, at most %,d MB of memory%n",
                process.waitFor(), bytes / 1_000_000, since(start) / 1e3, memory * 1024 / 1_000_000);
    }

    private static long peakMemory(Process process) throws IOException {
        long most = 0;
        for (ProcessHandle one : Stream.concat(Stream.of(process.toHandle()), process.descendants()).toList()) {
            Path status = Path.of("/proc/" + one.pid() + "/status");
            if (Files.exists(status)) {
                for (String line : Files.readAllLines(status)) {
                    most = line.startsWith("VmHWM:") ? Math.max(most, Long.parseLong(line.replaceAll("\\D", ""))) : most;
                }
            }
        }
        return most;
    }
}
