package org.fetchandrotate.desktop.history;

import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableBooleanValue;
import javafx.stage.Window;
import javafx.util.Subscription;
import org.fetchandrotate.desktop.base.Question;
import org.fetchandrotate.model.RunRecord;

/// The run that the filter lets through alone, and what can be done with it, whichever way it was chosen. Used on
/// the FX thread.
final class ChosenRun {
    private final HistoryViewModel model;
    private final Words words;
    private final RunActions actions;
    private final ReadOnlyObjectWrapper<Optional<RunRecord>> run = new ReadOnlyObjectWrapper<>(Optional.empty());
    private Subscription followed = Subscription.EMPTY;

    ChosenRun(HistoryViewModel model, Words words, RunActions actions) {
        this.model = model;
        this.words = words;
        this.actions = actions;
        model.filter().runProperty().subscribe(id -> follow(id.longValue()));
    }

    /// As it grows; empty for all runs.
    ReadOnlyObjectProperty<Optional<RunRecord>> runProperty() {
        return run.getReadOnlyProperty();
    }

    ObservableBooleanValue canShow() {
        return actions.canShow(run);
    }

    ObservableBooleanValue canRetry() {
        return actions.canRetry(run);
    }

    ObservableBooleanValue canDelete() {
        return actions.canDelete(run);
    }

    void show() {
        run.get().ifPresent(chosen -> actions.show(chosen.id()));
    }

    void retry() {
        run.get().ifPresent(chosen -> actions.retry(chosen.id()));
    }

    ObservableBooleanValue canProve() {
        return actions.canDelete(run);
    }

    void prove() {
        run.get().ifPresent(chosen -> model.prove(chosen.id()));
    }

    /// Asks first.
    void delete(Window owner) {
        run.get().ifPresent(chosen -> model.findWastebasket(isThere -> ask(owner, chosen, isThere)));
    }

    private void follow(long id) {
        followed.unsubscribe();
        followed =
                model.row(id).map(row -> row.runProperty().subscribe(run::set)).orElse(Subscription.EMPTY);
    }

    private void ask(Window owner, RunRecord chosen, boolean canBeHadBack) {
        String text = canBeHadBack ? "history.delete.text-wastebasket" : "history.delete.text";
        new Question(
                        words.text("history.delete.title", chosen.id()),
                        words.text(text, words.minute(chosen.startedAt()), chosen.succeeded() - chosen.reused()))
                .ask(
                        owner,
                        words.text("history.delete.confirm"),
                        words.text("history.delete.keep"),
                        () -> actions.delete(chosen.id()));
    }
}
