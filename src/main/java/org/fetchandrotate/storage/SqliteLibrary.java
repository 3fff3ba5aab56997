package org.fetchandrotate.storage;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteJDBCLoader;
import org.sqlite.util.LibraryLoaderUtil;

/// Unpacks SQLite's native library into the folder that this process has for such, ahead of the driver, which would
/// compare what it has unpacked byte by byte with what it was unpacked from. Thread-safe.
///
/// Source: sqlite-jdbc's `USAGE.md`, "Configure the path to the native library"
final class SqliteLibrary {
    private static final String TEMPORARY_FOLDER = "org.sqlite.tmpdir";
    private static final String LIBRARY_FOLDER = "org.sqlite.lib.path";

    private SqliteLibrary() {}

    /// Does nothing where no folder was named, where it is done already, or where it can't be: then the driver
    /// unpacks its library itself, and says what is wrong.
    static synchronized void unpack() {
        @Nullable String folder = System.getProperty(TEMPORARY_FOLDER);
        if (folder == null || System.getProperty(LIBRARY_FOLDER) != null) {
            return;
        }
        String name = LibraryLoaderUtil.getNativeLibName();
        String resource = LibraryLoaderUtil.getNativeLibResourcePath() + '/' + name;
        try (InputStream packed = SQLiteJDBCLoader.class.getResourceAsStream(resource)) {
            if (packed != null) {
                Path library = Path.of(folder, name);
                library.toFile().deleteOnExit();
                Files.copy(packed, library);
                System.setProperty(LIBRARY_FOLDER, folder);
            }
        } catch (IOException _) {
            // a full disk, say: the driver tries again, and tells
        }
    }
}
