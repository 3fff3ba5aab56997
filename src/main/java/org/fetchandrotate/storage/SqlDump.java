package org.fetchandrotate.storage;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.fetchandrotate.model.FileFailures;

/// Writes a database as SQL text that makes the same one again when it is read into an empty database, as the
/// `.dump` command of the `sqlite3` shell does. Thread-safe. Rows go from the database to the file one by one, so
/// that memory doesn't grow with them. [QueryIndexes] aren't part of it.
public final class SqlDump {
    private final Database database;

    public SqlDump(Database database) {
        this.database = database;
    }

    /// Writes the dump: the state of one moment, whatever is written meanwhile. An older dump is replaced only by a
    /// whole new one.
    ///
    /// @throws StorageException if the database can't be read, or the file can't be written
    public void writeTo(Path target) throws StorageException {
        try {
            Path part =
                    Parts.create(Objects.requireNonNull(target.toAbsolutePath().getParent()));
            try {
                try (Snapshot snapshot = Snapshot.of(database, target);
                        Connection connection = Connections.reading(snapshot.file());
                        Writer out = new BufferedWriter(
                                new OutputStreamWriter(Files.newOutputStream(part), StandardCharsets.UTF_8))) {
                    write(connection, out);
                }
                Parts.moveIntoPlace(part, target);
            } finally {
                Files.deleteIfExists(part);
            }
        } catch (SQLException e) {
            throw SqlFailures.explained(database.file(), e);
        } catch (IOException e) {
            throw new StorageException(
                    "The dump " + target + " can't be written (" + FileFailures.reason(e)
                            + "); free some space, give this user the right to write there, or name another file",
                    e);
        }
    }

    private static void write(Connection connection, Writer out) throws SQLException, IOException {
        connection.setAutoCommit(false); // one transaction: every table is of the same moment
        try (Statement statement = connection.createStatement()) {
            out.write("PRAGMA foreign_keys=OFF;\nBEGIN TRANSACTION;\n");
            List<SchemaItem> items = items(statement);
            for (SchemaItem item : items) {
                if (item.type().equals("table")) {
                    writeTable(connection, item, out);
                }
            }
            for (SchemaItem item : items) {
                if (!item.type().equals("table")) {
                    out.write(item.sql() + ";\n");
                }
            }
            out.write("PRAGMA user_version=" + new Schema(Path.of(""), connection).version() + ";\nCOMMIT;\n");
        }
        connection.rollback();
    }

    private static List<SchemaItem> items(Statement statement) throws SQLException {
        List<SchemaItem> items = new ArrayList<>();
        try (ResultSet row = statement.executeQuery(
                "SELECT type, name, sql FROM sqlite_schema WHERE sql IS NOT NULL AND sql NOT LIKE 'CREATE VIRTUAL%'"
                        + " AND name NOT LIKE '" + QueryIndexes.PREFIX.replace("_", "\\_") + "%' ESCAPE '\\'"
                        + " AND (name NOT LIKE 'sqlite\\_%' ESCAPE '\\' OR name = 'sqlite_sequence') ORDER BY rowid")) {
            while (row.next()) {
                items.add(new SchemaItem(row.getString(1), row.getString(2), row.getString(3)));
            }
        }
        // its rows must come when the tables that fill it have been filled
        items.sort((a, b) -> Boolean.compare(a.isSequence(), b.isSequence()));
        return items;
    }

    private static void writeTable(Connection connection, SchemaItem table, Writer out)
            throws SQLException, IOException {
        // SQLite makes its table of sequences by itself, with the first table that needs it
        out.write(table.isSequence() ? "DELETE FROM sqlite_sequence;\n" : table.sql() + ";\n");
        String insert = "INSERT INTO " + quotedName(table.name()) + " VALUES(";
        List<String> values = new ArrayList<>();
        try (Statement statement = connection.createStatement()) {
            try (ResultSet column = statement.executeQuery("PRAGMA table_xinfo(" + quotedName(table.name()) + ")")) {
                while (column.next()) {
                    if (column.getInt("hidden") == 0) {
                        values.add(literal(quotedName(column.getString("name"))));
                    }
                }
            }
            try (ResultSet row = statement.executeQuery(
                    "SELECT " + String.join(", ", values) + " FROM " + quotedName(table.name()))) {
                while (row.next()) {
                    out.write(insert);
                    for (int i = 1; i <= values.size(); i++) {
                        out.write(i == 1 ? "" : ",");
                        out.write(row.getString(i));
                    }
                    out.write(");\n");
                }
            }
        }
    }

    /// SQL that gives a value as SQL. `quote` would cut text at a NUL character.
    ///
    /// Source: sqlite.org/lang_corefunc.html#quote, sqlite.org/nulinstr.html
    private static String literal(String column) {
        return "CASE WHEN typeof(" + column + ") = 'text' AND instr(" + column + ", char(0)) > 0 THEN 'CAST(X'''"
                + " || hex(" + column + ") || ''' AS TEXT)' ELSE quote(" + column + ") END";
    }

    private static String quotedName(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    private record SchemaItem(String type, String name, String sql) {
        boolean isSequence() {
            return name.equals("sqlite_sequence");
        }
    }
}
