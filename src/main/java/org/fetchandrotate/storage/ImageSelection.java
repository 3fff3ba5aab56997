package org.fetchandrotate.storage;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import org.fetchandrotate.storage.ImageConditions.Use;
import org.fetchandrotate.storage.ImageQuery.Direction;
import org.fetchandrotate.storage.ImageQuery.SortColumn;

/// An [ImageQuery] as SQL that selects ids. Values are parameters, never text of the statement. Whatever indexes
/// there are, the rows and their order are the same.
///
/// @param arguments in the order of the statement's question marks
record ImageSelection(String sql, List<Object> arguments) {
    /// Rows that are looked at in their order for the first few that fit, before those that fit are gathered and
    /// put in order.
    static final int WALK = 10_000;

    /// Rows that are gathered and put in order as fast as any are found otherwise.
    static final int FEW = 5_000;

    private static final int TRIGRAMS = 32;

    private static final String RUN_JOIN = " LEFT JOIN reuses ON reuses.run_id = ? AND reuses.image_id = imgs.id";

    /// How many rows fit.
    enum Extent {
        /// At most [#FEW].
        FEW,
        UNKNOWN
    }

    ImageSelection {
        arguments = List.copyOf(arguments);
    }

    /// All rows.
    static ImageSelection all(ImageQuery query, QueryIndexes indexes, Extent extent) {
        return gathered(query, indexes, extent, OptionalInt.empty());
    }

    /// The first rows.
    static ImageSelection first(ImageQuery query, QueryIndexes indexes, Extent extent, int count) {
        return gathered(query, indexes, extent, OptionalInt.of(count));
    }

    /// The first rows among the first [#WALK] of all: found in no time where many rows fit, when all that fit would
    /// take long to gather. Fewer than asked for say nothing. Empty where that isn't worth a try.
    static Optional<ImageSelection> walked(ImageQuery query, QueryIndexes indexes, int count) {
        ImageConditions conditions = ImageConditions.of(query, Use.TO_LOOK);
        boolean isQuickToGather = query.text().isBlank() && query.sort() == SortColumn.ID;
        if (conditions.isEmpty()
                || isQuickToGather
                || query.run().isPresent()
                || indexes.present().isEmpty()
                || indexes.coverFailures(query)
                || !indexes.has(query.sort())) {
            return Optional.empty();
        }
        List<Object> arguments = new ArrayList<>(List.of(WALK));
        arguments.addAll(conditions.arguments());
        arguments.add(count);
        return Optional.of(new ImageSelection(
                "SELECT imgs.id FROM (SELECT imgs.id AS walked FROM imgs" + order(query, "")
                        + " LIMIT ?) CROSS JOIN imgs ON imgs.id = walked" + conditions.where() + order(query, "+")
                        + " LIMIT ?",
                arguments));
    }

    /// Up to [#FEW] rows and one more that may fit: if there are no more, those that do are few. Empty if only a
    /// look at the rows tells.
    static Optional<ImageSelection> sampled(ImageQuery query, QueryIndexes indexes) {
        String trigrams = trigrams(query);
        if (!trigrams.isEmpty() && indexes.isTextReady()) {
            return Optional.of(new ImageSelection(
                    "SELECT rowid FROM %1$s WHERE %1$s MATCH ? LIMIT ?".formatted(QueryIndexes.TEXT),
                    List.of(trigrams, FEW + 1)));
        }
        ImageConditions conditions = ImageConditions.of(query, Use.TO_FIND);
        if (!query.text().isBlank() || query.run().isPresent() || conditions.isEmpty() || !indexes.findFilters()) {
            return Optional.empty();
        }
        List<Object> arguments = new ArrayList<>(conditions.arguments());
        arguments.add(FEW + 1);
        return Optional.of(new ImageSelection("SELECT imgs.id FROM imgs" + conditions.where() + " LIMIT ?", arguments));
    }

