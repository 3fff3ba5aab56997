package org.fetchandrotate.desktop.shell;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import org.fetchandrotate.demo.DemoGallery;
import org.fetchandrotate.settings.WebsiteList;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The demo for a window that is open already: the gallery, and a throw-away workspace that lists it. Its methods
/// wait for disks.
///
/// @param folder of the workspace
record DemoSite(Path folder, DemoGallery gallery) implements AutoCloseable {
    /// @throws IOException if no port or no folder can be had
    static DemoSite start() throws IOException {
        DemoGallery gallery = DemoGallery.start();
        try {
            Path folder = Files.createTempDirectory("fetch-and-rotate-demo-");
            WebsiteList.empty()
                    .withEntries(gallery.websites().stream()
                            .map(website -> new WebsiteList.Entry(website.url(), WebsiteList.Use.ON))
                            .toList())
                    .save(folder.resolve("input.txt"));
            return new DemoSite(folder, gallery);
        } catch (IOException e) {
            gallery.close();
            throw e;
        }
    }

    /// Stops the gallery and removes the folder.
    @Override
    public void close() {
        gallery.close();
        try {
            Files.walkFileTree(folder, new Removal());
        } catch (IOException e) {
            Logger log = LoggerFactory.getLogger(DemoSite.class);
            log.warn("the demo's folder {} stays behind", folder, e);
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
