package org.fetchandrotate.desktop.log;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Reads what is new in the newest log of a folder. Used on one thread.
final class LogTail {
    /// Lines further back than these bytes are left unread: a view has no use for so many.
    private static final int MOST_BYTES = 4 << 20;

    private static final int BUFFER = 64 << 10;

    private final Path folder;
    private final int mostLines;
    private final ByteArrayOutputStream unfinished = new ByteArrayOutputStream();
    private Optional<Path> file = Optional.empty();
    private long position;
    private LogLevel level = LogLevel.INFO;
    private boolean inMidLine;

    /// @param mostLines given at once
    LogTail(Path folder, int mostLines) {
        this.folder = folder;
        this.mostLines = mostLines;
    }

    /// What came since the last call; empty if nothing did.
    Optional<News> poll() throws IOException {
        Optional<Path> newest = newest();
        boolean another = !newest.equals(file);
        if (another) {
            start(newest);
        }
        List<LogLine> lines = newest.isPresent() ? read(newest.get()) : List.of();
        return another || !lines.isEmpty() ? Optional.of(new News(file, another, lines)) : Optional.empty();
    }

    /// Names begin with the time, so the last name is the newest.
    private Optional<Path> newest() throws IOException {
        if (!Files.isDirectory(folder)) {
            return Optional.empty();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(path -> path.toString().endsWith(".log")).max(Comparator.comparing(path -> stem(path)));
        }
    }

    /// The name without its ending, so that `…-2.log` comes after `….log`.
    private static String stem(Path path) {
        String name = path.getFileName().toString();
        return name.substring(0, name.length() - ".log".length());
    }

    private void start(Optional<Path> newest) throws IOException {
        file = newest;
        unfinished.reset();
        level = LogLevel.INFO;
        long size = newest.isPresent() ? Files.size(newest.get()) : 0;
        position = Math.max(0, size - MOST_BYTES);
        inMidLine = position > 0;
    }

    private List<LogLine> read(Path path) throws IOException {
        List<LogLine> lines = new ArrayList<>();
        try (FileChannel channel = FileChannel.open(path)) {
            if (channel.size() < position) {
                start(file);
            }
            ByteBuffer buffer = ByteBuffer.allocate(BUFFER);
            // what comes meanwhile is for the next time
            long end = Math.min(channel.size(), position + MOST_BYTES);
            while (position < end) {
                buffer.clear();
                int count = channel.read(buffer, position);
                if (count < 0) {
                    break;
                }
                position += count;
                split(buffer.array(), count, lines);
            }
        }
        return lines.size() <= mostLines ? lines : List.copyOf(lines.subList(lines.size() - mostLines, lines.size()));
    }

    private void split(byte[] bytes, int count, List<LogLine> lines) {
        for (int i = 0; i < count; i++) {
            if (bytes[i] == '\n') {
                finish(lines);
            } else if (bytes[i] != '\r') {
                unfinished.write(bytes[i]);
            }
        }
    }

    private void finish(List<LogLine> lines) {
        if (inMidLine) {
            inMidLine = false;
        } else {
            LogLine line = LogLine.parse(unfinished.toString(StandardCharsets.UTF_8), level);
            level = line.level();
            lines.add(line);
        }
        unfinished.reset();
    }

    /// @param file the newest log; empty if there is none
    /// @param another whether it is another file than before, so that earlier lines no longer count
    record News(Optional<Path> file, boolean another, List<LogLine> lines) {}
}
