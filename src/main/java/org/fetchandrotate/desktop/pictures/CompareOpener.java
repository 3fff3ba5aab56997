package org.fetchandrotate.desktop.pictures;

import java.util.List;

/// Shows images large, original and rotated copy side by side. Called on the FX thread.
public interface CompareOpener {
    /// @param images to go through by next and previous
    /// @param index of the one to begin with
    void open(List<ComparedImage> images, int index);
}
