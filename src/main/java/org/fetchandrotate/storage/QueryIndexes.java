package org.fetchandrotate.storage;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.fetchandrotate.storage.ImageQuery.OutcomeFilter;
import org.fetchandrotate.storage.ImageQuery.SortColumn;

/// What a long history has besides its tables, so that any look at it shows its first rows at once: an index for
/// each column that sorts, two of the rows that failed, and one of the trigrams of what is searched. No part of the
/// schema: made by [IndexUpkeep], rows are found without them too, and a dump leaves them out.
///
/// See `docs/decisions/0051-indexes-of-a-long-history.md`.
///
/// @param present the names of those that there are
/// @param isTextReady whether the index of trigrams is there and lacks few rows
record QueryIndexes(Set<String> present, boolean isTextReady) {
    /// What all their names begin with, and no other name of the database.
    static final String PREFIX = "find_";

    /// The trigrams of each row's text, by its id. Keeps what rows no longer say: whoever asks looks at the rows.
    static final String TEXT = PREFIX + "text";

    /// The ids of rows that [#TEXT] doesn't have as they are.
    static final String PENDING = PREFIX + "pending";

    static final String FAILED = PREFIX + "failed";

    /// Of the rows that failed too, with what only good ones have. In an order by such a column they come last,
    /// behind all good ones; here they are together, and the few that have something are found by looking at all of
    /// these.
    static final String FAILURES = PREFIX + "failures";

    private static final Set<SortColumn> OF_GOOD_ONES = EnumSet.of(
            SortColumn.POSITION,
            SortColumn.FILENAME,
            SortColumn.HTTP_STATUS,
            SortColumn.FORMAT,
            SortColumn.WIDTH,
            SortColumn.BYTES,
            SortColumn.ROTATED_BYTES,
            SortColumn.ROTATION,
            SortColumn.METHOD,
            SortColumn.FETCH_MILLIS,
            SortColumn.ROTATE_MILLIS);

    /// More rows than this are slower to look through than the whole table.
    private static final int FEW = 20_000;

    static final QueryIndexes NONE = new QueryIndexes(Set.of(), false);

    QueryIndexes {
        present = Set.copyOf(present);
    }

    /// What a database has.
    static QueryIndexes of(Connection connection) throws SQLException {
        Set<String> names = new HashSet<>();
        try (Statement statement = connection.createStatement()) {
            try (ResultSet row = statement.executeQuery(
                    "SELECT name FROM sqlite_schema WHERE name >= '" + PREFIX + "' AND name < 'find`'")) {
                while (row.next()) {
                    names.add(row.getString(1));
                }
            }
            if (!names.contains(TEXT)) {
                return new QueryIndexes(names, false);
            }
            try (ResultSet row = statement.executeQuery(
                    "SELECT count(*) FROM (SELECT 1 FROM " + PENDING + " LIMIT " + (FEW + 1) + ")")) {
                return new QueryIndexes(names, row.getInt(1) <= FEW);
            }
        }
    }

    /// The same to be used without that of trigrams.
    QueryIndexes withoutText() {
        return new QueryIndexes(present, false);
    }

    boolean has(SortColumn column) {
        return column == SortColumn.ID || present.contains(name(column));
    }

    /// Whether there is one for each filter.
    boolean findFilters() {
        return has(SortColumn.DIRNAME) && has(SortColumn.STATUS) && has(SortColumn.ERROR) && present.contains(FAILED);
    }

    /// The index that has rows in the order of a column, and those that are equal in the order of their ids.
    static String name(SortColumn column) {
        return PREFIX + "by_" + column.name().toLowerCase(Locale.ROOT);
    }

    /// Whether [#FAILURES] has all that a query of rows that failed looks at.
    boolean coverFailures(ImageQuery query) {
        boolean areFailures =
                query.outcome() == OutcomeFilter.FAILED || query.failure().isPresent();
        return present.contains(FAILURES)
                && areFailures
                && OF_GOOD_ONES.contains(query.sort())
                && ImageSelection.isBroad(query);
    }

    /// The indexes of columns by their names, each with the statement that makes it.
    static Map<String, String> statements() {
        Map<String, String> statements = new LinkedHashMap<>();
        for (SortColumn column : SortColumn.values()) {
            if (column != SortColumn.ID) {
                statements.put(
                        name(column), "CREATE INDEX " + name(column) + " ON imgs (" + SortKeys.of(column, "") + ")");
            }
        }
        statements.put(FAILED, "CREATE INDEX " + FAILED + " ON imgs (id) WHERE error IS NOT NULL");
        statements.put(
                FAILURES,
                OF_GOOD_ONES.stream()
                        .map(column -> SortKeys.of(column, ""))
                        .collect(Collectors.joining(
                                ", ",
                                "CREATE INDEX " + FAILURES + " ON imgs (error, status, ",
                                ") WHERE error IS NOT NULL")));
        return statements;
    }

    /// What makes the index of trigrams, with every row still to be taken in. The triggers name plain tables alone,
    /// so that programs whose SQLite has no FTS5 can go on writing rows.
    static List<String> textStatements() {
        return List.of(
                "CREATE TABLE " + PENDING + " (image_id INTEGER PRIMARY KEY)",
                "CREATE TRIGGER find_added AFTER INSERT ON imgs BEGIN INSERT OR IGNORE INTO " + PENDING
                        + " VALUES (new.id); END",
                "CREATE TRIGGER find_changed AFTER UPDATE OF id, url, page_url, alt_text ON imgs"
                        + " WHEN new.id IS NOT old.id OR new.url IS NOT old.url OR new.page_url IS NOT old.page_url"
                        + " OR new.alt_text IS NOT old.alt_text"
                        + " BEGIN INSERT OR IGNORE INTO " + PENDING + " VALUES (new.id); END",
                "CREATE VIRTUAL TABLE " + TEXT
                        + " USING fts5(text, content='', columnsize=0, detail=none, tokenize='trigram')",
                "INSERT INTO " + PENDING + " SELECT id FROM imgs");
    }
}
