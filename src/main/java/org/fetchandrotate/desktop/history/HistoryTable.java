package org.fetchandrotate.desktop.history;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import javafx.collections.ListChangeListener;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableColumn.SortType;
import javafx.scene.control.TableView;
import org.fetchandrotate.desktop.base.UserPreferences;
import org.fetchandrotate.desktop.history.HistoryFilter.Order;
import org.fetchandrotate.storage.ImageQuery.Direction;

/// Makes a table view the table of the history: its columns, their order and widths, and sorting by the database.
final class HistoryTable {
    /// Room for it, in pixels, whether it shows or not: columns mustn't jump when it comes.
    private static final double SCROLL_BAR = 16;

    private final TableView<HistoryRow> table;
    private final HistoryFilter filter;
    private final Words words;
    private final UserPreferences preferences;
    private final Map<HistoryColumn, TableColumn<HistoryRow, Optional<SeenImage>>> columns = new LinkedHashMap<>();

    HistoryTable(TableView<HistoryRow> table, HistoryFilter filter, Words words, UserPreferences preferences) {
        this.table = table;
        this.filter = filter;
        this.words = words;
        this.preferences = preferences;
    }

    void prepare() {
        table.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        for (HistoryColumn column : HistoryColumn.values()) {
            columns.put(column, column(column));
        }
        show(ColumnLayout.remembered(preferences));
        // the database sorts; the table's own way would read every row
        table.setSortPolicy(sorted -> {
            filter.orderProperty().set(order());
            return true;
        });
        table.getColumns().addListener((ListChangeListener<TableColumn<HistoryRow, ?>>) change -> remember());
        columns.values().forEach(column -> {
            column.visibleProperty().subscribe((before, after) -> {
                fill();
                remember();
            });
            column.widthProperty().subscribe((before, after) -> remember());
        });
        table.widthProperty().subscribe(this::fill);
    }

    /// To choose columns by.
    List<CheckMenuItem> choices() {
        return columns.entrySet().stream()
                .map(entry -> {
                    CheckMenuItem item = new CheckMenuItem(title(entry.getKey()));
                    item.getStyleClass().add("history-column-item");
                    item.setId("historyColumn-" + entry.getKey().code());
                    item.selectedProperty().bindBidirectional(entry.getValue().visibleProperty());
                    return item;
                })
                .toList();
    }

    /// Goes back to the columns of the first start.
    MenuItem reset() {
        MenuItem item = new MenuItem(words.text("history.columns.reset"));
        item.setOnAction(event -> {
            show(ColumnLayout.first());
            fill();
        });
        return item;
    }

    private TableColumn<HistoryRow, Optional<SeenImage>> column(HistoryColumn column) {
        TableColumn<HistoryRow, Optional<SeenImage>> made = new TableColumn<>(title(column));
        made.setId("history-" + column.code());
        made.setUserData(column);
        made.setSortable(column.order().isPresent());
        made.setCellValueFactory(row -> row.getValue().seenProperty());
        made.setCellFactory(_ -> new HistoryCell(column, words));
        if (column.isNumber()) {
            made.getStyleClass().add("number-column");
        }
        return made;
    }

    private String title(HistoryColumn column) {
        return words.text("history.column." + column.code());
    }

    private void show(ColumnLayout layout) {
        table.getColumns().setAll(layout.order().stream().map(columns::get).toList());
        columns.forEach((column, shown) -> {
            shown.setPrefWidth(layout.width(column));
            shown.setVisible(layout.shown().containsKey(column));
        });
    }

    private void remember() {
        Map<HistoryColumn, Double> shown = new LinkedHashMap<>();
        table.getVisibleLeafColumns().forEach(column -> shown.put(kind(column), column.getWidth()));
        if (!shown.isEmpty()) {
            new ColumnLayout(shown).remember(preferences);
        }
    }

    /// Gives the wide column what the others leave.
    private void fill() {
        TableColumn<HistoryRow, ?> wide = Objects.requireNonNull(columns.get(HistoryColumn.NAME));
        double others = table.getVisibleLeafColumns().stream()
                .filter(column -> column != wide)
                .mapToDouble(TableColumn::getWidth)
                .sum();
        double left = table.getWidth() - others - table.snappedLeftInset() - table.snappedRightInset() - SCROLL_BAR;
        wide.setPrefWidth(Math.max(left, HistoryColumn.NAME.width()));
    }

    private Order order() {
        return table.getSortOrder().stream()
                .findFirst()
                .flatMap(column -> kind(column).order().map(order -> new Order(order, direction(column))))
                .orElse(HistoryFilter.NEWEST_FIRST);
    }

    private static Direction direction(TableColumn<?, ?> column) {
        return column.getSortType() == SortType.ASCENDING ? Direction.ASCENDING : Direction.DESCENDING;
    }

    private static HistoryColumn kind(TableColumn<?, ?> column) {
        return (HistoryColumn) column.getUserData();
    }
}
