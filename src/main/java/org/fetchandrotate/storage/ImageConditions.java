package org.fetchandrotate.storage;

import java.util.ArrayList;
import java.util.List;
import org.fetchandrotate.storage.ImageQuery.OutcomeFilter;

/// What the rows of an [ImageQuery] have in common, as SQL. Values are parameters.
///
/// @param sql each with the question marks of its values
/// @param arguments in the order of the question marks
record ImageConditions(List<String> sql, List<Object> arguments) {
    ImageConditions {
        sql = List.copyOf(sql);
        arguments = List.copyOf(arguments);
    }

    /// Whether SQLite may find rows by the columns that conditions name, or is to look at rows that it has found
    /// otherwise.
    enum Use {
        TO_FIND(""),
        /// Source: sqlite.org/optoverview.html, "Disqualifying WHERE Clause Terms Using Unary '+'"
        TO_LOOK("+");

        private final String sign;

        Use(String sign) {
            this.sign = sign;
        }
    }

    static ImageConditions of(ImageQuery query, Use use) {
        List<String> sql = new ArrayList<>();
        List<Object> arguments = new ArrayList<>();
        String imgs = use.sign + "imgs.";
        query.run().ifPresent(run -> {
            sql.add("(%1$srun_id = ? OR %1$sid IN (SELECT image_id FROM reuses WHERE run_id = ?))".formatted(imgs));
            arguments.addAll(List.of(run, run));
        });
        query.dirname().ifPresent(dirname -> {
            sql.add(imgs + "dirname = ?");
            arguments.add(dirname);
        });
        query.tag().ifPresent(tag -> {
            sql.add(imgs + "id IN (SELECT image_id FROM tags WHERE tag = ?)");
            arguments.add(tag);
        });
        query.status().ifPresent(status -> {
            sql.add(imgs + "status = ?");
            arguments.add(status.code());
        });
        query.failure().ifPresent(reason -> {
            sql.add(imgs + "error = ?");
            arguments.add(reason.code());
        });
        if (query.outcome() == OutcomeFilter.FAILED) {
            sql.add(imgs + "error IS NOT NULL");
        }
        for (SearchWord word : SearchWord.of(query.text())) {
            sql.add(word.condition());
            arguments.addAll(word.arguments());
        }
        return new ImageConditions(sql, arguments);
    }

    boolean isEmpty() {
        return sql.isEmpty();
    }

    /// ` WHERE ...`, or nothing where every row fits.
    String where() {
        return isEmpty() ? "" : " WHERE " + String.join(" AND ", sql);
    }

    /// These and one more, which is looked at first.
    ImageConditions and(String condition, Object argument) {
        List<String> all = new ArrayList<>(List.of(condition));
        all.addAll(sql);
        List<Object> values = new ArrayList<>(List.of(argument));
        values.addAll(arguments);
        return new ImageConditions(all, values);
    }
}
