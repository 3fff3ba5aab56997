package org.fetchandrotate.desktop.run;

import javafx.beans.binding.Bindings;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;
import javafx.collections.ObservableList;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import javafx.util.Callback;
import org.fetchandrotate.desktop.base.Messages;
import org.jspecify.annotations.Nullable;

/// Fills the columns of the table of websites, which the FXML has in the order: website, progress, found, failed,
/// open, state.
final class HostTable {
    private final RunViewModel viewModel;
    private final Messages messages;
    private final Figures figures;

    HostTable(RunViewModel viewModel, Messages messages) {
        this.viewModel = viewModel;
        this.messages = messages;
        this.figures = new Figures(messages);
    }

    void fill(TableView<HostRow> table) {
        ObservableList<TableColumn<HostRow, ?>> columns = table.getColumns();
        text(columns.get(0), HostTable::name);
        progress(columns.get(1));
        number(columns.get(2), HostRow::foundProperty);
        number(columns.get(3), HostRow::failedProperty);
        number(columns.get(4), HostRow::openProperty);
        text(columns.get(5), this::state);
        table.setItems(viewModel.runs().hosts());
    }

    private static ObservableValue<String> name(HostRow row) {
        return new ReadOnlyObjectWrapper<>(row.name());
    }

    private ObservableValue<String> state(HostRow row) {
        return Bindings.createStringBinding(
                () -> viewModel.state(row),
                row.pageProperty(),
                row.pageFailureProperty(),
                row.failuresProperty(),
                row.waitingProperty(),
                row.waitReasonProperty(),
                row.waitRemainingProperty(),
                viewModel.active(),
                viewModel.runs().lastSummaryProperty());
    }

    private ObservableValue<String> number(ReadOnlyIntegerProperty number) {
        return Bindings.createStringBinding(() -> number.get() < 0 ? "–" : figures.count(number.get()), number);
    }

    @SuppressWarnings("unchecked") // the FXML has no type arguments
    private static <T> TableColumn<HostRow, T> typed(TableColumn<HostRow, ?> column) {
        return (TableColumn<HostRow, T>) column;
    }

    private void progress(TableColumn<HostRow, ?> column) {
        TableColumn<HostRow, HostRow> typed = typed(column);
        typed.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(row.getValue()));
        typed.setCellFactory(_ -> new HostProgressCell(messages));
    }

    private void number(TableColumn<HostRow, ?> column, Callback<HostRow, ReadOnlyIntegerProperty> property) {
        TableColumn<HostRow, String> typed = typed(column);
        typed.setCellValueFactory(row -> number(property.call(row.getValue())));
        typed.getStyleClass().add("number");
    }

    private static void text(TableColumn<HostRow, ?> column, Callback<HostRow, ObservableValue<String>> value) {
        TableColumn<HostRow, String> typed = typed(column);
        typed.setCellValueFactory(row -> value.call(row.getValue()));
        typed.setCellFactory(_ -> new CutText());
    }

    /// A text that a tooltip tells in full.
    private static final class CutText extends TableCell<HostRow, String> {
        private final Tooltip tooltip = new Tooltip();

        @Override
        protected void updateItem(@Nullable String text, boolean empty) {
            super.updateItem(text, empty);
            boolean blank = empty || text == null || text.isEmpty();
            setText(blank ? "" : text);
            tooltip.setText(text);
            setTooltip(blank ? null : tooltip);
        }
    }
}
