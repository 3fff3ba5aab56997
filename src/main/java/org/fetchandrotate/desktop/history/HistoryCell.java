package org.fetchandrotate.desktop.history;

import java.util.Optional;
import javafx.css.PseudoClass;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.TableCell;
import javafx.scene.control.Tooltip;
import org.fetchandrotate.desktop.base.Icons;
import org.fetchandrotate.model.ImageRecord;
import org.fetchandrotate.model.Proof;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/// Shows one column of a row; nothing until the row was read.
final class HistoryCell extends TableCell<HistoryRow, Optional<SeenImage>> {
    private static final PseudoClass FAILED = PseudoClass.getPseudoClass("failed");

    private static final PseudoClass DIFFERENT = PseudoClass.getPseudoClass("different");

    private final HistoryColumn column;
    private final Words words;
    private final Tooltip tooltip = new Tooltip();
    private Optional<Icons> icon = Optional.empty();

    HistoryCell(HistoryColumn column, Words words) {
        this.column = column;
        this.words = words;
        tooltip.setWrapText(true);
        tooltip.getStyleClass().add("history-tooltip");
        if (column.isNumber()) {
            getStyleClass().add("number-cell");
        }
        if (column.isAddress()) {
            setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
        }
        if (column == HistoryColumn.RESULT) {
            getStyleClass().add("result-cell");
        }
    }

    @Override
    protected void updateItem(@Nullable Optional<SeenImage> item, boolean empty) {
        super.updateItem(item, empty);
        Optional<SeenImage> seen = empty || item == null ? Optional.empty() : item;
        Optional<ImageRecord> image = seen.map(SeenImage::image);
        String text = seen.flatMap(there -> column.text(there, words))
                .map(OneLine::of)
                .orElse("");
        setText(text);
        tooltip.setText(text);
        setTooltip(text.isEmpty() ? null : tooltip);
        if (column == HistoryColumn.RESULT) {
            Optional<Proof> proof = seen.flatMap(SeenImage::proof);
            show(proof.map(Badge::of).or(() -> image.map(words::icon)));
            pseudoClassStateChanged(
                    DIFFERENT,
                    proof.filter(found -> found.kind() == Proof.Kind.DIFFERENT).isPresent());
            proof.ifPresent(found -> tooltip.setText(text + "\n" + words.proof(found)));
            pseudoClassStateChanged(FAILED, image.flatMap(ImageRecord::failure).isPresent());
        }
    }

    /// A new node only where the icon differs.
    private void show(Optional<Icons> wanted) {
        if (!wanted.equals(icon)) {
            icon = wanted;
            @Nullable FontIcon node = wanted.map(Icons::node).orElse(null);
            setGraphic(node);
        }
    }
}
