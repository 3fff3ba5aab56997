package org.fetchandrotate.storage;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;

/// Says in a few words what a file system's complaint means; many of Java's messages are no more than a path.
final class FileTrouble {
    private FileTrouble() {}

    static String reason(IOException trouble) {
        return switch (trouble) {
            case AccessDeniedException _ -> "no permission";
            case FileAlreadyExistsException e -> e.getFile() + " is in the way";
            case NotDirectoryException e -> e.getFile() + " isn't a folder";
            case NoSuchFileException e -> e.getFile() + " doesn't exist";
            case DirectoryNotEmptyException _ -> "the folder isn't empty";
            case FileSystemException e when e.getReason() != null -> e.getReason();
            default -> trouble.getMessage() == null ? trouble.getClass().getSimpleName() : trouble.getMessage();
        };
    }
}
