package org.fetchandrotate.cli;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.fetchandrotate.engine.CopyProofs;
import org.fetchandrotate.model.Proof;
import org.fetchandrotate.storage.Finding;
import org.fetchandrotate.storage.Json;
import org.fetchandrotate.storage.Workspace;

/// Counts what was proved of rotated copies, and says so. For one thread.
final class ProofReport {
    private final Map<Proof.Kind, Integer> counts = new EnumMap<>(Proof.Kind.class);
    private final Workspace workspace;
    private final Terminal terminal;
    private final boolean json;
    private final Consumer<Finding> findings;
    private int undecoded;

    /// @param findings told of each copy that isn't its original
    ProofReport(Workspace workspace, Terminal terminal, boolean json, Consumer<Finding> findings) {
        this.workspace = workspace;
        this.terminal = terminal;
        this.json = json;
        this.findings = findings;
    }

    void take(CopyProofs.Proved proved) {
        var image = proved.image();
        var path = workspace.rotated(image.dirname(), image.filename().orElseThrow());
        if (proved.proof().isEmpty()) {
            undecoded++;
            return;
        }
        Proof proof = proved.proof().get();
        counts.merge(proof.kind(), 1, Integer::sum);
        if (json) {
            terminal.data()
                    .println(new Json()
                            .with("proof", proof.kind().code())
                            .with("id", image.id())
                            .with("path", path.toString())
                            .with("largest", proof.largest())
                            .with("mean", Math.round(proof.mean() * 10_000) / 10_000.0));
        }
        if (proof.kind() == Proof.Kind.DIFFERENT) {
            findings.accept(new Finding(
                    Finding.Kind.DIFFERENT,
                    path,
                    String.format(
                            Locale.ROOT,
                            "rotated back, it isn't its original: pixels differ by %.1f on average, by %d at most",
                            proof.mean(),
                            proof.largest()),
                    OptionalLong.of(image.id())));
        }
    }

    /// What all of it came to, in a line.
    String summary() {
        int all = counts.values().stream().mapToInt(Integer::intValue).sum() + undecoded;
        String kinds = counts.entrySet().stream()
                .map(entry -> entry.getValue() + " " + words(entry.getKey()))
                .collect(Collectors.joining(", "));
        String rest = undecoded == 0 ? "" : (kinds.isEmpty() ? "" : ", ") + undecoded + " couldn't be decoded";
        return (all == 1 ? "1 copy" : all + " copies") + " held against the originals: "
                + (all == 0 ? "none" : kinds + rest);
    }

    private static String words(Proof.Kind kind) {
        return switch (kind) {
            case COEFFICIENTS -> "exact by their coefficients";
            case PIXELS -> "exact by their pixels";
            case CODED_DATA -> "exact by their coded data";
            case PART -> "exact but for the edge cut off";
            case TOLERANCE -> "as close as encoding anew allows";
            case DIFFERENT -> "different";
        };
    }
}
