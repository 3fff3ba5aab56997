package org.fetchandrotate.desktop.history;

import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import org.fetchandrotate.desktop.pictures.CompareOpener;
import org.fetchandrotate.desktop.pictures.ComparedImage;
import org.fetchandrotate.desktop.pictures.ImageAction;
import org.fetchandrotate.desktop.pictures.ImageActions;
import org.fetchandrotate.model.ImageRecord;
import org.fetchandrotate.model.RunRecord;

/// What can be done with the chosen row: the context menu, and the same by keys.
final class ImageMenu {
    private final HistoryViewModel model;
    private final Words words;
    private final ImageActions actions;
    private final CompareOpener opener;
    private final RunActions runs;
    private final ChosenMenu chosen;
    private final Runnable showDetails;

    /// @param opener shows images large
    /// @param showDetails brings the details of the chosen row into sight
    ImageMenu(
            HistoryViewModel model,
            Words words,
            ImageActions actions,
            CompareOpener opener,
            RunActions runs,
            ChosenMenu chosen,
            Runnable showDetails) {
        this.chosen = chosen;
        this.model = model;
        this.words = words;
        this.actions = actions;
        this.opener = opener;
        this.runs = runs;
        this.showDetails = showDetails;
    }

    /// @param place what it is the menu of
    ContextMenu menu(Node place) {
        ContextMenu menu = new ContextMenu(
                item("compare", image -> image.filename().isPresent(), _ -> compare()),
                new SeparatorMenuItem(),
                item(ImageAction.OPEN_ORIGINAL),
                item(ImageAction.OPEN_ROTATED),
                item(ImageAction.OPEN_FOLDER),
                item(ImageAction.OPEN_PAGE),
                item(ImageAction.COPY_URL),
                new SeparatorMenuItem(),
                item("show-failure", image -> image.failure().isPresent(), _ -> showDetails.run()),
                retryItem(),
                new SeparatorMenuItem());
        menu.getItems().addAll(chosen.items(place));
        return menu;
    }

    void copyUrl() {
        model.imageProperty().get().ifPresent(image -> actions.perform(ImageAction.COPY_URL, image));
    }

    /// Looks at the chosen image large; of one that never was on disk, the details say why.
    void compare() {
        boolean onDisk =
                model.imageProperty().get().flatMap(ImageRecord::filename).isPresent();
        if (onDisk) {
            model.selectedProperty().get().ifPresent(this::compare);
        } else {
            showDetails.run();
        }
    }

    /// Among those around it in the table.
    private void compare(HistoryRow row) {
        model.around(
                row,
                (images, place) ->
                        opener.open(images.stream().map(ComparedImage::new).toList(), place));
    }

    private MenuItem item(ImageAction action) {
        return item(action.code(), action::fits, image -> actions.perform(action, image));
    }

    private MenuItem item(String name, Predicate<ImageRecord> fits, Consumer<ImageRecord> action) {
        MenuItem item = new MenuItem(words.text("history.menu." + name));
        item.setId("historyMenu-" + name);
        BooleanBinding unfit = Bindings.createBooleanBinding(
                () -> model.imageProperty().get().filter(fits).isEmpty(), model.imageProperty());
        item.disableProperty().bind(unfit);
        item.setOnAction(event -> model.imageProperty().get().ifPresent(action));
        return item;
    }

    /// Of the run that the chosen row is of.
    private MenuItem retryItem() {
        ObservableValue<Optional<RunRecord>> run = model.imageProperty().map(image -> image.flatMap(runs::runOf));
        MenuItem item = new MenuItem(words.text("history.menu.retry"));
        item.setId("historyMenu-retry");
        item.disableProperty().bind(runs.canRetry(run).not());
        item.setOnAction(event -> run.getValue().ifPresent(record -> runs.retry(record.id())));
        return item;
    }
}
