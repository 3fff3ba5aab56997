package org.fetchandrotate.desktop.run;

import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.TableCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.util.Subscription;
import org.fetchandrotate.desktop.base.Messages;
import org.jspecify.annotations.Nullable;

/// A website's progress: a bar, and the same in numbers.
final class HostProgressCell extends TableCell<HostLine, HostLine> {
    private final Messages messages;
    private final Figures figures;
    private final ProgressBar bar = new ProgressBar(0);
    private final Label numbers = new Label();
    private final HBox content = new HBox(bar, numbers);
    private Subscription subscription = Subscription.EMPTY;

    HostProgressCell(Messages messages) {
        this.messages = messages;
        this.figures = new Figures(messages);
        content.getStyleClass().add("host-progress");
        numbers.getStyleClass().add("numbers");
        bar.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(bar, Priority.ALWAYS);
        content.setVisible(false);
        // for good: a node that goes and comes back has to be styled anew
        setGraphic(content);
    }

    @Override
    protected void updateItem(@Nullable HostLine line, boolean empty) {
        super.updateItem(line, empty);
        subscription.unsubscribe();
        subscription = Subscription.EMPTY;
        content.setVisible(false);
        if (!empty && line != null && line.asked().isEmpty()) {
            subscription = follow(line.site());
            content.setVisible(true);
        }
    }

    private Subscription follow(HostRow row) {
        return row.takenProperty()
                .subscribe(_ -> show(row))
                .and(row.shareProperty().subscribe(_ -> show(row)));
    }

    private void show(HostRow row) {
        int taken = row.takenProperty().get();
        int share = row.shareProperty().get();
        bar.setProgress(share == 0 ? 0 : Math.min(1.0, (double) taken / share));
        numbers.setText(messages.text("run.progress.images", figures.count(taken), figures.count(share)));
        bar.setAccessibleText(numbers.getText());
    }
}
