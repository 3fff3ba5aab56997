package org.fetchandrotate.spark;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.LocalFileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.util.SerializableConfiguration;

/// The output of a job on any file system that Hadoop knows, and how things come to be there whole: small files by
/// a move of a whole one over their name, large ones under a name of their attempt's own, which a small one tells.
///
/// @param root a URI
/// @param access how file systems are reached: the executors don't know it by themselves
record JobFolder(String root, Broadcast<SerializableConfiguration> access) implements Serializable {
    /// With what the job was configured with.
    static JobFolder of(JavaSparkContext context, String root) {
        return new JobFolder(root, context.broadcast(new SerializableConfiguration(context.hadoopConfiguration())));
    }

    /// What tells how far the job is.
    Path job(String name) {
        return new Path(new Path(root, "_job"), name);
    }

    Path candidates(int table) {
        return job("candidates/%04d".formatted(table));
    }

    Path commit(String shard) {
        return job("commits/" + shard + ".json");
    }

    Path ledger(int round) {
        return job("rounds/%04d.jsonl".formatted(round));
    }

    Path shards() {
        return new Path(root, "shards");
    }

    Path shard(String archive) {
        return new Path(shards(), archive);
    }

    Path output(String name) {
        return new Path(root, name);
    }

    /// Local files get no checksums beside them: others read the output too.
    FileSystem fileSystem() throws IOException {
        FileSystem files = new Path(root).getFileSystem(access.value().value());
        return files instanceof LocalFileSystem local ? local.getRawFileSystem() : files;
    }

    boolean exists(Path path) throws IOException {
        return fileSystem().exists(path);
    }

    /// The lines of a small file; empty if it isn't there.
    Optional<List<String>> lines(Path path) throws IOException {
        try (InputStream stream = fileSystem().open(path)) {
            return Optional.of(new String(stream.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList());
        } catch (FileNotFoundException _) {
            return Optional.empty();
        }
    }

    /// Writes a small file whole.
    void write(Path path, List<String> lines) throws IOException {
        byte[] text =
                lines.isEmpty() ? new byte[0] : (String.join("\n", lines) + '\n').getBytes(StandardCharsets.UTF_8);
        Path part = new Path(path.getParent(), "." + path.getName() + "." + UUID.randomUUID());
        FileSystem files = fileSystem();
        try (OutputStream stream = files.create(part, true)) {
            stream.write(text);
        }
        moveOver(files, part, path);
    }

    /// Writes a small file whole, unless one is there.
    ///
    /// @return whether it is this one that is there now
    boolean writeFirst(Path path, String line) throws IOException {
        if (exists(path)) {
            return false;
        }
        write(path, List.of(line));
        return true;
    }

    /// Copies a file of this machine to a name, whole.
    void put(java.nio.file.Path local, Path target) throws IOException {
        Path part = new Path(target.getParent(), "." + target.getName() + "." + UUID.randomUUID());
        FileSystem files = fileSystem();
        files.copyFromLocalFile(false, true, new Path(local.toUri()), part);
        moveOver(files, part, target);
    }

    /// Moves a file over a name. Where the file system's move doesn't take the place of what is there, whoever
    /// reads meanwhile finds nothing for a moment, and never half.
    static void moveOver(FileSystem files, Path part, Path target) throws IOException {
        files.mkdirs(target.getParent());
        if (files.exists(target)) {
            files.delete(target, false);
        }
        if (!files.rename(part, target) && files.exists(part)) {
            if (!files.exists(target)) {
                throw new IOException("Can't move " + part + " to " + target);
            }
            files.delete(part, false); // another attempt was faster
        }
    }
}
