package org.fetchandrotate.desktop.compare;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.layout.Pane;
import org.fetchandrotate.desktop.base.SystemActions;
import org.fetchandrotate.desktop.pictures.PictureFile;
import org.fetchandrotate.model.ImageRecord;
import org.fetchandrotate.storage.Workspace;

/// Wires what is known about the image that is looked at, and the ways from it to its files and its page.
public final class FactsController {
    private final CompareViewModel viewModel;
    private final CompareWords words;
    private final Workspace workspace;
    private final SystemActions system;
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
    FactsController(
            CompareViewModel viewModel,
            CompareWords words,
            String copyWords,
            Workspace workspace,
            SystemActions system) {
        this.copyWords = copyWords;
        this.viewModel = viewModel;
        this.words = words;
        this.workspace = workspace;
        this.system = system;
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
                .filter(record -> !record.origin().pageUrl().isEmpty())
                .isEmpty());
        facts.getChildren()
                .setAll(facts().stream()
                        .map(fact -> new FactRow(fact, copyWords, system::copy))
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
        openFile(record -> PictureFile.original(workspace, record));
    }

    @FXML
    private void openRotated() {
        openFile(record -> PictureFile.rotated(workspace, record));
    }

    @FXML
    private void openFolder() {
        withRecord(record -> system.open(workspace.originalFolderOf(record.dirname())));
    }

    @FXML
    private void openPage() {
        withRecord(record -> system.browse(record.origin().pageUrl()));
    }

    @FXML
    private void copyUrl() {
        withRecord(record -> system.copy(record.url()));
    }

    @FXML
    private void copyFacts() {
        withRecord(record -> system.copy(facts().stream()
                .map(fact -> fact.name() + ": " + fact.value())
                .collect(Collectors.joining(System.lineSeparator()))));
    }

    private void openFile(Function<ImageRecord, Optional<PictureFile>> file) {
        withRecord(record -> file.apply(record).ifPresent(found -> system.open(found.file())));
    }

    private void withRecord(Consumer<ImageRecord> action) {
        viewModel.recordProperty().get().ifPresent(action);
    }
}
