package org.fetchandrotate.local;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;

/// Finds the files below a folder, without those that are hidden or that links lead to. Used once, by one thread.
final class FolderWalk extends SimpleFileVisitor<Path> {
    /// As many as of a page.
    static final int MOST_FILES = 250_000;

    private static final int DEEPEST = 64;

    private final Path folder;
    private final List<Path> files = new ArrayList<>();

    FolderWalk(Path folder) {
        this.folder = folder;
    }

    /// In the order of their names, which is the same on every system.
    ///
    /// @throws InterruptedException if the thread is interrupted
    List<Path> files() throws IOException, InterruptedException {
        // a link that is listed itself is meant
        Files.walkFileTree(folder.toRealPath(), EnumSet.noneOf(java.nio.file.FileVisitOption.class), DEEPEST, this);
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        Path real = folder.toRealPath();
        return files.stream()
                .map(real::relativize)
                .sorted(Comparator.comparing(FolderWalk::key))
                .map(folder::resolve)
                .toList();
    }

    /// What a folder holds comes together.
    private static String key(Path relative) {
        return relative.toString().replace(relative.getFileSystem().getSeparator(), "\u0001");
    }

    @Override
    public FileVisitResult preVisitDirectory(Path visited, BasicFileAttributes attributes) throws IOException {
        boolean root = files.isEmpty() && visited.equals(folder.toRealPath());
        return !root && isHidden(visited) ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
        if (attributes.isRegularFile() && !isHidden(file)) {
            files.add(file);
        }
        return files.size() >= MOST_FILES || Thread.currentThread().isInterrupted()
                ? FileVisitResult.TERMINATE
                : FileVisitResult.CONTINUE;
    }

    /// A folder that may not be looked into is left out.
    @Override
    public FileVisitResult visitFileFailed(Path file, IOException refusal) {
        return FileVisitResult.CONTINUE;
    }

    private static boolean isHidden(Path file) throws IOException {
        Path name = file.getFileName();
        return name != null && name.toString().startsWith(".") || Files.isHidden(file);
    }
}
