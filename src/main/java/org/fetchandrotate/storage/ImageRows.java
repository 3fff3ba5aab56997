package org.fetchandrotate.storage;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.fetchandrotate.model.ImageRecord;
import org.fetchandrotate.model.ImageRecord.Origin;
import org.jspecify.annotations.Nullable;

/// Reads rows of `imgs`, selected as [#SELECTED], into records.
final class ImageRows extends ImageRowReader<SQLException> {
    /// The columns to select, in the order of [ImageColumn].
    static final String SELECTED = "imgs." + String.join(", imgs.", ImageColumn.names());

    private final ResultSet row;

    /// @param row selects [#SELECTED] first, its cursor where to read; stays with the caller
    ImageRows(ResultSet row) {
        this.row = row;
    }

    /// The record at the cursor as a run has it that reused it: its place there, all else its own.
    ImageRecord readAsOf(int batch, OptionalInt position) throws SQLException {
        Origin own = origin();
        return read(
                new Origin(own.runId(), own.pageUrl(), own.foundAs(), own.altText(), own.fallbacks(), batch, position));
    }

    @Override
    Optional<String> text(ImageColumn column) throws SQLException {
        @Nullable String text = row.getString(place(column));
        return Optional.ofNullable(text);
    }

    @Override
    OptionalLong whole(ImageColumn column) throws SQLException {
        long whole = row.getLong(place(column));
        return row.wasNull() ? OptionalLong.empty() : OptionalLong.of(whole);
    }

    static OptionalInt number(ResultSet row, int place) throws SQLException {
        int number = row.getInt(place);
        return row.wasNull() ? OptionalInt.empty() : OptionalInt.of(number);
    }

    private static int place(ImageColumn column) {
        return column.ordinal() + 1;
    }
}
