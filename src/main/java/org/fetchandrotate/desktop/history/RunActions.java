package org.fetchandrotate.desktop.history;

import java.util.Optional;
import java.util.function.Predicate;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.value.ObservableValue;
import org.fetchandrotate.desktop.run.RunNavigation;
import org.fetchandrotate.desktop.run.RunPhase;
import org.fetchandrotate.desktop.shell.ViewContext;
import org.fetchandrotate.model.ImageRecord;
import org.fetchandrotate.model.RunRecord;

/// What can be done with one run, and when: not in a workspace that is open for reading alone, and not while a run
/// goes on. Used on the FX thread.
///
/// @param navigation leads to the page that shows runs
record RunActions(ViewContext context, HistoryViewModel model, RunNavigation navigation) {
    void retry(long runId) {
        navigation.retry(runId);
    }

    void show(long runId) {
        navigation.showRun(runId);
    }

    void delete(long runId) {
        model.delete(runId);
    }

    /// The run that an image is of, if it is known.
    Optional<RunRecord> runOf(ImageRecord image) {
        return model.row(image.origin().runId()).flatMap(RunRow::run);
    }

    BooleanBinding canRetry(ObservableValue<Optional<RunRecord>> run) {
        return when(run, record -> record.failed() > 0 || record.succeeded() < record.aimed());
    }

    /// Also in a workspace that is open for reading alone.
    BooleanBinding canShow(ObservableValue<Optional<RunRecord>> run) {
        ReadOnlyObjectProperty<RunPhase> phase = context.runs().phaseProperty();
        return Bindings.createBooleanBinding(
                () -> !phase.get().isActive()
                        && run.getValue().flatMap(RunRecord::outcome).isPresent(),
                run,
                phase);
    }

    BooleanBinding canDelete(ObservableValue<Optional<RunRecord>> run) {
        return when(run, _ -> true);
    }

    private BooleanBinding when(ObservableValue<Optional<RunRecord>> run, Predicate<RunRecord> fits) {
        ReadOnlyObjectProperty<RunPhase> phase = context.runs().phaseProperty();
        return Bindings.createBooleanBinding(
                () -> !context.session().isReadOnly()
                        && !phase.get().isActive()
                        && !model.work().busyProperty().get()
                        && run.getValue().filter(fits).isPresent(),
                run,
                phase,
                model.work().busyProperty());
    }
}
