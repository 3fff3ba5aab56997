package org.fetchandrotate.desktop.pictures;

import java.util.Optional;
import org.fetchandrotate.desktop.base.SystemActions;
import org.fetchandrotate.model.ImageRecord;
import org.fetchandrotate.storage.Workspace;

/// Does with images of a workspace what the desktop system can. Used on the FX thread.
public record ImageActions(SystemActions system, Workspace workspace) {
    /// Does nothing where there is no such file.
    public void perform(ImageAction action, ImageRecord image) {
        switch (action) {
            case OPEN_ORIGINAL -> open(PictureFile.original(workspace, image));
            case OPEN_ROTATED -> open(PictureFile.rotated(workspace, image));
            case OPEN_FOLDER -> system.open(workspace.originalFolderOf(image.dirname()));
            case OPEN_PAGE -> system.browse(image.origin().pageUrl());
            case COPY_URL -> system.copy(image.url());
        }
    }

    private void open(Optional<PictureFile> file) {
        file.ifPresent(there -> system.open(there.file()));
    }
}
