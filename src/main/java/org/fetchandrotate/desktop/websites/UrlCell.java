package org.fetchandrotate.desktop.websites;

import java.util.List;
import java.util.Optional;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.VBox;
import org.fetchandrotate.url.WebUrl;
import org.jspecify.annotations.Nullable;

/// A website's address, edited in place: checked as it is typed, taken by Enter, dropped by Escape. An address that
/// can't be taken keeps the field open and says why.
final class UrlCell extends TableCell<WebsiteRow, WebsiteRow> {
    private static final PseudoClass ERROR = PseudoClass.getPseudoClass("error");

    private final WebsitesViewModel model;
    private final TextField field = new TextField();
    private final Label reason = new Label();
    private final VBox editor = new VBox(field, reason);
    private final Tooltip tooltip = new Tooltip();

    UrlCell(WebsitesViewModel model, String accessibleText) {
        this.model = model;
        editor.getStyleClass().add("url-editor");
        field.setId("urlField");
        field.setAccessibleText(accessibleText);
        reason.getStyleClass().add("error-text");
        reason.managedProperty().bind(reason.textProperty().isNotEmpty());
        field.textProperty().subscribe(this::check);
        field.setOnAction(event -> take());
        field.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                cancelEdit();
                event.consume();
            }
        });
    }

    @Override
    protected void updateItem(@Nullable WebsiteRow row, boolean empty) {
        super.updateItem(row, empty);
        setGraphic(null);
        @Nullable WebsiteRow shown = empty ? null : row;
        setText(shown == null ? null : shown.url().readable());
        // as it is asked for, where that differs
        tooltip.setText(shown == null ? null : shown.url().redacted());
        setTooltip(shown == null ? null : tooltip);
        pseudoClassStateChanged(PseudoClass.getPseudoClass("off"), shown != null && !shown.isOn());
    }

    @Override
    public void startEdit() {
        super.startEdit();
        if (isEditing() && !model.isReadOnly()) {
            field.setText(getItem().url().toString());
            setText(null);
            setGraphic(editor);
            field.selectAll();
            field.requestFocus();
        }
    }

    @Override
    public void cancelEdit() {
        super.cancelEdit();
        updateItem(getItem(), isEmpty());
        getTableView().requestFocus();
    }

    private void check(String text) {
        Optional<String> finding = getItem() == null
                ? Optional.empty()
                : model.findingOf(text, Optional.of(getItem().url()));
        reason.setText(finding.orElse(""));
        field.pseudoClassStateChanged(ERROR, finding.isPresent());
    }

    private void select(WebUrl url) {
        List<WebsiteRow> rows = getTableView().getItems();
        for (int i = 0; i < rows.size(); i++) {
            if (rows.get(i).url().equals(url)) {
                getTableView().getSelectionModel().clearAndSelect(i);
                return;
            }
        }
    }

    private void take() {
        if (reason.getText().isEmpty() && !field.getText().isBlank()) {
            WebsiteRow row = getItem();
            String text = field.getText();
            cancelEdit();
            select(model.replace(row, text));
        }
    }
}
