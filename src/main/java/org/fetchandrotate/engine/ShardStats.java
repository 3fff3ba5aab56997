package org.fetchandrotate.engine;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.List;
import org.fetchandrotate.model.ImageRecord;
import org.fetchandrotate.model.ImageStatus;
import org.fetchandrotate.model.Settings;
import org.fetchandrotate.storage.Json;
import org.fetchandrotate.storage.JsonObject;
import org.fetchandrotate.storage.JsonObject.JsonFault;
import org.fetchandrotate.storage.Sha256;

/// What a finished shard came to; where it is written, the shard is whole.
///
/// @param shard its id
/// @param input what tells its images and settings from others': 64 hex digits
/// @param images asked for
/// @param processed of these, those that were rotated
/// @param bytes of the originals
/// @param rotatedBytes of the copies
public record ShardStats(
        String shard, String input, int images, int processed, long bytes, long rotatedBytes, Duration elapsed) {
    static ShardStats of(String shard, String input, List<ImageRecord> rows, Duration elapsed) {
        int processed = 0;
        long bytes = 0;
        long rotatedBytes = 0;
        for (ImageRecord row : rows) {
            processed += row.status() == ImageStatus.PROCESSED ? 1 : 0;
            bytes += row.filename().isEmpty()
                    ? 0
                    : row.picture().map(ImageRecord.Picture::bytes).orElse(0L);
            rotatedBytes +=
                    row.rotatedCopy().map(ImageRecord.RotatedCopy::bytes).orElse(0L);
        }
        return new ShardStats(shard, input, rows.size(), processed, bytes, rotatedBytes, elapsed);
    }

    /// What the shard's result depends on besides the servers.
    static String input(List<ShardImage> images, Settings settings) {
        MessageDigest digest = Sha256.start();
        // how to ask isn't part of it: a shard that is finished stays so whoever looks at it
        digest.update((settings.rotation() + " " + settings.jpegUnaligned() + " " + settings.filter())
                .getBytes(StandardCharsets.UTF_8));
        for (ShardImage image : images) {
            digest.update(('\n' + image.line()).getBytes(StandardCharsets.UTF_8));
        }
        return Sha256.hex(digest);
    }

    /// This as one line of JSON.
    public String line() {
        return new Json()
                .with("shard", shard)
                .with("input", input)
                .with("images", images)
                .with("processed", processed)
                .with("failed", images - processed)
                .with("bytes", bytes)
                .with("rotated_bytes", rotatedBytes)
                .with("elapsed_ms", elapsed.toMillis())
                .toString();
    }

    /// @throws JsonFault if the text is no such line
    public static ShardStats parse(String text) throws JsonFault {
        JsonObject line = JsonObject.parse(text);
        return new ShardStats(
                line.text("shard").orElseThrow(() -> new JsonFault("no member \"shard\"")),
                line.text("input").orElseThrow(() -> new JsonFault("no member \"input\"")),
                Math.toIntExact(line.number("images").orElse(0)),
                Math.toIntExact(line.number("processed").orElse(0)),
                line.number("bytes").orElse(0),
                line.number("rotated_bytes").orElse(0),
                Duration.ofMillis(line.number("elapsed_ms").orElse(0)));
    }
}
