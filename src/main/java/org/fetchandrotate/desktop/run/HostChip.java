package org.fetchandrotate.desktop.run;

import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.util.Subscription;
import org.fetchandrotate.desktop.base.Icons;
import org.fetchandrotate.desktop.base.Messages;
import org.jspecify.annotations.Nullable;

/// A website of the run, small: how it stands, its name, what it gave. A second click lets go of it.
final class HostChip extends ListCell<HostRow> {
    private static final PseudoClass FAILED = PseudoClass.getPseudoClass("failed");
    private static final PseudoClass COMPLETE = PseudoClass.getPseudoClass("complete");

    private final Messages messages;
    private final Figures figures;
    private final RunViewModel run;
    private final Label name = new Label();
    private final Label numbers = new Label();
    private final Label failures = new Label();
    private final Label wait = new Label();
    private final ProgressIndicator scanning = new ProgressIndicator();
    private final Node dead = Icons.FAILURE.node();
    private final Node done = Icons.SUCCESS.node();
    private final Node needsBrowser = Icons.SCRIPTED.node();
    private final StackPane sign = new StackPane(scanning, dead, done);
    private final HBox content = new HBox(sign, name, numbers, failures, wait, needsBrowser);
    private final Tooltip tooltip = new Tooltip();
    private final HostMenu menu;
    private Subscription followed = Subscription.EMPTY;

    HostChip(Messages messages, RunViewModel run, HostMenu menu) {
        this.messages = messages;
        this.menu = menu;
        this.run = run;
        figures = new Figures(messages);
        getStyleClass().add("host-chip");
        content.getStyleClass().add("chip");
        name.getStyleClass().add("name");
        numbers.getStyleClass().add("numbers");
        failures.getStyleClass().add("failures");
        sign.managedProperty()
                .bind(scanning.visibleProperty().or(dead.visibleProperty()).or(done.visibleProperty()));
        failures.managedProperty().bind(failures.visibleProperty());
        wait.getStyleClass().add("wait");
        wait.visibleProperty().bind(wait.textProperty().isNotEmpty());
        wait.managedProperty().bind(wait.visibleProperty());
        needsBrowser.managedProperty().bind(needsBrowser.visibleProperty());
        needsBrowser.getStyleClass().add("needs-browser");
        addEventFilter(MouseEvent.MOUSE_PRESSED, this::letGo);
        tooltip.setOnShowing(_ -> tell());
    }

    @Override
    protected void updateItem(@Nullable HostRow row, boolean empty) {
        super.updateItem(row, empty);
        followed.unsubscribe();
        if (empty || row == null) {
            followed = Subscription.EMPTY;
            scanning.setVisible(false);
            setGraphic(null);
            setTooltip(null);
            setContextMenu(null);
            return;
        }
        name.setText(row.name());
        setTooltip(tooltip);
        setContextMenu(menu.of(row));
        setGraphic(content);
        followed = Subscription.combine(
                row.pageProperty().subscribe(_ -> show(row)),
                row.takenProperty().subscribe(_ -> show(row)),
                row.shareProperty().subscribe(_ -> show(row)),
                row.failedProperty().subscribe(_ -> show(row)),
                row.wholeLoadProperty().subscribe(_ -> show(row)),
                run.runs().lastSummaryProperty().subscribe(_ -> show(row)),
                run.active().subscribe(_ -> show(row)));
    }

    private void letGo(MouseEvent event) {
        if (isSelected() && event.getButton() == MouseButton.PRIMARY) {
            getListView().getSelectionModel().clearSelection();
            event.consume();
        }
    }

    private void show(HostRow row) {
        PageState page = row.pageProperty().get();
        int taken = row.takenProperty().get();
        int share = row.shareProperty().get();
        int failed = row.failedProperty().get();
        boolean isDead = row.standing() == HostStanding.DEAD;
        boolean isComplete = row.standing() == HostStanding.COMPLETE;
        dead.setVisible(isDead);
        done.setVisible(isComplete);
        scanning.setVisible(page == PageState.SCANNING);
        pseudoClassStateChanged(FAILED, isDead);
        pseudoClassStateChanged(COMPLETE, isComplete);
        numbers.setText(
                page == PageState.FAILED
                        ? ""
                        : messages.text("run.progress.images", figures.count(taken), figures.count(share)));
        failures.setVisible(failed > 0);
        failures.setText(messages.text("run.chip.failed", figures.count(failed)));
        wait.setText(words(row.wholeLoadProperty().get()));
        needsBrowser.setVisible(run.needsBrowser(row));
        setAccessibleText(name.getText() + ", " + numbers.getText() + ", " + failures.getText()
                + (needsBrowser.isVisible() ? ", " + messages.text("run.host.needs-browser") : ""));
    }

    /// Only what keeps a host for long is worth room.
    private String words(HostLoad load) {
        return switch (load.reason()) {
            case RETRY_AFTER, HOST_FAILING, BACKOFF ->
                messages.text("run.chip.waits", figures.wholeSeconds(load.remaining()));
            case NOTHING, HOST_LIMIT, HOST_DELAY, ROBOTS, CONNECTION_LIMIT -> "";
        };
    }

    private void tell() {
        HostRow row = getItem();
        if (row != null) {
            tooltip.setText(run.story(row));
        }
    }
}
