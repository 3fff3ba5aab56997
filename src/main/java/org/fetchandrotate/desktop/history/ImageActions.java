package org.fetchandrotate.desktop.history;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.fetchandrotate.desktop.pictures.ComparedImage;
import org.fetchandrotate.desktop.shell.ViewContext;
import org.fetchandrotate.model.ImageRecord;
import org.fetchandrotate.storage.Workspace;

/// What can be done with one image. Used on the FX thread.
record ImageActions(ViewContext context, HistoryViewModel model) {
    void openOriginal(ImageRecord image) {
        original(image).ifPresent(context.system()::open);
    }

    void openRotated(ImageRecord image) {
        rotated(image).ifPresent(context.system()::open);
    }

    void openFolder(ImageRecord image) {
        context.system().open(workspace().originalFolderOf(image.dirname()));
    }

    void openPage(ImageRecord image) {
        context.system().browse(image.origin().pageUrl());
    }

    void copyUrl(ImageRecord image) {
        context.system().copy(image.url());
    }

    /// Looks at an image large, among those around it in the table. One that never was on disk has nothing to look
    /// at.
    void compare(HistoryRow row) {
        model.around(row, (images, place) -> {
            List<ComparedImage> compared =
                    images.stream().map(ComparedImage::new).toList();
            context.compare().open(compared, place);
        });
    }

    /// Empty if it never was on disk.
    Optional<Path> original(ImageRecord image) {
        return image.filename().map(name -> workspace().original(image.dirname(), name));
    }

    /// Empty if it never was on disk.
    Optional<Path> rotated(ImageRecord image) {
        return image.rotatedCopy()
                .flatMap(_ -> image.filename())
                .map(name -> workspace().rotated(image.dirname(), name));
    }

    private Workspace workspace() {
        return context.session().workspace();
    }
}