    private static ImageSelection gathered(ImageQuery query, QueryIndexes indexes, Extent extent, OptionalInt count) {
        List<Object> arguments = new ArrayList<>();
        ImageConditions conditions = conditions(query, indexes);
        query.run().ifPresent(arguments::add);
        arguments.addAll(conditions.arguments());
        count.ifPresent(arguments::add);
        return new ImageSelection(
                "SELECT imgs.id FROM imgs" + rows(query, indexes, extent, conditions)
                        + (count.isPresent() ? " LIMIT ?" : ""),
                arguments);
    }

    private static String rows(ImageQuery query, QueryIndexes indexes, Extent extent, ImageConditions conditions) {
        if (extent == Extent.UNKNOWN && indexes.coverFailures(query)) {
            return " INDEXED BY " + QueryIndexes.FAILURES + conditions.where() + order(query, "+");
        }
        if (extent == Extent.UNKNOWN
                && isBroad(query)
                && !conditions.isEmpty()
                && query.sort() != SortColumn.ID
                && indexes.has(query.sort())) {
            // rows all over the table take longer to look up than their ids in the order's index
            return " INDEXED BY " + QueryIndexes.name(query.sort()) + " WHERE imgs.id IN (SELECT imgs.id FROM imgs"
                    + conditions.where() + ")" + order(query, "");
        }
        String join = query.run().isPresent() ? RUN_JOIN : "";
        return join + conditions.where() + order(query, conditions.isEmpty() ? "" : "+");
    }

    /// Whether a good part of all rows may fit.
    static boolean isBroad(ImageQuery query) {
        return query.run().isEmpty()
                && query.dirname().isEmpty()
                && query.tag().isEmpty()
                && query.text().isBlank();
    }

    private static ImageConditions conditions(ImageQuery query, QueryIndexes indexes) {
        String trigrams = trigrams(query);
        if (trigrams.isEmpty() || !indexes.isTextReady()) {
            return ImageConditions.of(query, Use.TO_FIND);
        }
        return ImageConditions.of(query, Use.TO_LOOK)
                .and(
                        "imgs.id IN (SELECT rowid FROM %1$s WHERE %1$s MATCH ? UNION ALL SELECT image_id FROM %2$s)"
                                .formatted(QueryIndexes.TEXT, QueryIndexes.PENDING),
                        trigrams);
    }

    /// As FTS5 takes them: all are wanted. Of a long address the end tells most, and more needn't be compared.
    private static String trigrams(ImageQuery query) {
        List<String> trigrams = SearchWord.of(query.text()).stream()
                .flatMap(word -> word.trigrams().stream())
                .distinct()
                .toList();
        return trigrams.stream()
                .skip(Math.max(0, trigrams.size() - TRIGRAMS))
                .map(trigram -> '"' + trigram.replace("\"", "\"\"") + '"')
                .collect(Collectors.joining(" AND "));
    }

    /// What is missing comes last, whichever way.
    ///
    /// @param sign a plus where an index mustn't give the order, but what rows are found by
    private static String order(ImageQuery query, String sign) {
        String direction = query.direction() == Direction.ASCENDING ? " ASC" : " DESC";
        String ids = "imgs.id" + direction;
        if (query.sort() == SortColumn.ID) {
            return " ORDER BY " + ids;
        }
        return " ORDER BY " + sign + key(query.sort(), query.run()) + direction + " NULLS LAST, " + ids;
    }

    /// The rows that a run reused have their places in `reuses`.
    private static String key(SortColumn column, OptionalLong run) {
        boolean isPlace = column == SortColumn.POSITION || column == SortColumn.BATCH;
        String key = SortKeys.of(column, "imgs.");
        return isPlace && run.isPresent()
                ? "CASE WHEN reuses.run_id IS NULL THEN " + key + " ELSE " + SortKeys.of(column, "reuses.") + " END"
                : key;
    }
}
