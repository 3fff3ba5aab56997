package org.fetchandrotate.desktop.history;

import java.util.concurrent.Callable;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What is being done to the history, and what came of it. Used on the FX thread.
final class Work {
    private static final Logger LOG = LoggerFactory.getLogger(Work.class);

    private final Errands errands;
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<Notice> notice = new ReadOnlyObjectWrapper<>(new Notice.Silence());

    Work(Errands errands) {
        this.errands = errands;
    }

    /// Whether something goes on.
    ReadOnlyBooleanProperty busyProperty() {
        return busy.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Notice> noticeProperty() {
        return notice.getReadOnlyProperty();
    }

    void dismissNotice() {
        notice.set(new Notice.Silence());
    }

    /// @param result what to tell of it
    <T> void run(Callable<T> work, Function<T, Notice> result) {
        busy.set(true);
        notice.set(new Notice.Silence());
        errands.run(
                work,
                done -> {
                    busy.set(false);
                    notice.set(result.apply(done));
                },
                failure -> {
                    busy.set(false);
                    tell(failure);
                });
    }

    void tell(Throwable failure) {
        LOG.warn("The history view can't do what it was asked to", failure);
        notice.set(new Notice.Failure(String.valueOf(failure.getMessage())));
    }
}
