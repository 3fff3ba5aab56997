package org.fetchandrotate.engine;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import org.fetchandrotate.model.ImageFormat;
import org.fetchandrotate.model.ImageRecord;
import org.fetchandrotate.model.ImageStatus;
import org.fetchandrotate.model.Settings;
import org.fetchandrotate.storage.JsonObject.JsonFault;
import org.fetchandrotate.storage.TarWriter;
import org.fetchandrotate.storage.Workspace;
import org.fetchandrotate.storage.WorkspaceFiles;

/// A shard as a tar archive in the form of WebDataset, with its stats in a file beside it.
///
/// Of each image there are `KEY.json` (its row), `KEY.original.EXT` and `KEY.rotated.EXT`; one of which nothing
/// is on disk has its row in the manifest alone. Manifest and stats stand first, under a name that WebDataset's
/// readers pass over (`__…__`). The archive never changes once it is there, and the file beside it says what it
/// says: so whoever finds an archive without that file may write it.
///
/// Source: github.com/webdataset/webdataset, "The WebDataset Format".
///
/// @param path absolute
record ShardTar(Path path) implements ShardOutput {
    private static final String META = "__shard__/";
    private static final int BLOCK = 512;

    @Override
    public Optional<ShardStats> finished() throws IOException {
        Path stats = statsFile();
        if (Files.notExists(stats)) {
            if (Files.notExists(path)) {
                return Optional.empty();
            }
            WorkspaceFiles.writeWhole(stats, firstMember());
        }
        return Optional.of(ShardOutput.stats(stats));
    }

    @Override
    public List<String> manifest() throws IOException {
        try (InputStream tar = Files.newInputStream(path)) {
            member(tar); // the stats
            return new String(member(tar), StandardCharsets.UTF_8).lines().toList();
        }
    }

    @Override
    public void commit(Path folder, List<ShardImage> images, List<ImageRecord> rows, ShardStats stats)
            throws IOException {
        Path temporary = folder.resolve("shard.tar");
        write(temporary, new Workspace(folder, Settings.Files.DEFAULTS), images, rows, stats);
        try (FileChannel channel = FileChannel.open(temporary, StandardOpenOption.WRITE)) {
            channel.force(false);
        }
        try {
            placeFirst(temporary);
        } catch (FileAlreadyExistsException _) {
            // another attempt was faster: its archive is the shard
        }
        finished();
    }

    /// A link, unlike a move, never takes the place of a file that is there.
    private void placeFirst(Path temporary) throws IOException {
        try {
            Files.createLink(path, temporary);
        } catch (UnsupportedOperationException e) {
            Files.move(temporary, path);
        }
    }

    private static void write(
            Path target, Workspace files, List<ShardImage> images, List<ImageRecord> rows, ShardStats stats)
            throws IOException {
        List<String> lines = ShardOutput.lines(images, rows);
        try (TarWriter tar = new TarWriter(new BufferedOutputStream(Files.newOutputStream(target), 1 << 16))) {
            tar.add(META + STATS, ShardOutput.text(List.of(stats.line())));
            tar.add(META + MANIFEST, ShardOutput.text(lines));
            for (int i = 0; i < rows.size(); i++) {
                add(tar, files, images.get(i), rows.get(i), lines.get(i));
            }
        }
    }

    private static void add(TarWriter tar, Workspace files, ShardImage image, ImageRecord row, String line)
            throws IOException {
        if (row.filename().isEmpty()) {
            return;
        }
        String key = "%07d-%07d".formatted(image.site(), image.candidate());
        String suffix = row.picture()
                .flatMap(ImageRecord.Picture::format)
                .map(ImageFormat::suffix)
                .orElse("bin");
        tar.add(key + ".json", ShardOutput.text(List.of(line)));
        tar.add(
                key + ".original." + suffix,
                files.original(row.dirname(), row.filename().get()));
        if (row.status() == ImageStatus.PROCESSED) {
            tar.add(
                    key + ".rotated." + suffix,
                    files.rotated(row.dirname(), row.filename().get()));
        }
    }

    private Path statsFile() {
        String name = ShardOutput.nameOf(path);
        return path.resolveSibling(name.substring(0, name.length() - ".tar".length()) + ".stats.json");
    }

    private byte[] firstMember() throws IOException {
        try (InputStream tar = Files.newInputStream(path)) {
            byte[] stats = member(tar);
            ShardStats.parse(new String(stats, StandardCharsets.UTF_8));
            return stats;
        } catch (JsonFault | NumberFormatException fault) {
            FileAlreadyExistsException other =
                    new FileAlreadyExistsException(path.toString(), null, "holds other things than a shard");
            other.initCause(fault);
            throw other;
        }
    }

    private static byte[] member(InputStream tar) throws IOException {
        byte[] header = tar.readNBytes(BLOCK);
        String size = new String(header, StandardCharsets.US_ASCII).substring(124, 135);
        int bytes = Integer.parseInt(size, 8);
        byte[] content = tar.readNBytes(bytes);
        tar.skipNBytes((BLOCK - bytes % BLOCK) % BLOCK);
        return content;
    }
}
