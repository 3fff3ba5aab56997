package org.fetchandrotate.desktop.shell;

import java.util.List;
import javafx.collections.FXCollections;
import javafx.collections.transformation.FilteredList;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import javafx.stage.StageStyle;
import javafx.stage.Window;
import org.fetchandrotate.desktop.base.Messages;
import org.jspecify.annotations.Nullable;

/// Everything that the window can do in one list, found by typing: Enter does it, Escape leaves it. Used on the FX
/// thread.
final class Palette {
    private static final double WIDTH = 560;
    private static final double HEIGHT = 380;

    private final FilteredList<PaletteEntry> shown;
    private final TextField field = new TextField();
    private final ListView<PaletteEntry> list;
    private final Stage stage = new Stage(StageStyle.UNDECORATED);

    Palette(Messages messages, List<PaletteEntry> entries) {
        shown = new FilteredList<>(FXCollections.observableArrayList(entries));
        list = new ListView<>(shown);
        stage.setTitle(messages.text("shell.palette.title"));
        field.setId("palette-field");
        field.setPromptText(messages.text("shell.palette.prompt"));
        field.setAccessibleText(messages.text("shell.palette.prompt"));
        list.setId("palette-list");
        list.setPlaceholder(new Label(messages.text("shell.palette.nothing")));
        list.setCellFactory(_ -> new EntryCell());
        list.setFocusTraversable(false);
        list.setOnMouseClicked(event -> {
            if (event.getButton() == MouseButton.PRIMARY) {
                runSelected();
            }
        });
        field.textProperty().subscribe(this::filter);
        field.addEventFilter(KeyEvent.KEY_PRESSED, this::onKey);
    }

    /// Shows it in the upper middle of a window, until it is left.
    void show(Window owner) {
        VBox root = new VBox(field, list);
        root.setId("palette");
        root.getStyleClass().add("palette");
        VBox.setVgrow(list, Priority.ALWAYS);
        Scene scene = new Scene(root, WIDTH, HEIGHT);
        scene.getStylesheets().setAll(owner.getScene().getStylesheets());
        stage.initOwner(owner);
        stage.setScene(scene);
        stage.setX(owner.getX() + (owner.getWidth() - WIDTH) / 2);
        stage.setY(owner.getY() + owner.getHeight() / 8);
        stage.focusedProperty().subscribe((had, has) -> {
            if (had && !has) {
                stage.hide();
            }
        });
        stage.show();
        field.requestFocus();
    }

    private void filter(String text) {
        shown.setPredicate(entry -> entry.matches(text));
        list.getSelectionModel().selectFirst();
        list.scrollTo(0);
    }

    private void onKey(KeyEvent event) {
        int selected = list.getSelectionModel().getSelectedIndex();
        KeyCode code = event.getCode();
        if (code == KeyCode.DOWN || code == KeyCode.UP) {
            int next = Math.clamp(selected + (code == KeyCode.DOWN ? 1 : -1), 0, Math.max(0, shown.size() - 1));
            list.getSelectionModel().select(next);
            list.scrollTo(next);
            event.consume();
        } else if (code == KeyCode.ENTER) {
            runSelected();
            event.consume();
        } else if (code == KeyCode.ESCAPE) {
            stage.hide();
            event.consume();
        }
    }

    private void runSelected() {
        PaletteEntry chosen = list.getSelectionModel().getSelectedItem();
        if (chosen != null) {
            stage.hide();
            chosen.action().run();
        }
    }

    /// What it does at the left, its keys at the right.
    private static final class EntryCell extends ListCell<PaletteEntry> {
        private final Label words = new Label();
        private final Label keys = new Label();
        private final HBox line = new HBox(words, keys);

        EntryCell() {
            words.setMaxWidth(Double.MAX_VALUE);
            HBox.setHgrow(words, Priority.ALWAYS);
            keys.setMinWidth(Region.USE_PREF_SIZE);
            keys.getStyleClass().add("muted");
            line.getStyleClass().add("tool-row");
        }

        @Override
        protected void updateItem(@Nullable PaletteEntry entry, boolean empty) {
            super.updateItem(entry, empty);
            if (empty || entry == null) {
                setGraphic(null);
                return;
            }
            words.setText(entry.words());
            keys.setText(entry.keys());
            setGraphic(line);
        }
    }
}
