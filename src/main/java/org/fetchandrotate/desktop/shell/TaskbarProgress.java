package org.fetchandrotate.desktop.shell;

import java.util.OptionalDouble;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.DoubleBinding;
import javafx.beans.binding.ObjectBinding;
import javafx.util.Subscription;
import org.fetchandrotate.desktop.base.DesktopPresence;
import org.fetchandrotate.desktop.run.RunPhase;

/// Shows on the program's icon how far the run is that goes on. Used on the FX thread.
final class TaskbarProgress {
    private final DesktopPresence presence;
    private Subscription followed = Subscription.EMPTY;

    TaskbarProgress(DesktopPresence presence) {
        this.presence = presence;
    }

    /// Follows the run of another frame than before.
    void follow(ShellViewModel model) {
        followed.unsubscribe();
        DoubleBinding progress = model.progressBinding();
        ObjectBinding<OptionalDouble> done = Bindings.createObjectBinding(
                () -> done(model.phaseProperty().get(), progress.get()), model.phaseProperty(), progress);
        // the subscription keeps the binding
        followed = done.subscribe(presence::showProgress);
    }

    private static OptionalDouble done(RunPhase phase, double progress) {
        // while one starts, the numbers are still the last one's
        return phase.isActive() && phase != RunPhase.STARTING ? OptionalDouble.of(progress) : OptionalDouble.empty();
    }
}
