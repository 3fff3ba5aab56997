package org.fetchandrotate.spark;

import java.io.Serializable;
import java.util.List;
import org.fetchandrotate.engine.ShardStats;
import org.fetchandrotate.storage.Json;
import org.fetchandrotate.storage.JsonObject;
import org.fetchandrotate.storage.JsonObject.JsonFault;

/// A shard that is there: which archive it is, and what the driver needs to know of it.
///
/// @param stats as [ShardStats#line()]
/// @param input as [ShardStats#input()]
/// @param archive the name of the file among the shards
/// @param lost the images that weren't taken, as `site:candidate`; none once the round is settled
record CommittedShard(String stats, String input, String archive, List<String> lost) implements Serializable {
    CommittedShard {
        lost = List.copyOf(lost);
    }

    /// The same without which images were lost: once a round is settled, nobody asks.
    CommittedShard settled() {
        return new CommittedShard(stats, input, archive, List.of());
    }

    String line() {
        return new Json()
                .with("stats", stats)
                .with("archive", archive)
                .with("lost", lost)
                .toString();
    }

    static CommittedShard parse(String text) throws JsonFault {
        JsonObject line = JsonObject.parse(text);
        String stats = line.text("stats").orElseThrow(() -> new JsonFault("no member \"stats\""));
        return new CommittedShard(
                stats,
                ShardStats.parse(stats).input(),
                line.text("archive").orElseThrow(() -> new JsonFault("no member \"archive\"")),
                line.texts("lost"));
    }
}
