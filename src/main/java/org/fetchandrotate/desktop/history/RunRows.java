package org.fetchandrotate.desktop.history;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import javafx.collections.ObservableList;
import org.fetchandrotate.model.RunRecord;

/// Brings the list of runs up to date without touching rows that stay, so that a selection among them stays too.
final class RunRows {
    private RunRows() {}

    /// @param rows all runs together first, then each
    /// @param runs in the order wanted; those that rows had before are in the same order
    static void update(ObservableList<RunRow> rows, List<RunRecord> runs) {
        Map<Long, RunRecord> byId = runs.stream().collect(Collectors.toMap(RunRecord::id, Function.identity()));
        if (rows.stream().anyMatch(row -> isGone(row, byId))) {
            rows.removeIf(row -> isGone(row, byId));
        }
        for (int i = 0; i < runs.size(); i++) {
            RunRecord run = runs.get(i);
            int place = i + 1;
            if (place < rows.size() && rows.get(place).id() == run.id()) {
                rows.get(place).show(run);
            } else {
                rows.add(place, RunRow.of(run));
            }
        }
    }

    private static boolean isGone(RunRow row, Map<Long, RunRecord> byId) {
        return row.id() != RunRow.ALL && !byId.containsKey(row.id());
    }
}
