package org.fetchandrotate.storage;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// The shape of the database and the way to it. `PRAGMA user_version` numbers it: 0 is an empty file or the
/// original program's database. Each step of [#STEPS] leads one number up and is never changed once released.
final class Schema {
    private static final List<String> STEPS = List.of("migration-1.sql", "migration-2.sql", "migration-3.sql");

    /// The version that this program writes.
    static final int CURRENT = STEPS.size();

    private static final Set<String> ORIGINAL_COLUMNS =
            Set.of("id", "url", "dirname", "filename", "status", "created_at");

    private final Path file;
    private final Connection connection;

    /// @param file for messages
    Schema(Path file, Connection connection) {
        this.file = file;
        this.connection = connection;
    }

    /// What a database is before anything is done to it.
    enum State {
        EMPTY,
        OLDER,
        CURRENT
    }

    /// Looks at the database without changing it.
    ///
    /// @throws StorageException if it is another program's, or a newer one's
    State inspect() throws SQLException, StorageException {
        int version = version();
        Set<String> tables = tables();
        if (tables.isEmpty() && version == 0) {
            return State.EMPTY;
        }
        if (!tables.contains("imgs")) {
            throw new StorageException("The database " + file
                    + " belongs to another program (it has no table imgs); name another with db_filepath");
        }
        if (version > CURRENT) {
            throw new StorageException("The database " + file + " was written by a newer version of this program (its"
                    + " format is " + version + ", this version knows up to " + CURRENT
                    + "); install the newer version, or name another database with db_filepath");
        }
        if (version == 0) {
            checkOriginalTable();
        }
        return version == CURRENT ? State.CURRENT : State.OLDER;
    }

    /// Creates the schema or brings it up to date, in one transaction: after a crash it is the old one or the new
    /// one.
    void bringUpToDate() throws SQLException, StorageException {
        Transaction.<StorageException>immediately(connection, () -> {
            // another program may have been quicker between the look and the lock
            switch (inspect()) {
                case EMPTY -> run(resource("schema.sql"));
                case OLDER -> migrate();
                case CURRENT -> {}
            }
        });
    }

    private void migrate() throws SQLException {
        for (String step : STEPS.subList(version(), CURRENT)) {
            run(resource(step));
        }
    }

    int version() throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("PRAGMA user_version")) {
            return row.getInt(1);
        }
    }

    private Set<String> tables() throws SQLException {
        Set<String> names = new HashSet<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT name FROM sqlite_schema WHERE type = 'table'")) {
            while (row.next()) {
                names.add(row.getString(1).toLowerCase(Locale.ROOT));
            }
        }
        return names;
    }

    /// The columns may be declared with any types, but rows must be able to get their ids by themselves, and to
    /// stand without a file.
    private void checkOriginalTable() throws SQLException, StorageException {
        Set<String> missing = new HashSet<>(ORIGINAL_COLUMNS);
        boolean fits = true;
        try (Statement statement = connection.createStatement();
                ResultSet column = statement.executeQuery("PRAGMA table_info(imgs)")) {
            while (column.next()) {
                String name = column.getString("name").toLowerCase(Locale.ROOT);
                missing.remove(name);
                if (name.equals("id")) {
                    fits &= column.getInt("pk") == 1 && column.getString("type").equalsIgnoreCase("INTEGER");
                } else {
                    fits &= !column.getBoolean("notnull") || name.equals("url") || name.equals("dirname");
                }
            }
        }
        if (!fits || !missing.isEmpty()) {
            throw new StorageException("The table imgs of the database " + file
                    + " isn't this program's; name another database with db_filepath");
        }
    }

    private void run(String script) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.executeUpdate(script);
        }
    }

    private static String resource(String name) {
        try (InputStream stream = Schema.class.getResourceAsStream(name)) {
            if (stream == null) {
                throw new IllegalStateException("The program lacks its file " + name);
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("The program's own file " + name + " can't be read", e);
        }
    }
}
