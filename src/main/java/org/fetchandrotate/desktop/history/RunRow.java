package org.fetchandrotate.desktop.history;

import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.fetchandrotate.model.RunRecord;

/// An entry of the list of runs: one run, whose counts may grow, or all. Used on the FX thread.
final class RunRow {
    /// Stands for every run.
    static final long ALL = 0;

    private final long id;
    private final ReadOnlyObjectWrapper<Optional<RunRecord>> run = new ReadOnlyObjectWrapper<>(Optional.empty());

    private RunRow(long id) {
        this.id = id;
    }

    static RunRow ofAll() {
        return new RunRow(ALL);
    }

    static RunRow of(RunRecord record) {
        RunRow row = new RunRow(record.id());
        row.show(record);
        return row;
    }

    long id() {
        return id;
    }

    /// Empty for all runs.
    ReadOnlyObjectProperty<Optional<RunRecord>> runProperty() {
        return run.getReadOnlyProperty();
    }

    Optional<RunRecord> run() {
        return run.get();
    }

    void show(RunRecord record) {
        run.set(Optional.of(record));
    }
}
