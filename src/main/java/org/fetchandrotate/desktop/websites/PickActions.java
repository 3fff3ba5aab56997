package org.fetchandrotate.desktop.websites;

import javafx.scene.control.ContextMenu;
import org.fetchandrotate.url.WebUrl;

/// What can be done with an image of a page. Used on the FX thread.
interface PickActions {
    /// Shows it large.
    void open(WebUrl image);

    /// All that can be done with it.
    ContextMenu menu(WebUrl image);
}
