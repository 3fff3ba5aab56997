package org.fetchandrotate.spark.demo;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.apache.spark.sql.SparkSession;
import org.fetchandrotate.demo.DemoGallery;
import org.fetchandrotate.engine.Engine;
import org.fetchandrotate.engine.RunRequest;
import org.fetchandrotate.settings.SettingsFile;
import org.fetchandrotate.spark.ClusterRun;
import org.fetchandrotate.spark.JobOptions;
import org.fetchandrotate.storage.Database;
import org.fetchandrotate.storage.Workspace;

/// Takes the demo gallery's images three times: by a run on this machine, by Spark within this process, and by a
/// standalone cluster of separate worker processes; and compares what they took.
final class ClusterDemo {
    private static final int WORKERS = 2;

    private final Path folder;
    private final DemoGallery gallery;
    private final SettingsFile settings;

    private ClusterDemo(Path folder, DemoGallery gallery) throws Exception {
        this.folder = folder;
        this.gallery = gallery;
        Path config = Files.writeString(folder.resolve("config.ini"), "[DEFAULT]\nmax_img_count = 100\nproxy = none\n");
        settings = SettingsFile.load(config);
    }

    /// @param arguments a folder for all that it makes: new or empty
    public static void main(String... arguments) throws Exception {
        Path folder = Files.createDirectories(Path.of(arguments[0]).toAbsolutePath());
        try (DemoGallery gallery = DemoGallery.start()) {
            ClusterDemo demo = new ClusterDemo(folder, gallery);
            List<String> alone = demo.onOneMachine();
            List<String> local = demo.inThisProcess();
            List<String> cluster = demo.onACluster();
            System.out.println("in this process: " + verdict(local, alone));
            System.out.println("on the cluster of " + WORKERS + " workers: " + verdict(cluster, alone));
            if (!local.equals(alone) || !cluster.equals(alone)) {
                System.exit(1);
            }
        }
    }

    private List<String> onOneMachine() throws Exception {
        long start = System.nanoTime();
        Path root = Files.createDirectories(folder.resolve("one-machine"));
        Workspace workspace = new Workspace(root, settings.settings().files());
        try (Database database = Database.open(workspace.database())) {
            RunRequest request = new RunRequest(gallery.websites(), settings.settings(), "", OptionalLong.empty(), 0);
            new Engine(Clock.systemDefaultZone())
                    .runs(workspace, database)
                    .prepare(request)
                    .execute(_ -> {});
        }
        return told("one machine", root, start);
    }

    private List<String> inThisProcess() throws Exception {
        long start = System.nanoTime();
        Path root = folder.resolve("local");
        try (SparkSession spark = LocalCluster.small("Fetch and Rotate demo", "local[*]")
                .config("spark.local.dir", folder.resolve("scratch").toString())
                .getOrCreate()) {
            take(spark, root);
        }
        return told("in this process, local[*]", root, start);
    }

    private List<String> onACluster() throws Exception {
        long start = System.nanoTime();
        Path root = folder.resolve("cluster");
        try (LocalCluster cluster = LocalCluster.start(Files.createDirectories(folder.resolve("spark")), WORKERS);
                SparkSession spark = cluster.session("Fetch and Rotate demo")) {
            take(spark, root);
        }
        return told("on a cluster of " + WORKERS + " worker processes", root, start);
    }

    private void take(SparkSession spark, Path root) throws Exception {
        List<String> websites = new ArrayList<>();
        gallery.websites().forEach(website -> websites.add(website.url().toString()));
        JobOptions options = new JobOptions(
                settings.lines(),
                websites,
                settings.settings().maxImages(),
                root.toUri().toString(),
                JobOptions.Format.FILES,
                4,
                1_000);
        new ClusterRun(spark, options, System.out::println).run();
    }

    private static List<String> told(String where, Path root, long start) throws Exception {
        List<String> taken = TakenImages.of(root);
        System.out.printf(
                "%s: %d images in %.1f s, in %s%n", where, taken.size(), (System.nanoTime() - start) / 1e9, root);
        return taken;
    }

    private static String verdict(List<String> taken, List<String> alone) {
        return taken.equals(alone)
                ? "the same " + alone.size() + " images in the same order with the same bytes as one machine"
                : "NOT what one machine took";
    }
}
