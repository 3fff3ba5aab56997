package org.fetchandrotate.desktop.history;

import java.nio.file.Path;
import java.util.Map;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.stage.Window;
import org.fetchandrotate.desktop.base.Question;
import org.fetchandrotate.desktop.run.RunPhase;
import org.fetchandrotate.desktop.shell.ViewContext;
import org.fetchandrotate.model.Rotation;
import org.fetchandrotate.storage.ExportFormat;
import org.fetchandrotate.storage.ImageQuery;

/// What can be done with the chosen images, one or many, and when: nothing that changes them in a workspace that is
/// open for reading alone, or while a run goes on. Used on the FX thread.
final class ChosenImages {
    private final ViewContext context;
    private final HistoryViewModel model;
    private final HistoryEdits edits;
    private final Words words;

    ChosenImages(ViewContext context, HistoryViewModel model, HistoryEdits edits, Words words) {
        this.context = context;
        this.model = model;
        this.edits = edits;
        this.words = words;
    }

    /// Whether any are chosen and may be changed.
    BooleanBinding canChange() {
        ReadOnlyObjectProperty<RunPhase> phase = context.runs().phaseProperty();
        return Bindings.createBooleanBinding(
                () -> !context.session().isReadOnly()
                        && !phase.get().isActive()
                        && !model.work().busyProperty().get()
                        && !model.chosenProperty().get().isEmpty(),
                phase,
                model.work().busyProperty(),
                model.chosenProperty());
    }

    /// Rotates their originals in another way, without fetching anything.
    void rotate(Rotation rotation) {
        long[] ids = ids();
        model.work().run(() -> edits.rotate(rotation, ids), rotated -> {
            model.refresh();
            return new Notice.Rotated(rotated);
        });
    }

    /// Holds their copies against their originals.
    void prove() {
        model.proveImages(ids());
    }

    /// Deletes them with their files; asks first.
    void delete(Window owner) {
        long[] ids = ids();
        model.findWastebasket(canBeHadBack -> new Question(
                        words.text("history.delete-images.title", ids.length),
                        words.text(
                                canBeHadBack ? "history.delete-images.text-wastebasket" : "history.delete-images.text"))
                .ask(
                        owner,
                        words.text("history.delete.confirm"),
                        words.text("history.delete.keep"),
                        () -> delete(ids)));
    }

    private void delete(long... ids) {
        model.work().run(() -> edits.deleteImages(ids), deleted -> {
            model.refresh();
            return new Notice.ImagesDeleted(ids.length, deleted);
        });
    }

    /// Writes their rows to a file; those found if no more than one is chosen.
    void export(ExportFormat format, Path target) {
        long[] ids = ids();
        ImageQuery query = model.shown();
        if (ids.length < 2) {
            model.export(format, target);
        } else {
            model.work()
                    .run(() -> edits.export(query, ids, format, target), count -> new Notice.Exported(count, target));
        }
    }

    /// Finds out which tags there are.
    ///
    /// @param onFound given how many of the chosen images have each, and how many are chosen
    void findTags(Consumer<Map<String, Long>> onFound) {
        long[] ids = ids();
        context.background().run(() -> edits.tags(ids), onFound, model.work()::tell);
    }

    /// Gives them a tag, or takes it from them.
    void tag(String tag, boolean wanted) {
        long[] ids = ids();
        context.background()
                .run(
                        () -> {
                            edits.tag(tag, wanted, ids);
                            return true;
                        },
                        _ -> model.refresh(),
                        model.work()::tell);
    }

    int count() {
        return model.chosenProperty().get().size();
    }

    private long[] ids() {
        return model.chosenProperty().get().stream().mapToLong(Long::longValue).toArray();
    }
}
