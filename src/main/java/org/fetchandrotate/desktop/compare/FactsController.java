package org.fetchandrotate.desktop.compare;

import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.layout.Pane;
import org.fetchandrotate.desktop.pictures.ImageAction;
import org.fetchandrotate.desktop.pictures.ImageActions;
import org.fetchandrotate.model.ImageRecord;

/// Wires what is known about the image that is looked at, and the ways from it to its files and its page.
public final class FactsController {
    private final CompareViewModel viewModel;
    private final CompareWords words;
    private final ImageActions actions;
    private final String copyWords;

    @FXML
    private Pane facts;

    @FXML
    private Button openOriginal;

    @FXML
    private Button openRotated;

    @FXML
    private Button openPage;

    /// @param copyWords for the menu of a fact
    FactsController(CompareViewModel viewModel, CompareWords words, String copyWords, ImageActions actions) {
        this.copyWords = copyWords;
        this.viewModel = viewModel;
        this.words = words;
        this.actions = actions;
    }

    @FXML
    private void initialize() {
        viewModel.recordProperty().subscribe(_ -> show());
        viewModel.pairProperty().subscribe(_ -> show());
    }

    private void show() {
        LoadedPair pair = viewModel.pairProperty().get();
        openOriginal.setDisable(!pair.original().isFile());
        openRotated.setDisable(!pair.rotated().isFile());
        openPage.setDisable(viewModel
                .recordProperty()
                .get()
                .filter(ImageAction.OPEN_PAGE::fits)
                .isEmpty());
        facts.getChildren()
                .setAll(facts().stream()
                        .map(fact -> new FactRow(fact, copyWords, actions.system()::copy))
                        .toList());
    }

    private List<Facts.Fact> facts() {
        return viewModel
                .recordProperty()
                .get()
                .map(record -> words.facts(record, viewModel.pairProperty().get()))
                .orElse(List.of());
    }

    @FXML
    private void openOriginal() {
        perform(ImageAction.OPEN_ORIGINAL);
    }

    @FXML
    private void openRotated() {
        perform(ImageAction.OPEN_ROTATED);
    }

    @FXML
    private void openFolder() {
        perform(ImageAction.OPEN_FOLDER);
    }

    @FXML
    private void openPage() {
        perform(ImageAction.OPEN_PAGE);
    }

    @FXML
    private void copyUrl() {
        perform(ImageAction.COPY_URL);
    }

    @FXML
    private void copyFacts() {
        withRecord(record -> actions.system()
                .copy(facts().stream()
                        .map(fact -> fact.name() + ": " + fact.value())
                        .collect(Collectors.joining(System.lineSeparator()))));
    }

    private void perform(ImageAction action) {
        withRecord(record -> actions.perform(action, record));
    }

    private void withRecord(Consumer<ImageRecord> action) {
        viewModel.recordProperty().get().ifPresent(action);
    }
}
