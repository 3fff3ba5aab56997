package org.fetchandrotate.desktop.websites;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DragEvent;
import javafx.scene.input.Dragboard;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.TransferMode;
import org.fetchandrotate.desktop.shell.ViewContext;
import org.fetchandrotate.imports.ImportedList;
import org.fetchandrotate.settings.Addition;
import org.fetchandrotate.settings.Offer;
import org.fetchandrotate.settings.WebsiteList;
import org.fetchandrotate.url.FileUrl;

/// Wires how websites get into the list: typed, pasted, out of text files, or dropped.
public final class AddingController {
    static final KeyCombination PASTE = KeyCombination.valueOf("Shortcut+V");

    /// What is longer takes so long to read that the window would stand still.
    private static final int MOST_AT_ONCE = 20_000;

    private static final PseudoClass ERROR = PseudoClass.getPseudoClass("error");

    private final ViewContext context;
    private final WebsitesViewModel model;
    private final Runnable onAdded;

    @FXML
    private TextField addField;

    @FXML
    private Button addButton;

    @FXML
    private Button filesButton;

    @FXML
    private Label noteLabel;

    /// @param onAdded called when the list has grown
    AddingController(ViewContext context, WebsitesViewModel model, Runnable onAdded) {
        this.context = context;
        this.model = model;
        this.onAdded = onAdded;
    }

    @FXML
    private void initialize() {
        addField.setDisable(model.isReadOnly());
        filesButton.setDisable(model.isReadOnly());
        addField.textProperty().subscribe(this::check);
        // a text field takes but the first line of what is pasted
        addField.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (PASTE.match(event)
                    && pasted().filter(text -> text.strip().contains("\n")).isPresent()) {
                paste();
                event.consume();
            }
        });
    }

    /// Takes what is dropped on a node.
    void takeDrops(Node target) {
        target.setOnDragOver(this::onDragOver);
        target.setOnDragDropped(this::onDragDropped);
    }

    /// Adds what is in the clipboard.
    void paste() {
        pasted().ifPresent(this::add);
    }

    private static Optional<String> pasted() {
        return Optional.ofNullable(Clipboard.getSystemClipboard().getString());
    }

    private void check(String text) {
        Optional<String> finding = model.findingOf(text, Optional.empty());
        addField.pseudoClassStateChanged(ERROR, finding.isPresent());
        noteLabel.pseudoClassStateChanged(ERROR, finding.isPresent());
        noteLabel.setText(finding.orElse(""));
        addButton.setDisable(text.isBlank() || finding.isPresent());
    }

    private void onDragOver(DragEvent event) {
        Dragboard board = event.getDragboard();
        boolean comesFromElsewhere = event.getGestureSource() == null;
        if (comesFromElsewhere && !model.isReadOnly() && (board.hasUrl() || board.hasString() || board.hasFiles())) {
            event.acceptTransferModes(TransferMode.COPY_OR_MOVE);
            event.consume();
        }
    }

    private void onDragDropped(DragEvent event) {
        Dragboard board = event.getDragboard();
        if (board.hasFiles()) {
            addFiles(board.getFiles().stream().map(File::toPath).toList());
        } else {
            add(board.hasString() ? board.getString() : board.getUrl());
        }
        event.setDropCompleted(true);
        event.consume();
    }

    /// Adds the websites of a text, and says what became of them.
    void add(String text) {
        if (text.length() > MOST_AT_ONCE) {
            addInBackground(
                    before -> Addition.to(before).with(ImportedList.parse(text).offers()));
            return;
        }
        int before = model.rows().size();
        model.add(text).ifPresent(noteLabel::setText);
        if (model.rows().size() > before) {
            onAdded.run();
        }
    }

    /// Reads them all, then changes the list once.
    private void addFiles(List<Path> files) {
        addInBackground(before -> {
            Addition addition = Addition.to(before);
            for (Path file : files) {
                addition = addition.with(offers(file));
            }
            return addition;
        });
    }

    private static List<Offer> offers(Path file) throws IOException {
        if (Files.isDirectory(file)) {
            return List.of(Offer.of(1, FileUrl.of(file).toString(), "")); // whoever drops a folder means its pictures
        }
        try {
            return ImportedList.read(file).offers();
        } catch (IOException e) {
            throw new UnreadableListException(file, e);
        }
    }

    private void addInBackground(Adding adding) {
        WebsiteList before = model.list();
        context.background().run(() -> adding.addTo(before), addition -> take(addition, before), this::tellFailure);
    }

    private void tellFailure(Throwable failure) {
        if (!(failure instanceof UnreadableListException unreadable)) {
            throw new IllegalStateException(failure);
        }
        noteLabel.setText(context.messages().text("websites.file-unreadable", unreadable.file.getFileName()));
    }

    private void take(Addition addition, WebsiteList before) {
        int rows = model.rows().size();
        model.take(addition, before).ifPresent(noteLabel::setText);
        if (model.rows().size() > rows) {
            onAdded.run();
        }
    }

    /// Adds to a list, off the FX thread.
    private interface Adding {
        Addition addTo(WebsiteList list) throws IOException;
    }

    private static final class UnreadableListException extends IOException {
        private static final long serialVersionUID = 1;

        private final transient Path file;

        UnreadableListException(Path file, IOException cause) {
            super(cause);
            this.file = file;
        }
    }

    @FXML
    private void addTyped() {
        String text = addField.getText();
        if (!text.isBlank() && model.findingOf(text, Optional.empty()).isEmpty()) {
            addField.clear();
            add(text);
            addField.requestFocus();
        }
    }

    @FXML
    private void chooseFiles() {
        addFiles(context.system().chooseFiles(context.messages().text("websites.choose-files")));
    }
}
