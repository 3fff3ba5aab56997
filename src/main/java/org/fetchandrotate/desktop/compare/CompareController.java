package org.fetchandrotate.desktop.compare;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongConsumer;
import javafx.beans.binding.Bindings;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Toggle;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Pane;
import javafx.scene.layout.StackPane;
import org.controlsfx.control.SegmentedButton;
import org.fetchandrotate.desktop.base.Background;
import org.fetchandrotate.desktop.base.Messages;
import org.fetchandrotate.desktop.base.SystemActions;
import org.fetchandrotate.desktop.compare.PairView.PictureInFront;
import org.fetchandrotate.desktop.compare.Viewport.Sizing;
import org.fetchandrotate.desktop.pictures.CompareOpener;
import org.fetchandrotate.desktop.pictures.ComparedImage;
import org.fetchandrotate.desktop.pictures.ImageActions;
import org.fetchandrotate.desktop.run.RunCenter;
import org.fetchandrotate.desktop.shell.WorkspaceSession;
import org.fetchandrotate.model.ImageRecord;

/// Wires the large view: load it once, put it in sight, then [#open] images in it. When the user is done it lets go
/// of them and says so.
public final class CompareController implements CompareOpener, AutoCloseable {
    private static final double ZOOM_STEP = 1.5;
    private static final double SWIPE_STEP = 0.05;
    private static final double PAN_STEP = 0.2;

    private final Messages messages;
    private final Runnable onClose;
    private final CompareViewModel viewModel;
    private final CompareWords words;
    private final PairView pictures;
    private final FailurePane failure;
    private final FactsController facts;
    private final WorkspaceSession session;
    private final RunCenter runs;
    private final Blinking blinking = new Blinking(this::putInFront);

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
    private SegmentedButton comparisons;

    @FXML
    private ToggleButton rotateBack;

    @FXML
    private ToggleButton swipe;

    @FXML
    private ToggleButton difference;

    @FXML
    private Button previous;

    @FXML
    private Button next;

    @FXML
    private StackPane place;

    /// @param runs the run that goes on, if one does
    /// @param retry tries what failed in a run again
    /// @param onClose called when the user is done with it
    public CompareController(
            WorkspaceSession session,
            RunCenter runs,
            Background background,
            Messages messages,
            SystemActions system,
            LongConsumer retry,
            Runnable onClose) {
        this.session = session;
        this.runs = runs;
        this.messages = messages;
        this.onClose = onClose;
        viewModel = new CompareViewModel(new PairLoader(session.workspace(), background), background);
        words = new CompareWords(messages);
        pictures = new PairView(viewModel, messages);
        failure = new FailurePane(messages, () -> retry(retry), () -> openPage(system));
        facts = new FactsController(
                viewModel, words, messages.text("shell.unopened.copy"), new ImageActions(system, session.workspace()));
    }

    /// The controllers of what its FXML includes.
    public List<Object> included() {
        return List.of(facts, new PlaybackController(viewModel.playback(), messages));
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
        place.getChildren().addAll(pictures, failure);
        pictures.visibleProperty().bind(failure.visibleProperty().not());
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
        wireComparison(
                Map.of(Comparison.BLINK, rotateBack, Comparison.SWIPE, swipe, Comparison.DIFFERENCE, difference));
        root.addEventFilter(KeyEvent.KEY_PRESSED, this::onKey);
    }

    /// One is pressed, or none.
    private void wireComparison(Map<Comparison, Toggle> buttons) {
        ToggleGroup group = new ToggleGroup();
        comparisons.setToggleGroup(group);
        buttons.values().forEach(button -> button.setToggleGroup(group));
        group.selectedToggleProperty()
                .subscribe((before, after) -> viewModel
                        .comparisonProperty()
                        .set(buttons.keySet().stream()
                                .filter(each -> buttons.get(each) == after)
                                .findFirst()
                                .orElse(Comparison.BESIDE)));
        viewModel.comparisonProperty().subscribe(comparison -> {
            group.selectToggle(buttons.get(comparison));
            if (comparison == Comparison.BLINK) {
                blinking.start();
            } else {
                blinking.stop();
            }
        });
    }

    /// Also lets go of it, which a button of a group doesn't when it is fired.
    private static void toggle(ToggleButton button) {
        button.setSelected(!button.isSelected());
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
                    case J -> () -> viewModel.playback().previous();
                    case K -> () -> viewModel.playback().playOrRest();
                    case L -> () -> viewModel.playback().next();
                    case B -> () -> toggle(rotateBack);
                    case S -> () -> toggle(swipe);
                    case D -> () -> toggle(difference);
                    case COMMA -> () -> pictures.swipeBy(-SWIPE_STEP);
                    case PERIOD -> () -> pictures.swipeBy(SWIPE_STEP);
                    default -> null;
                });
        if (!event.isShortcutDown() && !event.isAltDown()) {
            command.ifPresent(known -> {
                known.run();
                event.consume();
            });
        }
    }

    private void showRecord() {
        Optional<ImageRecord> record = viewModel.recordProperty().get();
        LoadedPair pair = viewModel.pairProperty().get();
        failure.show(
                record, !session.isReadOnly() && !runs.phaseProperty().get().isActive());
        title.setText(record.map(words::title).orElse(""));
        rotatedTitle.setText(record.map(words::rotatedTitle).orElse(""));
        match.setText(words.match(pair.match()));
        showZoom();
    }

    private void retry(LongConsumer retry) {
        viewModel.recordProperty().get().ifPresent(record -> {
            close();
            retry.accept(record.origin().runId());
        });
    }

    private void openPage(SystemActions system) {
        viewModel
                .recordProperty()
                .get()
                .ifPresent(record -> system.browse(record.origin().pageUrl()));
    }

    private void showZoom() {
        zoom.setText(words.percent(pictures.scale()));
    }

    private void putInFront(PictureInFront picture) {
        pictures.putInFront(picture);
        originalTitle.setText(
                switch (viewModel.comparisonProperty().get()) {
                    case SWIPE -> messages.text("compare.swiping");
                    case DIFFERENCE -> messages.text("compare.differences", DifferenceImage.ENLARGED);
                    case BESIDE, BLINK ->
                        messages.text(picture == PictureInFront.ORIGINAL ? "compare.original" : "compare.rotated-back");
                });
    }
}
