package org.fetchandrotate.desktop.run;

import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import org.fetchandrotate.model.Website;

/// How far a run is with one website, as observable values. Used on the FX thread alone.
public final class HostRow {
    private final Website website;
    private final ReadOnlyIntegerWrapper found = new ReadOnlyIntegerWrapper();
    private final ReadOnlyIntegerWrapper taken = new ReadOnlyIntegerWrapper();
    private final ReadOnlyIntegerWrapper failed = new ReadOnlyIntegerWrapper();
    private final ReadOnlyIntegerWrapper reused = new ReadOnlyIntegerWrapper();

    HostRow(Website website) {
        this.website = website;
    }

    public Website website() {
        return website;
    }

    /// Images that the page offers; -1 until it was scanned.
    public ReadOnlyIntegerProperty foundProperty() {
        return found.getReadOnlyProperty();
    }

    /// Images that succeeded, reused ones included.
    public ReadOnlyIntegerProperty takenProperty() {
        return taken.getReadOnlyProperty();
    }

    public ReadOnlyIntegerProperty failedProperty() {
        return failed.getReadOnlyProperty();
    }

    public ReadOnlyIntegerProperty reusedProperty() {
        return reused.getReadOnlyProperty();
    }
}
