package org.fetchandrotate.desktop.websites;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import javafx.collections.ListChangeListener;
import javafx.scene.control.MultipleSelectionModel;
import javafx.scene.control.TableView;
import org.fetchandrotate.url.WebUrl;

/// Keeps the same websites selected while changes replace their rows. Used on the FX thread.
final class KeptSelection {
    private final TableView<WebsiteRow> table;
    private final Set<WebUrl> selected = new HashSet<>();
    private boolean isReplacing;

    KeptSelection(TableView<WebsiteRow> table) {
        this.table = table;
    }

    /// To be called before the table learns that its rows are replaced.
    void beforeReplacing() {
        isReplacing = true;
    }

    /// Starts, once the table has its rows: what listens later is told later.
    void keep() {
        MultipleSelectionModel<WebsiteRow> selection = table.getSelectionModel();
        selection.getSelectedItems().addListener((ListChangeListener<WebsiteRow>) _ -> {
            if (!isReplacing) {
                selected.clear();
                selection.getSelectedItems().forEach(row -> selected.add(row.url()));
            }
        });
        table.getItems().addListener((ListChangeListener<WebsiteRow>) _ -> {
            if (isReplacing) {
                select(selected);
                isReplacing = false;
            }
        });
    }

    private void select(Set<WebUrl> urls) {
        Set<WebUrl> wanted = Set.copyOf(urls);
        List<WebsiteRow> rows = table.getItems();
        int[] places = IntStream.range(0, rows.size())
                .filter(place -> wanted.contains(rows.get(place).url()))
                .toArray();
        table.getSelectionModel().clearSelection();
        if (places.length > 0) {
            table.getSelectionModel().selectIndices(places[0], places);
        }
    }
}
