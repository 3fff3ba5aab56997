import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.spark.HashPartitioner;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;
import scala.Tuple2;

/**
 * Takes the images of a list on a cluster whose Java is older than the engine's: each partition is piped through a process
 * with a Java of its own. An example, for Java 17 and any Spark since 3.1; docs/SCALING.md tells how to call it.
 *
 * <p>All images of a domain come into one partition, so that each host meets one gate, one robots.txt and one delay.
 */
public final class PipedShards {
    private static final Pattern HOST = Pattern.compile("\"url\"\\s*:\\s*\"https?://(?:[^/?#\"]*@)?([^/:?#\"]+)");

    private PipedShards() {}

    /**
     * @param arguments a list with a JSON object a line, as {@code scrape --json} prints it, a folder that all machines see, and
     *     how many partitions
     */
    public static void main(String... arguments) throws IOException {
        if (arguments.length != 3) {
            System.err.println("PipedShards LIST.jsonl OUT PARTITIONS");
            System.exit(2);
        }
        String rows = "file://" + Path.of(arguments[1]).toAbsolutePath() + "/rows";
        try (SparkSession spark = SparkSession.builder()
                .appName("Fetch and Rotate, piped")
                // two attempts at one host at a time would ask it twice as often as it may be asked
                .config("spark.speculation", "false")
                // a job that was killed is called again, and finds its shards
                .config("spark.hadoop.validateOutputSpecs", "false")
                .getOrCreate()) {
            JavaSparkContext context = JavaSparkContext.fromSparkContext(spark.sparkContext());
            context.textFile(arguments[0])
                    .mapToPair(line -> new Tuple2<>(owner(line), line))
                    .partitionBy(new HashPartitioner(Integer.parseInt(arguments[2])))
                    .values()
                    .pipe(List.of("app/bin/shard-partition", arguments[1]))
                    .saveAsTextFile(rows);
            long taken = context.textFile(rows)
                    .filter(row -> row.contains("\"status\":\"processed\""))
                    .count();
            System.out.println(taken + " images, executors with Java " + javaOfExecutors(context));
        }
    }

    /** The last two labels of the host: never less than its registrable domain, and sometimes a few of them together. */
    private static String owner(String line) {
        Matcher host = HOST.matcher(line);
        if (!host.find()) {
            return "";
        }
        String[] labels = host.group(1).split("\\.");
        int last = labels.length - 1;
        return last < 1 ? host.group(1) : labels[last - 1] + "." + labels[last];
    }

    private static String javaOfExecutors(JavaSparkContext context) {
        return context.parallelize(List.of(1), 1)
                .map(one -> System.getProperty("java.version"))
                .first();
    }
}
