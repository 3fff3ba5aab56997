package org.fetchandrotate.desktop.history;

import java.util.Optional;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.fetchandrotate.desktop.base.Icons;
import org.fetchandrotate.model.RunOutcome;
import org.fetchandrotate.model.RunRecord;
import org.jspecify.annotations.Nullable;

/// A run in three lines: its number and when it began; how it ended, with an icon; and its counts.
final class RunCell extends ListCell<RunRow> {
    private static final PseudoClass FAILED = PseudoClass.getPseudoClass("failed");
    private static final PseudoClass COMPLETE = PseudoClass.getPseudoClass("complete");

    private final Words words;
    private final Label number = new Label();
    private final Label began = new Label();
    private final Label manner = new Label();
    private final Label counts = new Label();
    private final Tooltip tooltip = new Tooltip();
    private final VBox lines;
    private Subscription followed = Subscription.EMPTY;

    RunCell(Words words) {
        this.words = words;
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        HBox first = new HBox(number, gap, began);
        first.getStyleClass().add("run-line");
        number.setMinWidth(Region.USE_PREF_SIZE);
        number.getStyleClass().add("run-number");
        began.getStyleClass().add("run-detail");
        manner.getStyleClass().add("run-manner");
        counts.getStyleClass().add("run-detail");
        lines = new VBox(first, manner, counts);
        lines.getStyleClass().add("run-lines");
        getStyleClass().add("run-cell");
    }

    @Override
    protected void updateItem(@Nullable RunRow row, boolean empty) {
        super.updateItem(row, empty);
        followed.unsubscribe();
        followed = Subscription.EMPTY;
        if (empty || row == null) {
            setText(null);
            setGraphic(null);
            setTooltip(null);
        } else {
            followed = row.runProperty().subscribe(this::show);
        }
    }

    private void show(Optional<RunRecord> run) {
        pseudoClassStateChanged(FAILED, run.filter(RunCell::isFailed).isPresent());
        pseudoClassStateChanged(
                COMPLETE,
                run.flatMap(RunRecord::outcome)
                        .filter(RunOutcome.COMPLETE::equals)
                        .isPresent());
        if (run.isEmpty()) {
            setText(words.text("history.runs.all"));
            setGraphic(Icons.HISTORY.node());
            setAccessibleText(getText());
            setTooltip(null);
            return;
        }
        RunRecord record = run.get();
        number.setText(words.text("history.run.number", record.id()));
        began.setText(words.minute(record.startedAt()));
        manner.setText(words.manner(record));
        manner.setGraphic(words.icon(record).node());
        counts.setText(words.counts(record));
        setText(null);
        setGraphic(lines);
        String all = String.join(
                "\n", number.getText() + ", " + words.moment(record.startedAt()), manner.getText(), counts.getText());
        tooltip.setText(all);
        setTooltip(tooltip);
        setAccessibleText(all);
    }

    private static boolean isFailed(RunRecord run) {
        return run.outcome()
                .filter(outcome -> outcome == RunOutcome.FAILED || outcome == RunOutcome.KILLED)
                .isPresent();
    }
}
