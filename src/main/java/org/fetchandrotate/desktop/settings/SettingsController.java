package org.fetchandrotate.desktop.settings;

import java.util.ArrayList;
import java.util.List;
import javafx.animation.PauseTransition;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.value.ObservableValue;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.fetchandrotate.desktop.base.ChoiceWords;
import org.fetchandrotate.desktop.base.Messages;
import org.fetchandrotate.desktop.base.Theme;
import org.fetchandrotate.desktop.shell.ViewContext;
import org.fetchandrotate.settings.SettingsException;

/// Wires the settings.
public final class SettingsController implements AutoCloseable {
    /// As long as a hand rests between two letters.
    private static final Duration TYPING_PAUSE = Duration.millis(400);

    private final PauseTransition pause = new PauseTransition(TYPING_PAUSE);
    private final List<SettingRow> rows = new ArrayList<>();
    private final ViewContext context;
    private final Messages messages;
    private final SettingsViewModel model;
    private final ObjectProperty<Theme> theme;
    private final Runnable reopen;

    @FXML
    private TextField searchField;

    @FXML
    private Label fileLabel;

    @FXML
    private MenuButton presets;

    @FXML
    private HBox presetBanner;

    @FXML
    private Label presetText;

    @FXML
    private Button presetUndo;

    @FXML
    private VBox groups;

    @FXML
    private Label nothingFound;

    @FXML
    private HBox readOnlyBanner;

    @FXML
    private HBox runningBanner;

    @FXML
    private HBox reopenBanner;

    @FXML
    private Button reopenButton;

    @FXML
    private ChoiceBox<Theme> themeChoice;

    @FXML
    private VBox appearanceGroup;

    /// @param theme of the window
    /// @param reopen opens the workspace again
    public SettingsController(ViewContext context, ObjectProperty<Theme> theme, Runnable reopen) {
        this.context = context;
        this.theme = theme;
        this.reopen = reopen;
        messages = context.messages();
        model = new SettingsViewModel(context.session(), messages, pause::playFromStart);
        pause.setOnFinished(event -> model.save());
    }

    @FXML
    private void initialize() {
        SettingTexts texts = new SettingTexts(messages);
        for (SettingGroup group : SettingGroup.values()) {
            groups.getChildren().add(box(group, texts));
        }
        fileLabel.setText(context.session().workspace().configFile().toString());
        searchField.textProperty().subscribe(this::filter);
        show(readOnlyBanner, new ReadOnlyBooleanWrapper(model.isReadOnly()));
        ObservableValue<Boolean> active = context.runs().phaseProperty().map(phase -> phase.isActive());
        show(runningBanner, active);
        show(reopenBanner, model.reopenNeededProperty());
        reopenButton.disableProperty().bind(active);
        wireTheme();
        wirePresets();
    }

    private void wirePresets() {
        presets.setDisable(model.isReadOnly());
        for (SettingsPreset preset : SettingsPreset.values()) {
            MenuItem item = new MenuItem(messages.text("settings.preset." + preset.code()));
            item.setId("preset-" + preset.code());
            item.setOnAction(_ -> apply(preset));
            presets.getItems().add(item);
        }
        presetBanner.setVisible(false);
        presetBanner.managedProperty().bind(presetBanner.visibleProperty());
    }

    private void apply(SettingsPreset preset) {
        presetBanner.setVisible(true);
        try {
            Runnable undo = model.apply(preset);
            presetText.setText(messages.text("settings.preset.set", messages.text("settings.preset." + preset.code())));
            presetUndo.setVisible(true);
            presetUndo.setOnAction(_ -> {
                undo.run();
                presetBanner.setVisible(false);
            });
        } catch (SettingsException e) {
            presetText.setText(messages.text("settings.conflict"));
            presetUndo.setVisible(false);
        }
    }

    @Override
    public void close() {
        pause.stop();
        model.close();
    }

    private VBox box(SettingGroup group, SettingTexts texts) {
        Label heading = new Label(messages.text("settings.group." + group.code()));
        heading.getStyleClass().add("group-title");
        VBox box = new VBox(heading);
        box.getStyleClass().add("setting-group");
        group.keys().forEach(key -> {
            SettingRow row = new SettingRow(model.field(key), model, texts);
            rows.add(row);
            box.getChildren().add(row);
        });
        return box;
    }

    private void filter(String query) {
        for (SettingRow row : rows) {
            boolean shown = model.matches(row.field().key(), query);
            row.setVisible(shown);
            row.setManaged(shown);
        }
        boolean any = false;
        for (Node box : groups.getChildren()) {
            boolean shown = ((VBox) box)
                    .getChildren().stream().anyMatch(node -> node instanceof SettingRow && node.isManaged());
            box.setVisible(shown);
            box.setManaged(shown);
            any |= shown;
        }
        appearanceGroup.setVisible(query.isBlank());
        appearanceGroup.setManaged(query.isBlank());
        nothingFound.setVisible(!any);
        nothingFound.setManaged(!any);
    }

    private void wireTheme() {
        themeChoice.getItems().setAll(Theme.SYSTEM, Theme.LIGHT, Theme.DARK, Theme.CONTRAST);
        themeChoice.setConverter(new ChoiceWords<>(value -> messages.text("shell.theme." + value.code())));
        themeChoice.valueProperty().bindBidirectional(theme);
    }

    private static void show(Node node, ObservableValue<Boolean> condition) {
        node.visibleProperty().bind(condition);
        node.managedProperty().bind(condition);
    }

    @FXML
    private void openFile() {
        model.save();
        context.system().open(context.session().workspace().configFile());
    }

    @FXML
    private void reopenWorkspace() {
        model.save();
        reopen.run();
    }
}
