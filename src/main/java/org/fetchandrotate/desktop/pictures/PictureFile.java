package org.fetchandrotate.desktop.pictures;

import java.nio.file.Path;
import java.util.Optional;
import org.fetchandrotate.model.ImageRecord;
import org.fetchandrotate.storage.Workspace;

/// An image file of the workspace with the bytes that a row says it has: when these change, it is another picture.
///
/// @param sha256 of its bytes
public record PictureFile(Path file, String sha256) {
    /// The original of a row; empty if it never was on disk.
    public static Optional<PictureFile> original(Workspace workspace, ImageRecord record) {
        return record.filename()
                .flatMap(name -> record.picture()
                        .map(picture -> new PictureFile(workspace.original(record.dirname(), name), picture.sha256())));
    }

    /// The rotated copy of a row; empty if it never was on disk.
    public static Optional<PictureFile> rotated(Workspace workspace, ImageRecord record) {
        return record.filename()
                .flatMap(name -> record.rotatedCopy()
                        .map(copy -> new PictureFile(workspace.rotated(record.dirname(), name), copy.sha256())));
    }
}
