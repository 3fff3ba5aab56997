package org.fetchandrotate.storage;

import org.fetchandrotate.storage.ImageQuery.SortColumn;

/// What rows are ordered by, as SQL: one expression for each [SortColumn], the same in a query and in the index
/// that answers it.
final class SortKeys {
    private static final String ADDRESS =
            "CASE instr(%1$surl, '?') WHEN 0 THEN %1$surl ELSE substr(%1$surl, 1, instr(%1$surl, '?') - 1) END";

    /// What stands behind the last slash: all that isn't one is trimmed off the end, and what is left of the front.
    private static final String NAME =
            "replace(" + ADDRESS + ", rtrim(" + ADDRESS + ", replace(" + ADDRESS + ", '/', '')), '') COLLATE NOCASE";

    private SortKeys() {}

    /// @param table what stands before the names of columns: `imgs.` in a query, nothing in the making of an index
    static String of(SortColumn column, String table) {
        return column == SortColumn.NAME ? NAME.formatted(table) : table + simple(column);
    }

    private static String simple(SortColumn column) {
        return switch (column) {
            case ID -> "id";
            case RUN -> "run_id";
            case POSITION -> "position";
            case BATCH -> "batch";
            case CREATED_AT -> "created_at";
            case DIRNAME -> "dirname";
            case NAME -> throw new IllegalArgumentException("The name is no column");
            case FILENAME -> "filename COLLATE NOCASE";
            case URL -> "url";
            case PAGE -> "page_url";
            case STATUS -> "status";
            case ERROR -> "error";
            case HTTP_STATUS -> "http_status";
            case FORMAT -> "format";
            case WIDTH -> "width";
            case BYTES -> "bytes";
            case ROTATED_BYTES -> "rotated_bytes";
            case ROTATION -> "rotation";
            case METHOD -> "method";
            case ATTEMPTS -> "attempts";
            case FETCH_MILLIS -> "fetch_ms";
            case ROTATE_MILLIS -> "rotate_ms";
            case FOUND_AS -> "found_as";
            case ALT_TEXT -> "alt_text COLLATE NOCASE";
        };
    }
}
