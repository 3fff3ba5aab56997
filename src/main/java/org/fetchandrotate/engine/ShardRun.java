package org.fetchandrotate.engine;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.fetchandrotate.model.ImageRecord;
import org.fetchandrotate.model.Settings;
import org.fetchandrotate.model.Website;

/// The front door for a shard that is a job of its own: the images of a list, into a folder or an archive. Made
/// again, a finished shard costs nothing. Thread-safe.
public final class ShardRun {
    private final Settings settings;
    private final Clock clock;

    public ShardRun(Settings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    /// Makes the shard, unless it is there.
    ///
    /// @param id of the shard: what it is called in its stats
    /// @param out a folder, or an archive if it ends in `.tar`
    /// @param onRow given each row as a line of JSON, in order, once the shard is finished
    /// @throws OtherShardException if the output holds a shard of other images or settings
    /// @throws RunException if the machine fails
    /// @throws IOException if the output can't be written
    public ShardStats make(String id, List<ShardImage> images, Path out, Consumer<String> onRow)
            throws InterruptedException, IOException, RunException, OtherShardException {
        ShardOutput output = ShardOutput.of(out);
        String input = ShardStats.input(images, settings);
        Optional<ShardStats> finished = output.finished();
        if (finished.isEmpty()) {
            attempt(id, input, images, output);
            finished = output.finished();
        }
        ShardStats stats = finished.orElseThrow(() -> new IOException(out + ": is gone"));
        if (!stats.input().equals(input)) {
            throw new OtherShardException(out + ": holds the shard " + stats.shard()
                    + ", which has other images or settings; name another place, or remove it");
        }
        output.manifest().forEach(onRow);
        return stats;
    }

    private void attempt(String id, String input, List<ShardImage> images, ShardOutput output)
            throws InterruptedException, IOException, RunException {
        long start = System.nanoTime();
        Path folder = output.newAttempt();
        try (ShardEngine engine = new ShardEngine(settings, websites(images), clock)) {
            List<ImageRecord> rows = engine.take(images, folder);
            ShardStats stats = ShardStats.of(id, input, rows, Duration.ofNanos(System.nanoTime() - start));
            output.commit(folder, images, rows, stats);
        } catch (IOException | RunException e) {
            if (output.finished().isEmpty()) {
                throw e;
            }
            // another attempt was faster, and has cleared away what this one worked on
        } finally {
            ShardOutput.remove(folder);
            if (output.finished().isPresent()) {
                output.removeAttempts();
            }
        }
    }

    /// The pages count as listed by the user.
    private static Set<Website> websites(List<ShardImage> images) {
        Set<Website> websites = new LinkedHashSet<>();
        images.forEach(image -> websites.add(new Website(image.page())));
        return websites;
    }

    /// The output holds another shard.
    public static final class OtherShardException extends Exception {
        private static final long serialVersionUID = 1L;

        OtherShardException(String message) {
            super(message);
        }
    }
}
