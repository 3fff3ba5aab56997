package org.fetchandrotate.cli;

import java.io.BufferedReader;
import java.io.Console;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/// The streams of the process and what can be shown on them.
///
/// @param in what the user types
/// @param out for people, in the encoding of the system
/// @param data for programs, in UTF-8: the same stream as `out`, so only one of the two is used by a command
/// @param err for people
public record Terminal(BufferedReader in, PrintWriter out, PrintWriter data, PrintWriter err, Look look) {
    private static final int USUAL_WIDTH = 80;

    /// The property by which the launcher says that standard output is a terminal, and how wide it is: asking the
    /// system costs less in a shell than in Java.
    private static final String WIDTH_PROPERTY = "fetchandrotate.terminal";

    /// What can be shown.
    ///
    /// @param width columns
    public record Look(Motion motion, Colour colour, Glyphs glyphs, int width) {}

    /// Whether lines can be drawn over.
    public enum Motion {
        LIVE,
        /// A file, a pipe or a terminal that can't do it.
        PLAIN
    }

    /// Whether colours are wanted. Source: no-color.org.
    public enum Colour {
        COLOURED,
        NONE
    }

    /// The terminal of this process.
    public static Terminal ofProcess(Map<String, String> environment) {
        Charset outCharset = charset("stdout.encoding");
        PrintWriter out = writer(new FileOutputStream(FileDescriptor.out), outCharset);
        PrintWriter data = writer(new FileOutputStream(FileDescriptor.out), StandardCharsets.UTF_8);
        PrintWriter err = writer(new FileOutputStream(FileDescriptor.err), charset("stderr.encoding"));
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, charset("stdin.encoding")));
        boolean capable = isTerminal() && !"dumb".equals(environment.get("TERM"));
        Look look = new Look(
                capable ? Motion.LIVE : Motion.PLAIN,
                capable && environment.getOrDefault("NO_COLOR", "").isEmpty() ? Colour.COLOURED : Colour.NONE,
                Glyphs.of(outCharset),
                width(environment));
        return new Terminal(in, out, data, err, look);
    }

    @SuppressWarnings("SystemConsoleNull") // the default provider of JDK 25 does return null
    private static boolean isTerminal() {
        if (System.getProperty(WIDTH_PROPERTY) != null) {
            return Integer.getInteger(WIDTH_PROPERTY, 0) > 0;
        }
        Console console = System.console();
        return console != null && console.isTerminal();
    }

    private static int width(Map<String, String> environment) {
        int told = Integer.getInteger(WIDTH_PROPERTY, 0);
        if (told > 1) {
            return told;
        }
        String columns = environment.getOrDefault("COLUMNS", "");
        return columns.matches("[1-9]\\d{0,3}") ? Integer.parseInt(columns) : USUAL_WIDTH;
    }

    private static Charset charset(String property) {
        return Charset.forName(System.getProperty(property, "UTF-8"), StandardCharsets.UTF_8);
    }

    private static PrintWriter writer(OutputStream stream, Charset charset) {
        return new PrintWriter(new OutputStreamWriter(stream, charset), true);
    }
}
