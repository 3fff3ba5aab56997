package org.fetchandrotate.storage;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Set;

/// Walks the folders for images as the program lays them out: a folder for each host, files in it, nothing below.
/// Symbolic links inside are never followed, not even where a folder is expected.
final class ImageFolderWalk {
    /// What file managers and version control leave in any folder.
    private static final Set<String> OTHERS_MARKS =
            Set.of(".DS_Store", "Thumbs.db", "desktop.ini", ".directory", ".gitkeep", ".gitignore");

    private ImageFolderWalk() {}

    /// Is told what there is, folder by folder.
    interface Visitor {
        /// A plain file in a host's folder.
        void file(Path file) throws IOException, StorageException, InterruptedException;

        /// Something that the program doesn't make: a file beside the hosts' folders, a link, a folder in a folder.
        void stranger(Path path) throws IOException, StorageException, InterruptedException;

        /// A host's folder, after its files.
        default void folderDone(Path folder) throws IOException {}
    }

    /// Visits the folder of originals or of rotated copies; nothing if there is none.
    ///
    /// @throws InterruptedException if the thread was interrupted
    static void visit(Path imageFolder, Visitor visitor) throws IOException, StorageException, InterruptedException {
        if (!Files.isDirectory(imageFolder)) {
            return;
        }
        try (DirectoryStream<Path> hosts = Files.newDirectoryStream(imageFolder)) {
            for (Path host : hosts) {
                if (isFolder(host)) {
                    visitHost(host, visitor);
                } else {
                    visitStranger(host, visitor);
                }
            }
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
    }

    private static void visitHost(Path host, Visitor visitor)
            throws IOException, StorageException, InterruptedException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(host)) {
            for (Path file : files) {
                if (Thread.interrupted()) {
                    throw new InterruptedException();
                }
                if (Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) && !isOthersMark(file)) {
                    visitor.file(file);
                } else {
                    visitStranger(file, visitor);
                }
            }
        }
        visitor.folderDone(host);
    }

    private static void visitStranger(Path path, Visitor visitor)
            throws IOException, StorageException, InterruptedException {
        if (!isOthersMark(path)) {
            visitor.stranger(path);
        }
    }

    private static boolean isOthersMark(Path path) {
        return OTHERS_MARKS.contains(path.getFileName().toString());
    }

    private static boolean isFolder(Path path) {
        return Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS);
    }
}
