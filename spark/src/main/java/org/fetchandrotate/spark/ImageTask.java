package org.fetchandrotate.spark;

import java.io.File;
import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.apache.spark.SparkEnv;
import org.apache.spark.api.java.function.Function2;
import org.apache.spark.broadcast.Broadcast;
import org.fetchandrotate.engine.ShardEngine;
import org.fetchandrotate.engine.ShardImage;
import org.fetchandrotate.engine.ShardList;
import org.fetchandrotate.engine.ShardRun;
import org.fetchandrotate.engine.ShardStats;
import org.fetchandrotate.model.ImageStatus;
import org.fetchandrotate.storage.ImageLine;
import org.fetchandrotate.storage.JsonObject;
import org.fetchandrotate.storage.JsonObject.JsonFault;
import scala.Tuple2;

/// Takes the images of one partition, shard after shard, on an executor: all images of a domain are here, so that
/// each host meets one gate, one robots.txt and one delay in the whole cluster.
///
/// A shard is an archive that the engine makes on the executor's disk. It is copied under a name of this attempt's
/// own, and counts once its commit names it; so an attempt too many leaves a file that nothing names.
///
/// @param round part of the shards' ids
record ImageTask(Broadcast<JobOptions> options, JobFolder folder, int round)
        implements Function2<Integer, Iterator<Tuple2<ShardKey, String>>, Iterator<CommittedShard>>, Serializable {
    @Override
    public Iterator<CommittedShard> call(Integer partition, Iterator<Tuple2<ShardKey, String>> images)
            throws Exception {
        List<CommittedShard> committed = new ArrayList<>();
        if (!images.hasNext()) {
            return committed.iterator();
        }
        JobSettings job = JobSettings.of(options.value());
        ShardRun shards = TaskEngine.engine().shards(job.settings());
        Optional<ShardEngine> engine = Optional.empty();
        for (int chunk = 0; images.hasNext(); chunk++) {
            String id = "r%04d-p%05d-c%05d".formatted(round, partition, chunk);
            List<ShardImage> wanted = next(images);
            Optional<CommittedShard> before = committed(id, shards.input(wanted));
            if (before.isPresent()) {
                committed.add(before.get());
            } else {
                engine = engine.isPresent() ? engine : Optional.of(TaskEngine.open(job));
                committed.add(make(engine.get(), shards, id, wanted));
            }
        }
        return committed.iterator();
    }

    private List<ShardImage> next(Iterator<Tuple2<ShardKey, String>> images) throws JsonFault {
        List<ShardKey> keys = new ArrayList<>();
        List<String> lines = new ArrayList<>();
        while (images.hasNext() && lines.size() < options.value().shardImages()) {
            Tuple2<ShardKey, String> image = images.next();
            keys.add(image._1());
            lines.add(image._2());
        }
        List<ShardImage> read = ShardList.read(lines);
        if (read.size() != keys.size()) {
            throw new JsonFault(keys.size() - read.size() + " images are there twice");
        }
        List<ShardImage> wanted = new ArrayList<>();
        for (int i = 0; i < keys.size(); i++) {
            wanted.add(read.get(i).inBatch(keys.get(i).batch()));
        }
        return wanted;
    }

    private Optional<CommittedShard> committed(String id, String input) throws IOException, JsonFault {
        Optional<List<String>> line = folder.lines(folder.commit(id));
        if (line.isEmpty()) {
            return Optional.empty();
        }
        CommittedShard known = CommittedShard.parse(line.get().getFirst());
        return Optional.of(known).filter(shard -> shard.input().equals(input));
    }

    private CommittedShard make(ShardEngine engine, ShardRun shards, String id, List<ShardImage> images)
            throws Exception {
        Path scratch = Files.createTempDirectory(localFolder(), id);
        Path archive = scratch.resolve(id + "." + UUID.randomUUID() + ".tar");
        try {
            List<String> lost = new ArrayList<>();
            ShardStats stats = shards.make(engine, id, images, archive, row -> noteLoss(row, lost));
            String name = String.valueOf(archive.getFileName());
            folder.put(archive, folder.shard(name));
            CommittedShard shard = new CommittedShard(stats.line(), stats.input(), name, lost);
            return folder.writeFirst(folder.commit(id), shard.line())
                    ? shard
                    : committed(id, stats.input()).orElse(shard);
        } finally {
            Scratch.remove(scratch);
        }
    }

    private static void noteLoss(String row, List<String> lost) {
        try {
            if (ImageLine.parse(row).status() != ImageStatus.PROCESSED) {
                JsonObject places = JsonObject.parse(row);
                lost.add(places.number("site").orElseThrow() + ":"
                        + places.number("candidate").orElseThrow());
            }
        } catch (JsonFault fault) {
            throw new IllegalStateException("A manifest's row can't be read: " + fault.getMessage(), fault);
        }
    }

    /// Spark's own folder for blocks: it goes with the executor, however that ends.
    private static Path localFolder() throws IOException {
        File[] folders = SparkEnv.get().blockManager().diskBlockManager().localDirs();
        return Files.createDirectories(folders[0].toPath().resolve("fetch-and-rotate"));
    }
}
