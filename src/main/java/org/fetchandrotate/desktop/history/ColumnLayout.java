package org.fetchandrotate.desktop.history;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.fetchandrotate.desktop.base.UserPreferences;

/// Which columns are shown, in which order, and how wide; from one start to the next. Immutable.
///
/// @param shown in order, with their widths
record ColumnLayout(Map<HistoryColumn, Double> shown) {
    private static final String KEY = "history.columns";
    private static final double NARROWEST = 32;
    private static final double WIDEST = 2_000;

    /// The widths in the order of the columns.
    ColumnLayout {
        shown = Collections.unmodifiableMap(new LinkedHashMap<>(shown));
    }

    static ColumnLayout first() {
        Map<HistoryColumn, Double> columns = new EnumMap<>(HistoryColumn.class);
        for (HistoryColumn column : HistoryColumn.values()) {
            if (column.isShownAtFirst()) {
                columns.put(column, column.width());
            }
        }
        return new ColumnLayout(columns);
    }

    /// What was remembered; what can't be understood of it is left out, and nothing is as good as none.
    static ColumnLayout remembered(UserPreferences preferences) {
        Map<HistoryColumn, Double> columns = new LinkedHashMap<>();
        for (String entry : preferences.get(KEY).orElse("").split(",", -1)) {
            String[] parts = entry.split(":", 2);
            HistoryColumn.ofCode(parts[0]).ifPresent(column -> columns.put(column, width(parts, column)));
        }
        return columns.isEmpty() ? first() : new ColumnLayout(columns);
    }

    void remember(UserPreferences preferences) {
        preferences.put(
                KEY,
                shown.entrySet().stream()
                        .map(entry -> entry.getKey().code() + ":" + Math.round(entry.getValue()))
                        .collect(Collectors.joining(",")));
    }

    /// All columns: the shown ones first, in their order.
    List<HistoryColumn> order() {
        List<HistoryColumn> order = new ArrayList<>(shown.keySet());
        Arrays.stream(HistoryColumn.values())
                .filter(column -> !shown.containsKey(column))
                .forEach(order::add);
        return order;
    }

    double width(HistoryColumn column) {
        return Optional.ofNullable(shown.get(column)).orElse(column.width());
    }

    private static double width(String[] parts, HistoryColumn column) {
        try {
            return parts.length < 2 ? column.width() : Math.clamp(Integer.parseInt(parts[1]), NARROWEST, WIDEST);
        } catch (NumberFormatException _) {
            return column.width();
        }
    }
}
