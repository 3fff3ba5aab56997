package org.fetchandrotate.desktop.run;

import java.util.Map;
import javafx.beans.value.ObservableValue;
import javafx.event.ActionEvent;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TableView;
import javafx.scene.control.Toggle;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Pane;
import org.fetchandrotate.desktop.base.NumberField;
import org.fetchandrotate.desktop.base.ViewLoader;
import org.fetchandrotate.desktop.shell.ViewContext;
import org.fetchandrotate.model.Rotation;
import org.jspecify.annotations.Nullable;

/// Wires the run view to its view model.
public final class RunController {
    private static final double TABLE_PART = 0.45;

    private final ViewContext context;
    private final Runnable websites;
    private final RunViewModel viewModel;
    private final Map<KeyCombination, Runnable> keys;

    @FXML
    private Pane root;

    @FXML
    private NumberField count;

    @FXML
    private Label countFinding;

    @FXML
    private ToggleGroup rotation;

    @FXML
    private Button start;

    @FXML
    private Button pause;

    @FXML
    private Button resume;

    @FXML
    private Button stop;

    @FXML
    private Button copySummary;

    @FXML
    private Node notice;

    @FXML
    private Label noticeText;

    @FXML
    private Label headline;

    @FXML
    private Pane progressPlace;

    @FXML
    private Pane doctorPlace;

    @FXML
    private Node emptyState;

    @FXML
    private Label emptyText;

    @FXML
    private Button goToWebsites;

    @FXML
    private Button emptyStart;

    @FXML
    private Node results;

    @FXML
    private SplitPane parts;

    @FXML
    private ToggleButton hostsToggle;

    @FXML
    private ListView<HostRow> chips;

    @FXML
    private TableView<HostLine> hosts;

    public RunController(ViewContext context) {
        this(context, () -> {});
    }

    /// @param websites goes to the page where websites are listed
    public RunController(ViewContext context, Runnable websites) {
        this.context = context;
        this.websites = websites;
        viewModel = new RunViewModel(context.session(), context.runs(), context.messages());
        keys = Map.of(
                new KeyCodeCombination(KeyCode.F5), viewModel::start,
                new KeyCodeCombination(KeyCode.F6), viewModel::pauseOrResume,
                new KeyCodeCombination(KeyCode.F5, KeyCombination.SHIFT_DOWN), viewModel::stop);
    }

    @FXML
    private void initialize() {
        ViewLoader loader = new ViewLoader(context.messages());
        Parent progress = loader.load(new ProgressController(context));
        Parent pairs = loader.load(new PairsController(context, viewModel));
        progressPlace.getChildren().add(progress);
        doctorPlace
                .getChildren()
                .add(loader.load(new DoctorController(
                        new DoctorViewModel(context.session(), context.runs()), context.messages())));
        parts.getItems().add(pairs);
        new HostTable(viewModel, context.messages(), new HostMenu(context.messages(), context.system())).fill(hosts);
        hostsToggle.selectedProperty().subscribe(this::showTable);
        chips.setItems(context.runs().hosts());
        HostMenu menu = new HostMenu(context.messages(), context.system());
        chips.setCellFactory(_ -> new HostChip(context.messages(), viewModel, menu));
        hostsToggle.textProperty().bind(viewModel.standings());
        new SiteChoice<>(chips.getSelectionModel(), HostRow::place, place -> place, viewModel.siteProperty()).bind();
        new SiteChoice<>(
                        hosts.getSelectionModel(),
                        line -> line.site().place(),
                        place -> hosts.getItems()
                                .indexOf(HostLine.of(context.runs().hosts().get(place))),
                        viewModel.siteProperty())
                .bind();
        bindSettings();
        bindCommands();
        noticeText.textProperty().bind(viewModel.noticeProperty());
        showIf(notice, viewModel.noticeProperty().isNotEmpty());
        headline.textProperty().bind(viewModel.headlineProperty());
        emptyText.textProperty().bind(viewModel.invitationProperty());
        showIf(emptyState, viewModel.untouched());
        showIf(goToWebsites, viewModel.hasWebsites().not());
        goToWebsites.setOnAction(_ -> websites.run());
        showIf(emptyStart, viewModel.hasWebsites());
        emptyStart.disableProperty().bind(viewModel.startable().not());
        emptyStart.setOnAction(_ -> viewModel.start());
        showIf(results, viewModel.untouched().not());
        showIf(progressPlace, viewModel.untouched().not());
        doctorPlace.managedProperty().bind(doctorPlace.getChildren().getFirst().visibleProperty());
        root.addEventHandler(KeyEvent.KEY_PRESSED, this::onKey);
    }

