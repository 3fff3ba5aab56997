package org.fetchandrotate.desktop.base;

import java.util.List;

/// The program's icon in the desktop's tray. Immutable.
///
/// @param tip what it says in a few words, when the mouse rests on it
/// @param detail a sentence below that
/// @param items of its menu, top down
/// @param onClick done on the FX thread
public record TrayIcon(String tip, String detail, List<Item> items, Runnable onClick) {
    public TrayIcon {
        items = List.copyOf(items);
    }

    /// An item of the menu.
    ///
    /// @param action done on the FX thread
    public record Item(String words, Runnable action) {}
}
