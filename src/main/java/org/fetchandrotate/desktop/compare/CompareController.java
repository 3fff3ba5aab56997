package org.fetchandrotate.desktop.compare;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.beans.binding.Bindings;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Pane;
import javafx.scene.layout.StackPane;
import javafx.util.Duration;
import org.fetchandrotate.desktop.compare.PairView.PictureInFront;
import org.fetchandrotate.desktop.compare.Viewport.Sizing;
import org.fetchandrotate.desktop.shell.Background;
import org.fetchandrotate.desktop.shell.Messages;
import org.fetchandrotate.desktop.shell.SystemActions;
import org.fetchandrotate.desktop.shell.WorkspaceSession;
import org.fetchandrotate.model.ImageRecord;
import org.fetchandrotate.storage.Workspace;

/// Wires the large view: load it once, put it in sight, then [#open] images in it. When the user is done it lets go
/// of them and says so.
public final class CompareController implements CompareOpener, AutoCloseable {
    private static final Duration BLINK = Duration.millis(700);
    private static final double ZOOM_STEP = 1.5;
    private static final double PAN_STEP = 0.2;

    private final Messages messages;
    private final SystemActions system;
    private final Workspace workspace;
    private final Runnable onClose;
    private final CompareViewModel viewModel;
    private final CompareWords words;
    private final PairView pictures;
    private final Timeline blinking = new Timeline(new KeyFrame(BLINK, _ -> blink()));
    private PictureInFront inFront = PictureInFront.ORIGINAL;

    @FXML
    private Pane root;

    @FXML
    private Label title;

    @FXML
    private Label position;

    @FXML
    private Label zoom;

    @FXML
    private Label originalTitle;

    @FXML
    private Label rotatedTitle;

    @FXML
    private Label match;

    @FXML
    private ToggleButton turnBack;

    @FXML
    private Button previous;

    @FXML
    private Button next;

    @FXML
    private Button openOriginal;

    @FXML
    private Button openRotated;

    @FXML
    private Button openPage;

    @FXML
    private StackPane place;

    @FXML
    private Pane facts;

    /// @param onClose called when the user is done with it
    public CompareController(
            WorkspaceSession session,
            Background background,
            Messages messages,
            SystemActions system,
            Runnable onClose) {
        this.messages = messages;
        this.system = system;
        this.onClose = onClose;
        workspace = session.workspace();
        viewModel = new CompareViewModel(new PairLoader(workspace), background);
        words = new CompareWords(messages);
        pictures = new PairView(viewModel, messages);
        blinking.setCycleCount(Timeline.INDEFINITE);
    }

    /// Also takes the keyboard.
    @Override
    public void open(List<ComparedImage> images, int index) {
        viewModel.open(images, index);
        root.requestFocus();
    }

    /// Lets go of the images, and says so. Idempotent.
    @Override
    public void close() {
        viewModel.close();
        onClose.run();
    }

    @FXML
    private void initialize() {
        place.getChildren().add(pictures);
        previous.disableProperty().bind(viewModel.indexProperty().lessThanOrEqualTo(0));
        next.disableProperty().bind(viewModel.indexProperty().add(1).greaterThanOrEqualTo(viewModel.countProperty()));
        position.textProperty()
                .bind(Bindings.createStringBinding(
                        () -> words.position(
                                viewModel.indexProperty().get(),
                                viewModel.countProperty().get()),
                        viewModel.indexProperty(),
                        viewModel.countProperty()));
        viewModel.recordProperty().subscribe(_ -> showRecord());
        viewModel.pairProperty().subscribe(_ -> showRecord());
        viewModel.viewportProperty().subscribe(_ -> showZoom());
        place.layoutBoundsProperty().subscribe(_ -> showZoom());
        turnBack.selectedProperty().bindBidirectional(viewModel.turningBackProperty());
        viewModel.turningBackProperty().subscribe(this::turnBack);
        root.addEventFilter(KeyEvent.KEY_PRESSED, this::onKey);
    }

    @FXML
    private void goToPrevious() {
        viewModel.previous();
    }

    @FXML
    private void goToNext() {
        viewModel.next();
    }

    @FXML
    private void zoomIn() {
        pictures.zoom(ZOOM_STEP);
    }

    @FXML
    private void zoomOut() {
        pictures.zoom(1 / ZOOM_STEP);
    }

