package org.fetchandrotate.storage;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.fetchandrotate.storage.ImageQuery.Direction;
import org.fetchandrotate.storage.ImageQuery.OutcomeFilter;
import org.fetchandrotate.storage.ImageQuery.SortColumn;

/// An [ImageQuery] as SQL that selects ids. Values are parameters, never text of the statement.
///
/// @param arguments in the order of the statement's question marks
record ImageSelection(String sql, List<Object> arguments) {
    private static final List<String> SEARCHED = List.of("imgs.url", "imgs.page_url", "imgs.alt_text");

    private static final String ADDRESS =
            "CASE instr(imgs.url, '?') WHEN 0 THEN imgs.url ELSE substr(imgs.url, 1, instr(imgs.url, '?') - 1) END";

    /// What stands behind the last slash: all that isn't one is trimmed off the end, and what is left of the front.
    private static final String NAME = "replace(%1$s, rtrim(%1$s, replace(%1$s, '/', '')), '')".formatted(ADDRESS);

    ImageSelection {
        arguments = List.copyOf(arguments);
    }

    static ImageSelection of(ImageQuery query) {
        List<Object> arguments = new ArrayList<>();
        StringBuilder sql = new StringBuilder("SELECT imgs.id FROM imgs");
        List<String> conditions = new ArrayList<>();
        if (query.run().isPresent()) {
            Long run = query.run().getAsLong();
            sql.append(" LEFT JOIN reuses ON reuses.run_id = ? AND reuses.image_id = imgs.id");
            conditions.add("(imgs.run_id = ? OR imgs.id IN (SELECT image_id FROM reuses WHERE run_id = ?))");
            arguments.addAll(List.of(run, run, run));
        }
        query.dirname().ifPresent(dirname -> addEquals("imgs.dirname", dirname, conditions, arguments));
        query.tag().ifPresent(tag -> {
            conditions.add("imgs.id IN (SELECT image_id FROM tags WHERE tag = ?)");
            arguments.add(tag);
        });
        query.status().ifPresent(status -> addEquals("imgs.status", status.code(), conditions, arguments));
        query.failure().ifPresent(reason -> addEquals("imgs.error", reason.code(), conditions, arguments));
        if (query.outcome() == OutcomeFilter.FAILED) {
            conditions.add("imgs.error IS NOT NULL");
        }
        for (String word : query.text().strip().split("\\s+", -1)) {
            if (!word.isEmpty()) {
                addWord(word, conditions, arguments);
            }
        }
        if (!conditions.isEmpty()) {
            sql.append(" WHERE ").append(String.join(" AND ", conditions));
        }
        sql.append(" ORDER BY ").append(order(query));
        return new ImageSelection(sql.toString(), arguments);
    }

    private static void addEquals(String column, String value, List<String> conditions, List<Object> arguments) {
        conditions.add(column + " = ?");
        arguments.add(value);
    }

    private static void addWord(String word, List<String> conditions, List<Object> arguments) {
        boolean ascii = word.chars().allMatch(c -> c < 0x80);
        String test = ascii ? " LIKE ? ESCAPE '\\'" : " GLOB ?";
        String pattern = ascii ? likePattern(word) : globPattern(word);
        List<String> alternatives = new ArrayList<>();
        for (String column : SEARCHED) {
            alternatives.add(column + test);
            arguments.add(pattern);
        }
        conditions.add("(" + String.join(" OR ", alternatives) + ")");
    }

    private static String likePattern(String word) {
        return "%" + word.replaceAll("[%_\\\\]", "\\\\$0") + "%";
    }

    /// LIKE takes upper and lower case for one in ASCII alone (sqlite.org/lang_expr.html#like); GLOB takes sets of
    /// characters.
    private static String globPattern(String word) {
        StringBuilder pattern = new StringBuilder("*");
        word.codePoints().forEach(character -> {
            String text = Character.toString(character);
            String lower = text.toLowerCase(Locale.ROOT);
            String upper = text.toUpperCase(Locale.ROOT);
            if ("*?[".contains(text)) {
                pattern.append('[').append(text).append(']');
            } else if (lower.equals(upper) || lower.length() != upper.length()) {
                pattern.append(text);
            } else {
                pattern.append('[').append(lower).append(upper).append(']');
            }
        });
        return pattern.append('*').toString();
    }

    /// What is missing comes last, whichever way.
    private static String order(ImageQuery query) {
        boolean ascending = query.direction() == Direction.ASCENDING;
        if (query.sort() == SortColumn.ID) {
            return ascending ? "imgs.id" : "imgs.id DESC";
        }
        String key = key(query.sort(), query.run().isPresent());
        return key + (ascending ? " ASC" : " DESC") + " NULLS LAST, imgs.id";
    }

    /// @param ofRun whether the rows are a run's, whose reused rows have their places in `reuses`
    private static String key(SortColumn column, boolean ofRun) {
        return switch (column) {
            case ID -> "imgs.id";
            case RUN -> "imgs.run_id";
            case POSITION -> ofRun ? placeInRun("position") : "imgs.position";
            case BATCH -> ofRun ? placeInRun("batch") : "imgs.batch";
            case CREATED_AT -> "imgs.created_at";
            case DIRNAME -> "imgs.dirname";
            case NAME -> NAME + " COLLATE NOCASE";
            case FILENAME -> "imgs.filename COLLATE NOCASE";
            case URL -> "imgs.url";
            case PAGE -> "imgs.page_url";
            case STATUS -> "imgs.status";
            case ERROR -> "imgs.error";
            case HTTP_STATUS -> "imgs.http_status";
            case FORMAT -> "imgs.format";
            case WIDTH -> "imgs.width";
            case HEIGHT -> "imgs.height";
            case BYTES -> "imgs.bytes";
            case ROTATED_BYTES -> "imgs.rotated_bytes";
            case ROTATION -> "imgs.rotation";
            case METHOD -> "imgs.method";
            case ATTEMPTS -> "imgs.attempts";
            case FETCH_MILLIS -> "imgs.fetch_ms";
            case ROTATE_MILLIS -> "imgs.rotate_ms";
            case FOUND_AS -> "imgs.found_as";
            case ALT_TEXT -> "imgs.alt_text COLLATE NOCASE";
        };
    }

    private static String placeInRun(String column) {
        return "CASE WHEN reuses.run_id IS NULL THEN imgs." + column + " ELSE reuses." + column + " END";
    }
}
