package org.fetchandrotate.spark;

import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.Locale;
import org.fetchandrotate.settings.SettingKey;
import org.fetchandrotate.storage.Sha256;

/// What a job is to do, in a form that travels to the executors.
///
/// @param settings one `key = value` a line
/// @param websites as the list has them, credentials included: they travel, and are written nowhere
/// @param maxImages how many images to take at most, also more than a run on one machine can be told to
/// @param output a folder of any file system that Hadoop knows
/// @param format what the output is to be
/// @param partitions tasks that images and pages are spread over
/// @param shardImages images of a shard at most
public record JobOptions(
        List<String> settings,
        List<String> websites,
        int maxImages,
        String output,
        Format format,
        int partitions,
        int shardImages)
        implements Serializable {
    /// What the output is to be.
    public enum Format {
        /// A workspace: plain files.
        FILES,
        /// Archives in the form of WebDataset.
        TAR,
        /// The table `imgs` with the files' bytes in two more columns.
        PARQUET;

        String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// @throws IllegalArgumentException if a number isn't positive
    public JobOptions {
        settings = List.copyOf(settings);
        websites = List.copyOf(websites);
        if (maxImages < 1 || partitions < 1 || shardImages < 1) {
            throw new IllegalArgumentException("--max, --partitions and --shard-images must be at least 1");
        }
    }

    /// The settings that go into the output: without the proxy, which may have a password.
    List<String> recorded() {
        return settings.stream()
                .filter(line -> !line.startsWith(SettingKey.PROXY.key() + " "))
                .toList();
    }

    /// What tells this job from another one.
    String fingerprint() {
        MessageDigest digest = Sha256.start();
        for (String part : List.of(
                settings.toString(),
                websites.toString(),
                format.code(),
                maxImages + " " + partitions + " " + shardImages)) {
            digest.update(part.getBytes(StandardCharsets.UTF_8));
            digest.update((byte) 0);
        }
        return Sha256.hex(digest);
    }
}
