package org.fetchandrotate.desktop.run;

import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import org.fetchandrotate.desktop.base.Messages;
import org.fetchandrotate.desktop.pictures.ImageAction;
import org.fetchandrotate.desktop.pictures.ImageActions;
import org.fetchandrotate.model.ImageRecord;

/// What can be done with an image of a run: its context menu. Used on the FX thread.
record PairMenu(Messages messages, ImageActions actions) {
    /// Shows the menu of an image.
    ///
    /// @param look shows the image large
    void show(Node tile, PairRow pair, Runnable look, double screenX, double screenY) {
        menu(pair, look).show(tile, screenX, screenY);
    }

    ContextMenu menu(PairRow pair, Runnable look) {
        ImageRecord image = pair.record();
        return new ContextMenu(
                item("compare", look),
                new SeparatorMenuItem(),
                item(ImageAction.OPEN_ORIGINAL, image),
                item(ImageAction.OPEN_ROTATED, image),
                item(ImageAction.OPEN_FOLDER, image),
                new SeparatorMenuItem(),
                item(ImageAction.OPEN_PAGE, image),
                item(ImageAction.COPY_URL, image));
    }

    private MenuItem item(ImageAction action, ImageRecord image) {
        MenuItem item = item(action.code(), () -> actions.perform(action, image));
        item.setDisable(!action.fits(image));
        return item;
    }

    /// Named as the history names the same.
    private MenuItem item(String name, Runnable action) {
        MenuItem item = new MenuItem(messages.text("history.menu." + name));
        item.setId("runMenu-" + name);
        item.setOnAction(_ -> action.run());
        return item;
    }
}
