package org.fetchandrotate.cli;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import org.fetchandrotate.model.Website;
import org.fetchandrotate.settings.SettingsException;
import org.fetchandrotate.settings.WebsiteList;
import org.fetchandrotate.settings.WebsiteList.Entry;
import org.fetchandrotate.settings.WebsiteList.Use;
import org.jspecify.annotations.Nullable;

/// The folder that a demo runs in.
final class DemoWorkspace implements AutoCloseable {
    /// Tells a demo's folder from a workspace of the user's, which must not be touched.
    private static final String MARK = "; A demo workspace of Fetch and Rotate.";

    private final Path folder;
    private final Afterwards afterwards;

    private enum Afterwards {
        KEEP,
        REMOVE
    }

    private DemoWorkspace(Path folder, Afterwards afterwards) {
        this.folder = folder;
        this.afterwards = afterwards;
    }

    /// A new folder among the system's temporary ones, removed by [#close()].
    static DemoWorkspace throwAway() throws IOException {
        return new DemoWorkspace(Files.createTempDirectory("fetch-and-rotate-demo-"), Afterwards.REMOVE);
    }

    /// A folder of the user's choice: made, or used again if a demo made it.
    ///
    /// @throws CommandFailure if it holds something else
    static DemoWorkspace kept(Path folder) throws IOException, CommandFailure {
        if (Files.exists(folder) && !Files.isDirectory(folder)) {
            throw new CommandFailure(ExitCode.USAGE, folder + ": is no folder; name a new one");
        }
        Path config = folder.resolve("config.ini");
        boolean ours = Files.isRegularFile(config) && Files.readString(config).startsWith(MARK);
        if (!ours && Files.exists(folder) && !isEmpty(folder)) {
            throw new CommandFailure(
                    ExitCode.USAGE, folder + ": holds other things than a demo; name a new or an empty folder");
        }
        Files.createDirectories(folder);
        return new DemoWorkspace(folder, Afterwards.KEEP);
    }

    private static boolean isEmpty(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.findAny().isEmpty();
        }
    }

    Path folder() {
        return folder;
    }

    /// Writes the settings, unless they are there, and the list of websites.
    WorkspaceOption.Chosen prepare(List<Website> websites) throws IOException, SettingsException {
        Path config = folder.resolve("config.ini");
        if (Files.notExists(config)) {
            Files.writeString(config, MARK + "\n\n[DEFAULT]\nmax_img_count = 100\n");
        }
        WorkspaceOption.Chosen chosen = WorkspaceOption.of(config);
        WebsiteList.empty()
                .withEntries(websites.stream()
                        .map(website -> new Entry(website.url(), Use.ON))
                        .toList())
                .save(chosen.workspace().websiteList());
        return chosen;
    }

    @Override
    public void close() throws IOException {
        if (afterwards == Afterwards.REMOVE) {
            Files.walkFileTree(folder, new Removal());
        }
    }

    private static final class Removal extends SimpleFileVisitor<Path> {
        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException failure) throws IOException {
            if (failure != null) {
                throw failure;
            }
            Files.delete(directory);
            return FileVisitResult.CONTINUE;
        }
    }
}
