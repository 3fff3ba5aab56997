package org.fetchandrotate.desktop.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.beans.binding.Bindings;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.fetchandrotate.desktop.base.Messages;
import org.fetchandrotate.settings.SettingsException;

/// Wires the sheet about websites that gave nothing: a row for each cause, with what can be done about it.
final class DoctorController {
    /// So many are named in a row; its tooltip names them all.
    private static final int MOST_NAMED = 3;
    private static final int MOST_IN_TOOLTIP = 40;

    private final DoctorViewModel model;
    private final Messages messages;
    private final Figures figures;

    @FXML
    private VBox root;

    @FXML
    private Label title;

    @FXML
    private ToggleButton more;

    @FXML
    private ScrollPane scroll;

    @FXML
    private VBox rows;

    DoctorController(DoctorViewModel model, Messages messages) {
        this.model = model;
        this.messages = messages;
        figures = new Figures(messages);
    }

    @FXML
    private void initialize() {
        root.visibleProperty().bind(model.findingsProperty().map(found -> !found.isEmpty()));
        root.managedProperty().bind(root.visibleProperty());
        scroll.visibleProperty().bind(more.selectedProperty());
        scroll.managedProperty().bind(scroll.visibleProperty());
        // what else is on the page would take its room
        scroll.minHeightProperty()
                .bind(Bindings.createDoubleBinding(
                        () -> Math.min(rows.getHeight(), scroll.getMaxHeight()),
                        rows.heightProperty(),
                        scroll.maxHeightProperty()));
        model.findingsProperty().subscribe(this::show);
    }

    private void show(List<SiteFinding> findings) {
        title.setText(
                model.websites() == 1
                        ? messages.text("doctor.title.only")
                        : messages.text("doctor.title", model.patients(), model.websites()));
        rows.getChildren().setAll(findings.stream().map(this::row).toList());
    }

    private HBox row(SiteFinding finding) {
        Label words = new Label(words(finding));
        words.setMaxWidth(Double.MAX_VALUE);
        words.setMinWidth(0);
        words.setTooltip(
                new Tooltip(finding.names().stream().limit(MOST_IN_TOOLTIP).collect(Collectors.joining("\n"))));
        HBox.setHgrow(words, Priority.ALWAYS);
        HBox row = new HBox(words);
        row.getStyleClass().add("tool-row");
        row.getChildren().addAll(buttons(finding, row));
        return row;
    }

    private List<Button> buttons(SiteFinding finding, HBox row) {
        List<Button> buttons = new ArrayList<>();
        for (SiteRemedy remedy : model.remedies(finding)) {
            Button button = button(remedy(remedy), () -> apply(remedy, finding, row));
            button.setId("doctor-%s-%s".formatted(code(finding.cause()), remedy.code()));
            buttons.add(button);
        }
        return buttons;
    }

    /// In place of the remedies stands what was done, and the way back.
    private void apply(SiteRemedy remedy, SiteFinding finding, HBox row) {
        String done;
        Optional<Runnable> undo;
        try {
            done = messages.text("doctor.done." + remedy.code(), figures.duration(model.longer()));
            undo = model.apply(remedy, finding);
        } catch (SettingsException e) {
            done = messages.text("run.failure.not-saved", String.valueOf(e.getMessage()));
            undo = Optional.empty();
        }
        row.getChildren().remove(1, row.getChildren().size());
        Label told = new Label(done);
        told.getStyleClass().add("muted");
        told.setMinWidth(HBox.USE_PREF_SIZE);
        row.getChildren().add(told);
        undo.ifPresent(back -> {
            Button button = button(messages.text("doctor.undo"), () -> {
                back.run();
                row.getChildren().remove(1, row.getChildren().size());
                row.getChildren().addAll(buttons(finding, row));
            });
            button.setId("doctor-%s-undo".formatted(code(finding.cause())));
            row.getChildren().add(button);
        });
    }

    private static Button button(String words, Runnable action) {
        Button button = new Button(words);
        button.getStyleClass().add("small");
        button.setMinWidth(HBox.USE_PREF_SIZE);
        button.setOnAction(_ -> action.run());
        return button;
    }

    private String remedy(SiteRemedy remedy) {
        return messages.text("doctor.remedy." + remedy.code(), figures.duration(model.longer()));
    }

    private String words(SiteFinding finding) {
        List<String> names = finding.names();
        String first = names.stream().limit(MOST_NAMED).collect(Collectors.joining(", "));
        String all = names.size() <= MOST_NAMED
                ? first
                : messages.text("doctor.and-more", first, figures.count(names.size() - MOST_NAMED));
        return messages.text("doctor.cause." + code(finding.cause()), all);
    }

    private static String code(SiteCause cause) {
        return cause.name().toLowerCase(Locale.ROOT);
    }
}
