package org.fetchandrotate.desktop.run;

import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;

/// How far a run is, as observable values. Used on the FX thread alone.
public final class RunProgress {
    private final ReadOnlyLongWrapper runId = new ReadOnlyLongWrapper();
    private final ReadOnlyIntegerWrapper aimed = new ReadOnlyIntegerWrapper();
    private final ReadOnlyIntegerWrapper succeeded = new ReadOnlyIntegerWrapper();
    private final ReadOnlyIntegerWrapper failed = new ReadOnlyIntegerWrapper();
    private final ReadOnlyIntegerWrapper reused = new ReadOnlyIntegerWrapper();

    /// 0 before the first run.
    public ReadOnlyLongProperty runIdProperty() {
        return runId.getReadOnlyProperty();
    }

    public ReadOnlyIntegerProperty aimedProperty() {
        return aimed.getReadOnlyProperty();
    }

    /// Reused ones included.
    public ReadOnlyIntegerProperty succeededProperty() {
        return succeeded.getReadOnlyProperty();
    }

    public ReadOnlyIntegerProperty failedProperty() {
        return failed.getReadOnlyProperty();
    }

    public ReadOnlyIntegerProperty reusedProperty() {
        return reused.getReadOnlyProperty();
    }
}
