package org.fetchandrotate.spark;

import java.io.IOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.fetchandrotate.engine.RoundSelection;
import org.fetchandrotate.storage.JsonObject.JsonFault;

/// The driver's loop: asks the engine's selection which pages and images are needed, has them read and taken in
/// rounds, and notes each round that is done. All it decides follows from what lies in the output, so that a job
/// that was killed goes the same way again and finds its work done.
final class Rounds {
    private static final int HOSTS = 100;

    private final JavaSparkContext context;
    private final JobSettings settings;
    private final JobFolder folder;
    private final Broadcast<JobOptions> options;
    private final Candidates candidates;
    private final Consumer<String> news;

    /// @param news given a line for each thing that a person wants to know
    Rounds(
            JavaSparkContext context,
            JobSettings settings,
            JobFolder folder,
            Broadcast<JobOptions> options,
            Candidates candidates,
            Consumer<String> news) {
        this.context = context;
        this.settings = settings;
        this.folder = folder;
        this.options = options;
        this.candidates = candidates;
        this.news = news;
    }

    /// Goes on until all is settled.
    ///
    /// @return every shard, as [CommittedShard#settled()]
    List<CommittedShard> run() throws IOException, JsonFault, ClusterRun.JobException {
        List<CommittedShard> shards = new ArrayList<>();
        RoundSelection selection = new RoundSelection(
                settings.settings().maxImages(), settings.websites().size());
        for (int round = 0; ; round++) {
            boolean read = candidates.read(selection, news);
            List<RoundSelection.Span> spans = selection.start();
            if (spans.isEmpty() && !read) {
                return shards;
            }
            List<CommittedShard> taken = spans.isEmpty() ? List.of() : take(round, spans);
            selection.settle(failures(taken));
            taken.forEach(shard -> shards.add(shard.settled()));
        }
    }

    private List<CommittedShard> take(int round, List<RoundSelection.Span> spans) throws IOException, JsonFault {
        Optional<List<String>> ledger = folder.lines(folder.ledger(round));
        if (ledger.isPresent()) {
            List<CommittedShard> done = new ArrayList<>();
            for (String line : ledger.get()) {
                done.add(CommittedShard.parse(line));
            }
            return done;
        }
        RoundPlan plan = new RoundPlan(
                context, candidates.images(), spans, options.value().partitions());
        announce(round, plan);
        List<CommittedShard> taken = plan.spread()
                .mapPartitionsWithIndex(new ImageTask(options, folder, round), false)
                .collect();
        folder.write(
                folder.ledger(round), taken.stream().map(CommittedShard::line).toList());
        return taken;
    }

    private void announce(int round, RoundPlan plan) {
        String title = "round %d: %,d %s".formatted(round, plan.images(), plan.images() == 1 ? "image" : "images");
        List<String> hosts =
                new SkewEstimate(settings.settings().network(), candidates.times()).words(plan.largestHosts(HOSTS));
        news.accept(title);
        hosts.forEach(news);
        // what Spark's own page shows beside the bar
        context.setJobDescription(
                title + hosts.stream().limit(1).map(host -> ";" + host).reduce("", String::concat));
    }

    private static Map<Integer, BitSet> failures(List<CommittedShard> shards) {
        Map<Integer, BitSet> failed = new HashMap<>();
        for (CommittedShard shard : shards) {
            for (String image : shard.lost()) {
                int colon = image.indexOf(':');
                failed.computeIfAbsent(Integer.valueOf(image.substring(0, colon)), _ -> new BitSet())
                        .set(Integer.parseInt(image.substring(colon + 1)));
            }
        }
        return failed;
    }
}
