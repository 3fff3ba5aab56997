package org.fetchandrotate.spark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.spark.sql.SparkSession;
import org.fetchandrotate.engine.Engine;
import org.fetchandrotate.engine.RunRequest;
import org.fetchandrotate.model.Website;
import org.fetchandrotate.settings.SettingsFile;
import org.fetchandrotate.spark.JobOptions.Format;
import org.fetchandrotate.storage.Database;
import org.fetchandrotate.storage.Workspace;
import org.fetchandrotate.url.WebUrl;

/// One job on a gallery, done in several ways, each in a folder of its own. Single-thread.
final class TestJob {
    private final Path folder;
    private final List<String> websites;
    private final SettingsFile settings;
    private final List<String> news = new ArrayList<>();
    private Optional<String> store = Optional.empty();
    private Format format = Format.FILES;
    private int partitions = 3;
    private int shardImages = 4;

    /// @param settings lines of `config.ini`
    TestJob(Path folder, List<String> websites, String... settings) throws Exception {
        this.folder = Files.createDirectories(folder);
        this.websites = websites;
        List<String> lines = new ArrayList<>(List.of(
                "[DEFAULT]",
                "proxy = none",
                "request_timeout = 30",
                "render = never",
                "allow_private_addresses = yes"));
        lines.addAll(List.of(settings));
        if (lines.stream().noneMatch(line -> line.startsWith("connections_per_host"))) {
            lines.add("connections_per_host = 2");
        }
        this.settings = SettingsFile.load(Files.write(folder.resolve("config.ini"), lines));
        Files.write(folder.resolve("input.txt"), websites);
    }

    /// @param uri where outputs are to be, instead of beside the workspace
    TestJob at(String uri) {
        store = Optional.of(uri);
        return this;
    }

    TestJob as(Format other) {
        format = other;
        return this;
    }

    /// @param images of a shard at most
    TestJob in(int parts, int images) {
        partitions = parts;
        shardImages = images;
        return this;
    }

    Path folder(String name) {
        return folder.resolve(name);
    }

    /// What was told while the job went on.
    List<String> news() {
        return news;
    }

    /// By a run as anybody does it.
    ///
    /// @return the workspace
    Path onOneMachine() throws Exception {
        Path root = Files.createDirectories(folder("one-machine"));
        Workspace workspace = new Workspace(root, settings.settings().files());
        List<Website> listed = websites.stream()
                .map(url -> new Website(WebUrl.parse(url).orElseThrow()))
                .toList();
        try (Database database = Database.open(workspace.database())) {
            RunRequest request = new RunRequest(listed, settings.settings(), "", OptionalLong.empty(), 0);
            new Engine(Clock.systemUTC())
                    .runs(workspace, database)
                    .prepare(request)
                    .execute(_ -> {});
        }
        return root;
    }

    /// @return the output
    Path onSpark(SparkSession spark, String name) throws Exception {
        run(spark, name);
        return folder(name);
    }

    ClusterRun.Summary run(SparkSession spark, String name) throws Exception {
        return new ClusterRun(spark, options(name), news::add).run();
    }

    JobOptions options(String name) throws IOException {
        return new JobOptions(
                settings.lines(),
                websites,
                settings.settings().maxImages(),
                store.map(uri -> uri + "/" + name)
                        .orElseGet(() -> folder(name).toUri().toString()),
                format,
                partitions,
                shardImages);
    }
}