    private void showTable(boolean wanted) {
        if (!wanted) {
            parts.getItems().remove(hosts);
        } else if (!parts.getItems().contains(hosts)) {
            parts.getItems().addFirst(hosts);
            parts.setDividerPositions(TABLE_PART);
        }
    }

    private void bindSettings() {
        count.textProperty().bindBidirectional(viewModel.countTextProperty());
        count.getEditor().setId("run-count");
        count.getEditor().setAccessibleText(count.getAccessibleText());
        count.getEditor().addEventHandler(ActionEvent.ACTION, _ -> viewModel.saveCount());
        count.getEditor().focusedProperty().subscribe(focused -> {
            if (!focused) {
                viewModel.saveCount();
            }
        });
        count.disableProperty().bind(viewModel.fixed());
        count.markWhile(viewModel.countFindingProperty());
        countFinding.textProperty().bind(viewModel.countFindingProperty());
        showIf(countFinding, viewModel.countFindingProperty().isNotEmpty());
        viewModel.rotationProperty().subscribe(chosen -> rotation.selectToggle(toggle(chosen)));
        rotation.selectedToggleProperty().subscribe((before, chosen) -> {
            if (chosen != null) {
                viewModel.rotationProperty().set(rotation(chosen));
            } else if (viewModel.rotationProperty().get().isAngle()) {
                rotation.selectToggle(before);
            }
        });
        rotation.getToggles()
                .forEach(toggle -> ((Node) toggle).disableProperty().bind(viewModel.fixed()));
    }

    private void bindCommands() {
        RunCenter runs = context.runs();
        start.disableProperty().bind(viewModel.startable().not());
        showIf(start, viewModel.active().not());
        showIf(pause, runs.phaseProperty().map(phase -> phase == RunPhase.RUNNING || phase == RunPhase.STOPPING));
        pause.disableProperty().bind(runs.phaseProperty().map(phase -> phase == RunPhase.STOPPING));
        showIf(resume, runs.phaseProperty().map(phase -> phase == RunPhase.PAUSED));
        stop.disableProperty().bind(runs.phaseProperty().map(phase -> phase == RunPhase.STOPPING));
        showIf(stop, viewModel.active());
        showIf(copySummary, viewModel.finished());
        start.setOnAction(_ -> viewModel.start());
        pause.setOnAction(_ -> viewModel.pauseOrResume());
        resume.setOnAction(_ -> viewModel.pauseOrResume());
        stop.setOnAction(_ -> viewModel.stop());
        copySummary.setOnAction(_ -> context.system().copy(viewModel.summaryText()));
    }

    private void onKey(KeyEvent event) {
        keys.forEach((key, command) -> {
            if (key.match(event)) {
                command.run();
                event.consume();
            }
        });
    }

    /// None for what isn't an angle: that is chosen among the settings.
    private @Nullable Toggle toggle(Rotation chosen) {
        return rotation.getToggles().stream()
                .filter(toggle -> rotation(toggle) == chosen)
                .findFirst()
                .orElse(null);
    }

    private static Rotation rotation(Toggle toggle) {
        return Rotation.ofCode((String) toggle.getUserData()).orElseThrow();
    }

    private static void showIf(Node node, ObservableValue<Boolean> condition) {
        node.visibleProperty().bind(condition);
        node.managedProperty().bind(node.visibleProperty());
    }
}
