package org.fetchandrotate.desktop.history;

import java.util.Optional;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import org.fetchandrotate.desktop.base.Icons;
import org.fetchandrotate.desktop.pictures.ImageAction;
import org.fetchandrotate.desktop.pictures.ImageActions;
import org.fetchandrotate.desktop.shell.ViewContext;
import org.fetchandrotate.model.ImageRecord;
import org.fetchandrotate.model.RunRecord;

/// What somebody can do about the chosen image's failure: advice, and buttons that follow it. Used on the FX
/// thread.
record FailureHelp(ViewContext context, HistoryViewModel model, RunActions runs, ImageActions actions) {
    /// @param place is there only with a failure
    void addTo(Pane place) {
        Label advice = new Label();
        advice.setId("historyAdvice");
        advice.setWrapText(true);
        Button retry = new Button(context.messages().text("history.menu.retry"), Icons.RETRY.node());
        retry.setId("historyRetryFailed");
        ObservableValue<Optional<RunRecord>> run = model.imageProperty().map(image -> image.flatMap(runs::runOf));
        retry.disableProperty().bind(runs.canRetry(run).not());
        retry.setOnAction(_ -> run.getValue().ifPresent(record -> runs.retry(record.id())));
        Button page = new Button(context.messages().text("history.menu.open-page"), Icons.WEBSITES.node());
        page.setId("historyOpenPage");
        page.setOnAction(
                _ -> model.imageProperty().get().ifPresent(image -> actions.perform(ImageAction.OPEN_PAGE, image)));
        HBox buttons = new HBox(retry, page);
        buttons.getStyleClass().add("detail-buttons");
        place.getChildren().setAll(advice, buttons);
        model.imageProperty().subscribe(image -> {
            place.setVisible(image.flatMap(ImageRecord::failure).isPresent());
            place.setManaged(place.isVisible());
            image.flatMap(ImageRecord::failure)
                    .ifPresent(failure -> advice.setText(context.messages().advice(failure.reason())));
            page.setDisable(image.filter(ImageAction.OPEN_PAGE::fits).isEmpty());
        });
    }
}
