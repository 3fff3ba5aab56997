package org.fetchandrotate.settings;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// A text file in memory, line by line, such that writing it back gives the same bytes: byte order mark, line ends
/// and a missing last line end included. Immutable.
///
/// @param mark what stands before the first line: a byte order mark, or nothing
record TextFile(String mark, List<Line> lines) {
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    /// Half a million addresses; keeps a wrong file (an image, a log) from being read whole.
    private static final int MAX_BYTES = 64 << 20;

    /// @param text without its line end
    /// @param end `\n`, `\r\n`, `\r`, or empty for a last line without one
    record Line(String text, String end) {}

    static final TextFile EMPTY = new TextFile("", List.of());

    TextFile {
        lines = List.copyOf(lines);
    }

    /// Reads a file; empty if there is none.
    ///
    /// @throws SettingsException if it can't be read, is too large or isn't UTF-8
    static Optional<TextFile> read(Path file) throws SettingsException {
        byte[] bytes;
        try (InputStream stream = Files.newInputStream(file)) {
            bytes = stream.readNBytes(MAX_BYTES + 1);
        } catch (NoSuchFileException absent) {
            return Optional.empty();
        } catch (IOException failure) {
            throw new SettingsException(List.of("%s: can't be read (%s)".formatted(file, reason(file, failure))));
        }
        if (bytes.length > MAX_BYTES) {
            throw new SettingsException(List.of("%s: larger than %d MiB".formatted(file, MAX_BYTES >> 20)));
        }
        return Optional.of(parse(decode(file, bytes)));
    }

    private static String reason(Path file, IOException failure) {
        return Files.isDirectory(file) ? "it is a folder" : failure.getClass().getSimpleName();
    }

    private static String decode(Path file, byte[] bytes) throws SettingsException {
        CharsetDecoder decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        ByteBuffer input = ByteBuffer.wrap(bytes);
        try {
            return decoder.decode(input).toString();
        } catch (CharacterCodingException malformed) {
            int line = 1;
            for (int i = 0; i < input.position(); i++) {
                line += bytes[i] == '\n' ? 1 : 0;
            }
            throw new SettingsException(List.of("%s:%d: isn't UTF-8 text".formatted(file, line)));
        }
    }

    static TextFile parse(String text) {
        String mark = text.startsWith(BYTE_ORDER_MARK) ? BYTE_ORDER_MARK : "";
        List<Line> lines = new ArrayList<>();
        int start = mark.length();
        while (start < text.length()) {
            int end = start;
            while (end < text.length() && text.charAt(end) != '\n' && text.charAt(end) != '\r') {
                end++;
            }
            int next = Math.min(end + (text.startsWith("\r\n", end) ? 2 : 1), text.length());
            lines.add(new Line(text.substring(start, end), text.substring(end, next)));
            start = next;
        }
        return new TextFile(mark, lines);
    }

    /// The line end that new lines get: that of the first line.
    String lineEnd() {
        return lines.isEmpty() || lines.getFirst().end().isEmpty()
                ? "\n"
                : lines.getFirst().end();
    }

    /// A new line for this file.
    Line line(String text) {
        return new Line(text, lineEnd());
    }

    /// This file with other lines, each but the last surely ended.
    TextFile withLines(List<Line> newLines) {
        List<Line> ended = new ArrayList<>(newLines.size());
        for (int i = 0; i < newLines.size(); i++) {
            Line line = newLines.get(i);
            ended.add(line.end().isEmpty() && i + 1 < newLines.size() ? line(line.text()) : line);
        }
        return new TextFile(mark, ended);
    }

    String text() {
        StringBuilder text = new StringBuilder(mark);
        lines.forEach(line -> text.append(line.text()).append(line.end()));
        return text.toString();
    }

    /// Writes the file whole: to a temporary file beside it, forced to disk, then moved over it. A symbolic link
    /// stays one, and the permissions stay as they were.
    void save(Path file) throws IOException {
        Path target = Files.isSymbolicLink(file) ? file.toRealPath() : file.toAbsolutePath();
        Path temporary = target.resolveSibling(target.getFileName() + "." + UUID.randomUUID() + ".part");
        try {
            write(temporary);
            copyPermissions(target, temporary);
            move(temporary, target);
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    private void write(Path temporary) throws IOException {
        try (FileChannel channel =
                FileChannel.open(temporary, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            ByteBuffer bytes = ByteBuffer.wrap(text().getBytes(StandardCharsets.UTF_8));
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
    }

    private static void copyPermissions(Path from, Path to) throws IOException {
        PosixFileAttributeView permissions = Files.getFileAttributeView(to, PosixFileAttributeView.class);
        if (permissions != null && Files.exists(from)) {
            permissions.setPermissions(Files.getPosixFilePermissions(from));
        }
    }

    private static void move(Path from, Path to) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException unsupported) {
            Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
