package org.fetchandrotate.cli;

import java.util.Optional;
import org.fetchandrotate.cli.FileTurner.Turned;
import org.fetchandrotate.imaging.ImageInfo;
import org.fetchandrotate.model.ImageStatus;
import org.fetchandrotate.storage.Json;

/// Prints what became of each file. Used by one thread.
final class TurnPrinter {
    private final Terminal terminal;
    private final Form form;
    private int written;
    private int failed;

    enum Form {
        TEXT,
        JSON
    }

    TurnPrinter(Terminal terminal, Form form) {
        this.terminal = terminal;
        this.form = form;
    }

    void print(Turned turned) {
        switch (turned) {
            case Turned.Written _ -> written++;
            case Turned.NotWritten _ -> failed++;
        }
        switch (form) {
            case JSON -> terminal.data().println(json(turned));
            case TEXT -> printText(turned);
        }
    }

    /// Says how many files there were, where that helps.
    ///
    /// @return how many weren't turned
    int finish() {
        if (form == Form.TEXT && written + failed != 1) {
            terminal.out().println("%s turned, %d not".formatted(Wording.count(written, "image"), failed));
        }
        return failed;
    }

    private void printText(Turned turned) {
        switch (turned) {
            case Turned.Written done ->
                terminal.out()
                        .println("%s %s %s (%s, %s)"
                                .formatted(
                                        Wording.printable(done.step().shown().toString()),
                                        terminal.look().glyphs().arrow(),
                                        Wording.printable(done.step().target().toString()),
                                        done.outcome().method().code(),
                                        Wording.bytes(done.outcome().bytes())));
            case Turned.NotWritten not ->
                terminal.err()
                        .println("%s: %s (%s)"
                                .formatted(
                                        Wording.printable(not.step().shown().toString()),
                                        not.error().replace('-', ' '),
                                        Wording.printable(not.detail())));
        }
    }

    private static Json json(Turned turned) {
        return switch (turned) {
            case Turned.Written done ->
                json(
                        done.step(),
                        Optional.of(done.step().target().toString()),
                        ImageStatus.PROCESSED,
                        Optional.of(done.outcome().method().code()),
                        Optional.of(done.outcome().info()),
                        Optional.of(done.bytes()),
                        Optional.of(done.outcome().bytes()),
                        Optional.empty(),
                        Optional.empty());
            case Turned.NotWritten not ->
                json(
                        not.step(),
                        Optional.empty(),
                        ImageStatus.NOT_PROCESSED,
                        Optional.empty(),
                        not.info(),
                        not.bytes(),
                        Optional.empty(),
                        Optional.of(not.error()),
                        Optional.of(not.detail()));
        };
    }

    private static Json json(
            RotationPlan.Step step,
            Optional<String> target,
            ImageStatus status,
            Optional<String> method,
            Optional<ImageInfo> info,
            Optional<Long> bytes,
            Optional<Long> rotatedBytes,
            Optional<String> error,
            Optional<String> detail) {
        return new Json()
                .with("source", step.shown().toString())
                .with("target", target)
                .with("status", status.code())
                .with("method", method)
                .with("format", info.map(known -> known.format().code()))
                .with("width", info.map(ImageInfo::width))
                .with("height", info.map(ImageInfo::height))
                .with("bytes", bytes)
                .with("rotated_bytes", rotatedBytes)
                .with("error", error)
                .with("detail", detail);
    }
}
