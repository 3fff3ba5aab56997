package org.fetchandrotate.desktop.history;

import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.fetchandrotate.desktop.base.Background;
import org.fetchandrotate.desktop.shell.WorkspaceSession;

/// Errands none of which outlives the open workspace.
record SessionErrands(WorkspaceSession session, Background background) implements Errands {
    @Override
    public <T> void run(Callable<T> work, Consumer<T> onSuccess, Consumer<Throwable> onFailure) {
        background.run(() -> session.during(work), onSuccess, onFailure);
    }
}
