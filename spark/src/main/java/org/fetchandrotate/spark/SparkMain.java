package org.fetchandrotate.spark;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.apache.spark.sql.SparkSession;
import org.fetchandrotate.settings.SettingsException;
import org.fetchandrotate.settings.SettingsFile;
import org.fetchandrotate.settings.WebsiteList;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// What `spark-submit` starts.
@Command(
        name = "fetch-and-rotate-spark",
        mixinStandardHelpOptions = true,
        description = "Take the images of a workspace's websites on a cluster: the same as one machine would have.",
        footer = {
            "",
            "A job that was killed goes on where it stopped when it is called again with the same.",
            "Exit codes: 0 all images; 1 fewer; 2 bad usage, settings or list; 3 trouble of the machines."
        })
public final class SparkMain implements Callable<Integer> {
    private static final int COMPLETE = 0;
    private static final int FEWER = 1;
    private static final int USAGE = 2;
    private static final int TROUBLE = 3;

    @Option(names = "--workspace", paramLabel = "DIR", required = true, description = "config.ini and input.txt.")
    private Path workspace = Path.of("");

    @Option(
            names = "--output",
            paramLabel = "URI",
            required = true,
            description = "A folder of any file system that Hadoop knows.")
    private String output = "";

    @Option(
            names = "--format",
            defaultValue = "files",
            description = "files (a workspace), tar (WebDataset) or parquet. Default: ${DEFAULT-VALUE}.")
    private JobOptions.Format format = JobOptions.Format.FILES;

    @Option(
            names = "--max",
            paramLabel = "N",
            description = "Images, instead of the settings' max_img_count; also more than a million.")
    private @Nullable Integer max;

    @Option(
            names = "--partitions",
            paramLabel = "N",
            defaultValue = "64",
            description = "Tasks that the hosts are spread over. Default: ${DEFAULT-VALUE}.")
    private int partitions;

    @Option(
            names = "--shard-images",
            paramLabel = "N",
            defaultValue = "1000",
            description = "Images of a shard at most: what is done again after a kill. Default: ${DEFAULT-VALUE}.")
    private int shardImages;

    /// Ends the process only if something went wrong: who calls on a cluster takes any end by `exit` for a failure.
    public static void main(String... arguments) {
        CommandLine line = new CommandLine(new SparkMain())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExitCodeExceptionMapper(_ -> TROUBLE);
        int code = line.execute(arguments);
        if (code != 0) {
            System.exit(code);
        }
    }

    @Override
    public Integer call() throws Exception {
        JobOptions options;
        try {
            options = options();
        } catch (SettingsException | IllegalArgumentException e) {
            System.err.println(e.getMessage());
            return USAGE;
        }
        // Two attempts at one host at a time would ask it twice as often as it may be asked.
        SparkSession spark = SparkSession.builder()
                .appName("Fetch and Rotate")
                .config("spark.speculation", "false")
                .getOrCreate();
        try (spark) {
            ClusterRun.Summary summary = new ClusterRun(spark, options, System.out::println).run();
            System.out.printf(
                    "%d of %d images, %d failed, in %s%n",
                    summary.succeeded(), summary.aimed(), summary.failed(), options.output());
            return summary.succeeded() == summary.aimed() ? COMPLETE : FEWER;
        } catch (ClusterRun.JobException e) {
            System.err.println(e.getMessage());
            return USAGE;
        }
    }

    private JobOptions options() throws SettingsException {
        SettingsFile settings = SettingsFile.load(workspace.resolve("config.ini"));
        Path list = workspace.resolve(settings.settings().files().websiteList());
        List<String> websites = new ArrayList<>();
        for (WebsiteList.Entry entry : WebsiteList.load(list).entries()) {
            if (entry.use() == WebsiteList.Use.ON) {
                websites.add(entry.url().toString());
            }
        }
        int images = max == null ? settings.settings().maxImages() : max;
        return new JobOptions(settings.lines(), websites, images, output, format, partitions, shardImages);
    }
}
