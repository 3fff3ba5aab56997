package org.fetchandrotate.cli;

import java.io.IOException;
import java.util.Optional;
import org.fetchandrotate.engine.LocalRotation;
import org.fetchandrotate.engine.RotationPlan;
import org.fetchandrotate.imaging.ImageInfo;
import org.fetchandrotate.model.ImageStatus;
import org.fetchandrotate.storage.Json;

/// Prints what became of each file. Used by one thread.
final class RotationPrinter {
    private static final String UNREADABLE = "unreadable";
    private static final String UNWRITABLE = "unwritable";

    private final Terminal terminal;
    private final Form form;
    private int written;
    private int failed;

    enum Form {
        TEXT,
        JSON
    }

    RotationPrinter(Terminal terminal, Form form) {
        this.terminal = terminal;
        this.form = form;
    }

    void print(LocalRotation.Result result) {
        if (result instanceof LocalRotation.Written) {
            written++;
        } else {
            failed++;
        }
        switch (form) {
            case JSON -> terminal.data().println(json(result));
            case TEXT -> printText(result);
        }
    }

    /// Says how many files there were, where that helps.
    ///
    /// @return how many weren't rotated
    int finish() {
        if (form == Form.TEXT && written + failed != 1) {
            terminal.out().println("%s rotated, %d not".formatted(Wording.count(written, "image"), failed));
        }
        return failed;
    }

    private void printText(LocalRotation.Result result) {
        String source = Wording.printable(result.step().shown().toString());
        switch (result) {
            case LocalRotation.Written done ->
                terminal.out()
                        .println("%s %s %s (%s, %s)"
                                .formatted(
                                        source,
                                        terminal.look().glyphs().arrow(),
                                        Wording.printable(done.step().target().toString()),
                                        done.outcome().method().code(),
                                        Wording.bytes(done.outcome().bytes())));
            case LocalRotation.Refused refused ->
                complain(
                        source,
                        refused.failure().reason().code(),
                        refused.failure().detail());
            case LocalRotation.Unreadable(var _, IOException cause) ->
                complain(source, UNREADABLE, FailureHandler.describe(cause));
            case LocalRotation.Unwritable not -> complain(source, UNWRITABLE, FailureHandler.describe(not.cause()));
        }
    }

    private void complain(String source, String error, String detail) {
        terminal.err().println("%s: %s (%s)".formatted(source, error.replace('-', ' '), Wording.printable(detail)));
    }

    private static Json json(LocalRotation.Result result) {
        return switch (result) {
            case LocalRotation.Written done ->
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
            case LocalRotation.Refused not ->
                failed(
                        not.step(),
                        not.info(),
                        Optional.of(not.bytes()),
                        not.failure().reason().code(),
                        not.failure().detail());
            case LocalRotation.Unreadable(RotationPlan.Step step, IOException cause) ->
                failed(step, Optional.empty(), Optional.empty(), UNREADABLE, FailureHandler.describe(cause));
            case LocalRotation.Unwritable(RotationPlan.Step step, IOException cause, ImageInfo info, long bytes) ->
                failed(step, Optional.of(info), Optional.of(bytes), UNWRITABLE, FailureHandler.describe(cause));
        };
    }

    private static Json failed(
            RotationPlan.Step step, Optional<ImageInfo> info, Optional<Long> bytes, String error, String detail) {
        return json(
                step,
                Optional.empty(),
                ImageStatus.NOT_PROCESSED,
                Optional.empty(),
                info,
                bytes,
                Optional.empty(),
                Optional.of(error),
                Optional.of(detail));
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
