package org.fetchandrotate.desktop.shell;

import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Where the program's documentation lies: the README of the folder that the program was built or installed in.
///
/// @param file the README
record Documentation(Path file) {
    private static final int LEVELS = 4;

    static Optional<Documentation> ofProgram() {
        @Nullable CodeSource source = Documentation.class.getProtectionDomain().getCodeSource();
        // a class that comes out of an AOT cache has a source without a location
        @Nullable URL location = source == null ? null : source.getLocation();
        if (location == null) {
            return Optional.empty();
        }
        try {
            return above(Path.of(location.toURI()));
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    /// `target/app/lib/*.jar` of a checkout is four levels down, an installed jar less.
    private static Optional<Documentation> above(Path program) {
        @Nullable Path folder = program.getParent();
        for (int level = 0; level < LEVELS && folder != null; level++) {
            Path readme = folder.resolve("README.md");
            if (Files.isRegularFile(readme)) {
                return Optional.of(new Documentation(readme));
            }
            folder = folder.getParent();
        }
        return Optional.empty();
    }
}
