package org.fetchandrotate.desktop.compare;

import java.util.Optional;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.fetchandrotate.desktop.base.Icons;
import org.fetchandrotate.desktop.base.Messages;
import org.fetchandrotate.model.Failure;
import org.fetchandrotate.model.ImageRecord;

/// Says in the place of two pictures why there are none, and what can be done about it.
final class FailurePane extends VBox {
    private final Messages messages;
    private final Label reason = new Label();
    private final Label detail = new Label();
    private final Label url = new Label();
    private final Label advice = new Label();
    private final Button retry = new Button();
    private final Button page = new Button();

    /// @param onRetry tries it again
    /// @param onPage opens the page that it was found on
    FailurePane(Messages messages, Runnable onRetry, Runnable onPage) {
        this.messages = messages;
        getStyleClass().add("failure-pane");
        setId("compare-failure");
        reason.getStyleClass().add("reason");
        reason.setId("compare-failure-reason");
        url.getStyleClass().add("url");
        for (Label label : new Label[] {reason, detail, url, advice}) {
            label.setWrapText(true);
        }
        retry.setText(messages.text("history.menu.retry"));
        retry.setId("compare-retry");
        retry.setOnAction(_ -> onRetry.run());
        page.setText(messages.text("compare.open-page"));
        page.setOnAction(_ -> onPage.run());
        HBox buttons = new HBox(retry, page);
        buttons.getStyleClass().add("buttons");
        getChildren().addAll(Icons.FAILURE.node(), reason, detail, url, advice, buttons);
        setVisible(false);
    }

    /// Is there only for an image of which nothing is on disk.
    ///
    /// @param canRetry whether a run may be started
    void show(Optional<ImageRecord> record, boolean canRetry) {
        Optional<ImageRecord> failed = record.filter(
                image -> image.failure().isPresent() && image.filename().isEmpty());
        setVisible(failed.isPresent());
        failed.ifPresent(image -> {
            Failure failure = image.failure().orElseThrow();
            reason.setText(messages.reason(failure.reason()));
            detail.setText(messages.detail(failure));
            detail.setManaged(!detail.getText().isEmpty());
            url.setText(CompareWords.address(image));
            advice.setText(messages.advice(failure.reason()));
            retry.setDisable(!canRetry || image.origin().runId() == 0);
            page.setDisable(image.origin().pageUrl().isEmpty());
        });
    }
}
