package org.fetchandrotate.cli;

import java.io.BufferedReader;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Optional;
import org.fetchandrotate.cli.Terminal.Colour;
import org.fetchandrotate.cli.Terminal.Look;
import org.fetchandrotate.cli.Terminal.Motion;
import org.fetchandrotate.engine.Engine;

/// A terminal that remembers what it was shown, and a way to give commands to the program in it.
final class TestTerminal {
    static final Look PLAIN = new Look(Motion.PLAIN, Colour.NONE, Glyphs.UNICODE, 80);
    static final Look LIVE = new Look(Motion.LIVE, Colour.NONE, Glyphs.UNICODE, 60);

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private final Terminal terminal;
    private final Window window;

    TestTerminal(Look look, String typed, Window window) {
        PrintWriter writer = new PrintWriter(out, true);
        this.terminal = new Terminal(
                new BufferedReader(new StringReader(typed)), writer, writer, new PrintWriter(err, true), look);
        this.window = window;
    }

    TestTerminal() {
        this("");
    }

    TestTerminal(String typed) {
        this(PLAIN, typed, new NoWindow());
    }

    record NoWindow() implements Window {
        @Override
        public Optional<String> open(Path workspace) {
            return Optional.of("There is no display.");
        }

        @Override
        public Optional<String> openAndRun(Path workspace) {
            return open(workspace);
        }
    }

    Terminal terminal() {
        return terminal;
    }

    /// @return the exit code
    int run(Path folder, String... arguments) {
        // in real time: what a run's end waits for is real
        Engine engine = new Engine(Clock.system(ZoneOffset.UTC));
        return new Cli(new Environment(terminal, folder, engine, window, "1.2.3")).run(arguments);
    }

    String out() {
        return out.toString();
    }

    String err() {
        return err.toString();
    }
}
