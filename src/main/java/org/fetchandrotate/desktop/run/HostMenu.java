package org.fetchandrotate.desktop.run;

import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import org.fetchandrotate.desktop.base.Messages;
import org.fetchandrotate.desktop.base.SystemActions;

/// What can be done with a website of a run: its context menu. Used on the FX thread.
record HostMenu(Messages messages, SystemActions system) {
    ContextMenu of(HostRow row) {
        String url = row.website().url().toString();
        MenuItem open = new MenuItem(messages.text("websites.menu.open"));
        open.setOnAction(_ -> system.browse(url));
        MenuItem copy = new MenuItem(messages.text("websites.menu.copy"));
        copy.setOnAction(_ -> system.copy(url));
        return new ContextMenu(open, copy);
    }
}
