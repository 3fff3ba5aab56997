package org.fetchandrotate.desktop.run;

import java.util.function.Function;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;
import javafx.collections.ObservableList;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import org.fetchandrotate.desktop.base.Messages;
import org.jspecify.annotations.Nullable;

/// Fills the columns of the table of websites, which the FXML has in the order: website, progress, found, failed,
/// open, state.
final class HostTable {
    private final RunViewModel viewModel;
    private final Messages messages;
    private final Figures figures;
    private final HostMenu menu;

    HostTable(RunViewModel viewModel, Messages messages, HostMenu menu) {
        this.menu = menu;
        this.viewModel = viewModel;
        this.messages = messages;
        this.figures = new Figures(messages);
    }

    void fill(TableView<HostLine> table) {
        ObservableList<TableColumn<HostLine, ?>> columns = table.getColumns();
        text(columns.get(0), this::name);
        progress(columns.get(1));
        number(columns.get(2), HostRow::foundProperty);
        number(columns.get(3), HostRow::failedProperty);
        text(columns.get(4), this::open);
        columns.get(4).getStyleClass().add("number");
        text(columns.get(5), this::state);
        table.setRowFactory(_ -> new HostLineRow(menu));
        table.setItems(viewModel.runs().hostLines());
    }

    private ObservableValue<String> name(HostLine line) {
        return new ReadOnlyObjectWrapper<>(line.asked()
                .map(asked -> messages.text("run.hosts.asked", asked.name()))
                .orElseGet(() -> line.site().name()));
    }

    private ObservableValue<String> open(HostLine line) {
        return load(line).map(load -> figures.count(load.open()));
    }

    private static ReadOnlyObjectProperty<HostLoad> load(HostLine line) {
        return line.asked()
                .map(AskedHost::loadProperty)
                .orElseGet(() -> line.site().loadProperty());
    }

    private ObservableValue<String> state(HostLine line) {
        if (line.asked().isPresent()) {
            return load(line).map(viewModel.hostWords()::underWay);
        }
        HostRow row = line.site();
        return Bindings.createStringBinding(
                () -> viewModel.state(row),
                row.pageProperty(),
                row.pageFailureProperty(),
                row.failuresProperty(),
                row.loadProperty(),
                viewModel.active(),
                viewModel.runs().lastSummaryProperty());
    }

    private ObservableValue<String> number(ReadOnlyIntegerProperty number) {
        return Bindings.createStringBinding(() -> number.get() < 0 ? "–" : figures.count(number.get()), number);
    }

    @SuppressWarnings("unchecked") // the FXML has no type arguments
    private static <T> TableColumn<HostLine, T> typed(TableColumn<HostLine, ?> column) {
        return (TableColumn<HostLine, T>) column;
    }

    private void progress(TableColumn<HostLine, ?> column) {
        TableColumn<HostLine, HostLine> typed = typed(column);
        typed.setCellValueFactory(line -> new ReadOnlyObjectWrapper<>(line.getValue()));
        typed.setCellFactory(_ -> new HostProgressCell(messages));
    }

    private void number(TableColumn<HostLine, ?> column, Function<HostRow, ReadOnlyIntegerProperty> property) {
        TableColumn<HostLine, String> typed = typed(column);
        typed.setCellValueFactory(line -> line.getValue().asked().isPresent()
                ? new ReadOnlyObjectWrapper<>("")
                : number(property.apply(line.getValue().site())));
        typed.getStyleClass().add("number");
    }

    private static void text(TableColumn<HostLine, ?> column, Function<HostLine, ObservableValue<String>> value) {
        TableColumn<HostLine, String> typed = typed(column);
        typed.setCellValueFactory(line -> value.apply(line.getValue()));
        typed.setCellFactory(_ -> new CutText());
    }

    /// A text that a tooltip tells in full.
    private static final class CutText extends TableCell<HostLine, String> {
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