    @FXML
    private void showActualSize() {
        pictures.showActualSize();
    }

    @FXML
    private void showAll() {
        pictures.showAll();
    }

    @FXML
    private void openOriginal() {
        original().ifPresent(system::open);
    }

    @FXML
    private void openRotated() {
        viewModel
                .recordProperty()
                .get()
                .flatMap(record -> PictureFile.rotated(workspace, record))
                .ifPresent(file -> system.open(file.file()));
    }

    @FXML
    private void openFolder() {
        viewModel.recordProperty().get().ifPresent(record -> system.open(workspace.originalFolderOf(record.dirname())));
    }

    @FXML
    private void openPage() {
        viewModel
                .recordProperty()
                .get()
                .ifPresent(record -> system.browse(record.origin().pageUrl()));
    }

    @FXML
    private void copyUrl() {
        viewModel.recordProperty().get().ifPresent(record -> system.copy(record.url()));
    }

    @FXML
    private void copyFacts() {
        viewModel
                .recordProperty()
                .get()
                .ifPresent(record ->
                        system.copy(words.facts(record, viewModel.pairProperty().get()).stream()
                                .map(fact -> fact.name() + ": " + fact.value())
                                .collect(Collectors.joining(System.lineSeparator()))));
    }

    private void onKey(KeyEvent event) {
        boolean fitted = viewModel.viewportProperty().get().sizing() == Sizing.FITTED;
        Optional<Runnable> command = Optional.ofNullable(
                switch (event.getCode()) {
                    case ESCAPE, BACK_SPACE -> this::close;
                    case PAGE_UP -> viewModel::previous;
                    case PAGE_DOWN -> viewModel::next;
                    case HOME -> viewModel::first;
                    case END -> viewModel::last;
                    case LEFT -> fitted ? viewModel::previous : () -> pictures.pan(-PAN_STEP, 0);
                    case RIGHT -> fitted ? viewModel::next : () -> pictures.pan(PAN_STEP, 0);
                    case UP -> () -> pictures.pan(0, -PAN_STEP);
                    case DOWN -> () -> pictures.pan(0, PAN_STEP);
                    case PLUS, EQUALS, ADD -> this::zoomIn;
                    case MINUS, SUBTRACT -> this::zoomOut;
                    case DIGIT1, NUMPAD1 -> this::showActualSize;
                    case DIGIT0, NUMPAD0 -> this::showAll;
                    case B -> turnBack::fire;
                    default -> null;
                });
        if (!event.isShortcutDown() && !event.isAltDown()) {
            command.ifPresent(known -> {
                known.run();
                event.consume();
            });
        }
    }

    private Optional<Path> original() {
        return viewModel
                .recordProperty()
                .get()
                .flatMap(record -> PictureFile.original(workspace, record))
                .map(PictureFile::file);
    }

    private void showRecord() {
        Optional<ImageRecord> record = viewModel.recordProperty().get();
        LoadedPair pair = viewModel.pairProperty().get();
        title.setText(record.map(words::title).orElse(""));
        rotatedTitle.setText(record.map(words::rotatedTitle).orElse(""));
        match.setText(words.match(pair.match()));
        openOriginal.setDisable(!pair.original().isFile());
        openRotated.setDisable(!pair.rotated().isFile());
        openPage.setDisable(
                record.filter(shown -> !shown.origin().pageUrl().isEmpty()).isEmpty());
        facts.getChildren()
                .setAll(record.map(shown -> words.facts(shown, pair)).orElse(List.of()).stream()
                        .map(FactRow::new)
                        .toList());
        showZoom();
    }

    private void showZoom() {
        zoom.setText(words.percent(pictures.scale()));
    }

    private void turnBack(boolean wanted) {
        if (wanted) {
            blink();
            blinking.playFromStart();
        } else {
            blinking.stop();
            inFront = PictureInFront.COPY_TURNED_BACK;
            blink();
        }
    }

    private void blink() {
        inFront = inFront == PictureInFront.ORIGINAL ? PictureInFront.COPY_TURNED_BACK : PictureInFront.ORIGINAL;
        pictures.putInFront(inFront);
        originalTitle.setText(
                messages.text(inFront == PictureInFront.ORIGINAL ? "compare.original" : "compare.turned-back"));
    }
}
