package org.fetchandrotate.engine;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.fetchandrotate.model.ImageRecord;
import org.fetchandrotate.model.Settings;
import org.fetchandrotate.model.Website;

/// The front door for a shard that is a job of its own: the images of a list, into a folder or an archive;
/// [Engine] makes it. Made again, a finished shard costs nothing. Thread-safe.
public final class ShardRun {
    private final Settings settings;
    private final Engine engine;

    ShardRun(Settings settings, Engine engine) {
        this.settings = settings;
        this.engine = engine;
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
        if (ShardOutput.of(out).finished().isPresent()) {
            return finished(images, out, onRow);
        }
        try (ShardEngine own = engine.shardEngine(settings, websites(images))) {
            return make(own, id, images, out, onRow);
        }
    }

    /// The same with an engine that has other shards to make too, of the same settings.
    public ShardStats make(ShardEngine shared, String id, List<ShardImage> images, Path out, Consumer<String> onRow)
            throws InterruptedException, IOException, RunException, OtherShardException {
        ShardOutput output = ShardOutput.of(out);
        if (output.finished().isEmpty()) {
            attempt(shared, id, images, output);
        }
        return finished(images, out, onRow);
    }

    /// What tells a shard of these images from others, see [ShardStats#input()].
    public String input(List<ShardImage> images) {
        return ShardStats.input(images, settings);
    }

    private ShardStats finished(List<ShardImage> images, Path out, Consumer<String> onRow)
            throws IOException, OtherShardException {
        ShardOutput output = ShardOutput.of(out);
        ShardStats stats = output.finished().orElseThrow(() -> new IOException(out + ": is gone"));
        if (!stats.input().equals(input(images))) {
            throw new OtherShardException(out + ": holds the shard " + stats.shard()
                    + ", which has other images or settings; name another place, or remove it");
        }
        output.manifest().forEach(onRow);
        return stats;
    }

    private void attempt(ShardEngine shared, String id, List<ShardImage> images, ShardOutput output)
            throws InterruptedException, IOException, RunException {
        long start = System.nanoTime();
        Path folder = output.newAttempt();
        try {
            List<ImageRecord> rows = shared.take(images, folder);
            Duration elapsed = Duration.ofNanos(System.nanoTime() - start);
            output.commit(folder, images, rows, ShardStats.of(id, input(images), rows, elapsed));
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
