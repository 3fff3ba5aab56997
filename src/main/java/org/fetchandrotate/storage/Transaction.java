package org.fetchandrotate.storage;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/// What is done whole or not at all.
final class Transaction {
    private Transaction() {}

    /// What is done in one transaction.
    @FunctionalInterface
    interface Work<E extends Exception> {
        void run() throws SQLException, E;
    }

    /// Does it, with the database locked for writing from the start, so that what is looked at stays as it is.
    ///
    /// @throws SQLException if the database can't be locked, or what the work throws; nothing is changed then
    /// @throws E what the work throws
    static <E extends Exception> void immediately(Connection connection, Work<E> work) throws SQLException, E {
        run(connection, "BEGIN IMMEDIATE");
        try {
            work.run();
            run(connection, "COMMIT");
        } catch (Exception e) {
            rollBack(connection, e);
            throw e;
        }
    }

    private static void rollBack(Connection connection, Exception cause) {
        try {
            run(connection, "ROLLBACK");
        } catch (SQLException e) {
            cause.addSuppressed(e);
        }
    }

    private static void run(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.executeUpdate(sql);
        }
    }
}
