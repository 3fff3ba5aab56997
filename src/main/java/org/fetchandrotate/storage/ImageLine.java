package org.fetchandrotate.storage;

import java.util.Optional;
import java.util.OptionalLong;
import org.fetchandrotate.model.ImageRecord;
import org.fetchandrotate.model.ImageStatus;
import org.fetchandrotate.storage.JsonObject.JsonFault;

/// A row of `imgs` as a line of JSON with the table's columns, and read back from it: how a row travels between
/// machines until one of them puts it into a database. Pure functions.
public final class ImageLine extends ImageRowReader<JsonFault> {
    private final JsonObject line;

    private ImageLine(JsonObject line) {
        this.line = line;
    }

    /// The line, without its end.
    public static String of(ImageRecord image) {
        return ExportFormat.JSON.row(image);
    }

    /// The row that a line holds.
    ///
    /// @throws JsonFault if it holds none
    public static ImageRecord parse(String text) throws JsonFault {
        ImageLine line = new ImageLine(JsonObject.parse(text));
        String status = line.textOrBlank(ImageColumn.STATUS);
        if (ImageStatus.ofCode(status).isEmpty()) {
            throw new JsonFault("no status: '" + status + "'");
        }
        return line.read();
    }

    /// A number counts as its digits: a column may hold either, as that of rotations does.
    @Override
    Optional<String> text(ImageColumn column) {
        OptionalLong number = whole(column);
        return number.isPresent() ? Optional.of(Long.toString(number.getAsLong())) : line.text(column.columnName());
    }

    @Override
    OptionalLong whole(ImageColumn column) {
        return line.number(column.columnName());
    }
}
