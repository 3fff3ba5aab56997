package org.fetchandrotate.engine;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.fetchandrotate.model.ImageRecord;
import org.fetchandrotate.storage.WorkspaceFiles;

/// A shard as a folder: the files as in a workspace, `manifest.jsonl` and `stats.json`. It comes to be by one move
/// of a whole folder, which fails where there is one with something in it.
///
/// @param path absolute
record ShardFolder(Path path) implements ShardOutput {
    @Override
    public Optional<ShardStats> finished() throws IOException {
        Path stats = path.resolve(STATS);
        if (Files.exists(stats)) {
            return Optional.of(ShardOutput.stats(stats));
        }
        if (Files.exists(path) && !(Files.isDirectory(path) && isEmpty())) {
            throw new FileAlreadyExistsException(
                    path.toString(), null, "holds other things than a shard; name a new or an empty folder");
        }
        return Optional.empty();
    }

    private boolean isEmpty() throws IOException {
        try (Stream<Path> entries = Files.list(path)) {
            return entries.findAny().isEmpty();
        }
    }

    @Override
    public List<String> manifest() throws IOException {
        return Files.readAllLines(path.resolve(MANIFEST));
    }

    @Override
    public void commit(Path folder, List<ShardImage> images, List<ImageRecord> rows, ShardStats stats)
            throws IOException {
        write(folder, MANIFEST, ShardOutput.lines(images, rows));
        write(folder, STATS, List.of(stats.line()));
        try {
            Files.move(folder, path, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) { // no type of its own on every system for "there is one already"
            if (finished().isEmpty()) {
                throw e;
            }
        }
    }

    private static void write(Path folder, String name, List<String> lines) throws IOException {
        WorkspaceFiles.writeWhole(folder.resolve(name), ShardOutput.text(lines));
    }
}
