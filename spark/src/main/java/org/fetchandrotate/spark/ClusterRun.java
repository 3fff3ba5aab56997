package org.fetchandrotate.spark;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.fetchandrotate.model.Website;
import org.fetchandrotate.settings.SettingsException;
import org.fetchandrotate.storage.Json;
import org.fetchandrotate.storage.JsonObject;
import org.fetchandrotate.storage.JsonObject.JsonFault;
import org.fetchandrotate.storage.StorageException;

/// The whole job: rounds, then the output. Called again with the same, it goes on where it stopped; once it is
/// finished, it does nothing. Single-thread.
public final class ClusterRun {
    private static final String JOB = "job.json";
    private static final String DONE = "done.json";

    private final SparkSession spark;
    private final JobOptions options;
    private final Consumer<String> news;
    private final JavaSparkContext context;
    private final JobFolder folder;

    /// @param news given a line for each thing that a person wants to know
    public ClusterRun(SparkSession spark, JobOptions options, Consumer<String> news) {
        this.spark = spark;
        this.options = options;
        this.news = news;
        context = JavaSparkContext.fromSparkContext(spark.sparkContext());
        folder = JobFolder.of(context, options.output());
    }

    /// What the job came to.
    ///
    /// @param succeeded images taken
    /// @param failed images that were asked for and couldn't be taken
    public record Summary(int aimed, int succeeded, int failed) {}

    /// @throws JobException if it is none for a cluster, the output holds another one, or what lies there can't be
    ///     read
    public Summary run() throws IOException, SettingsException, StorageException, InterruptedException, JobException {
        JobSettings settings = JobSettings.of(options);
        Optional<String> refusal = Refusals.of(settings);
        if (refusal.isPresent()) {
            throw new JobException(refusal.get());
        }
        try {
            Instant started = begin();
            Optional<List<String>> done = folder.lines(folder.job(DONE));
            return done.isPresent() ? summary(done.get()) : work(settings, started);
        } catch (JsonFault fault) {
            throw new JobException(options.output() + ": what lies there can't be read: " + fault.getMessage());
        }
    }

    private Summary work(JobSettings settings, Instant started)
            throws IOException, StorageException, InterruptedException, JsonFault, JobException {
        Broadcast<JobOptions> broadcast = context.broadcast(options);
        Candidates candidates = new Candidates(spark, folder, broadcast, settings.websites());
        List<CommittedShard> shards = new Rounds(context, settings, folder, broadcast, candidates, news).run();
        news.accept("writing the output as " + options.format().code());
        context.setJobDescription("the output");
        Publication publication = new Publication(spark, folder);
        Dataset<Row> images = publication.publish(options.format(), shards);
        Summary summary =
                new HistoryFile(folder, candidates.pages(), images).write(options, settings.settings(), started);
        writeWorkspace(settings.websites());
        folder.write(
                folder.job(DONE),
                List.of(new Json()
                        .with("aimed", summary.aimed())
                        .with("succeeded", summary.succeeded())
                        .with("failed", summary.failed())
                        .toString()));
        publication.clearUp(options.format(), shards);
        return summary;
    }

    /// Notes what the job is, or makes sure that what is there is the same one.
    private Instant begin() throws IOException, JsonFault, JobException {
        Optional<List<String>> known = folder.lines(folder.job(JOB));
        if (known.isEmpty()) {
            Instant now = Instant.now();
            String line = new Json()
                    .with("input", options.fingerprint())
                    .with("started", now.toString())
                    .toString();
            folder.write(folder.job(JOB), List.of(line));
            return now;
        }
        JsonObject job = JsonObject.parse(String.join("", known.get()));
        if (!job.text("input").orElse("").equals(options.fingerprint())) {
            throw new JobException(options.output() + ": holds a job with other settings, websites, format or"
                    + " partitions; name another output, or remove it");
        }
        String started = job.text("started").orElseThrow(() -> new JsonFault("no member \"started\""));
        news.accept("going on with the job that began " + started);
        return Instant.parse(started);
    }

    private static Summary summary(List<String> lines) throws JsonFault {
        JsonObject line = JsonObject.parse(String.join("", lines));
        return new Summary(
                Math.toIntExact(line.number("aimed").orElse(0)),
                Math.toIntExact(line.number("succeeded").orElse(0)),
                Math.toIntExact(line.number("failed").orElse(0)));
    }

    /// The output is a workspace: these two are what its commands look for. Where things lie is as by default.
    private void writeWorkspace(List<Website> websites) throws IOException {
        List<String> settings = options.recorded().stream()
                .filter(line -> !line.matches("\\w+_(dirname|filename|filepath) .*"))
                .toList();
        List<String> config = new ArrayList<>(List.of("; Made by a job of Fetch and Rotate on Spark."));
        config.addAll(JobSettings.iniOf(settings));
        folder.write(folder.output("config.ini"), config);
        folder.write(
                folder.output("input.txt"),
                websites.stream().map(website -> website.url().toString()).toList());
    }

    /// The job can't begin or go on for a reason that the user can mend.
    public static final class JobException extends Exception {
        private static final long serialVersionUID = 1L;

        JobException(String message) {
            super(message);
        }
    }
}
