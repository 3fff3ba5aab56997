package org.fetchandrotate.desktop.shell;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuBar;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;

/// What a menu bar offers now, as entries of the palette.
///
/// @param exceptId of an item that is left out: the one that opens the palette
record MenuEntries(MenuBar bar, String exceptId) {
    private static final String STEP = " › ";

    List<PaletteEntry> entries() {
        List<PaletteEntry> entries = new ArrayList<>();
        bar.getMenus().forEach(menu -> add(menu, "", entries));
        return entries;
    }

    private void add(MenuItem item, String before, List<PaletteEntry> entries) {
        if (item instanceof SeparatorMenuItem || item.isDisable() || exceptId.equals(item.getId())) {
            return;
        }
        String words = before + plain(item);
        if (item instanceof Menu menu) {
            menu.getItems().forEach(inner -> add(inner, words + STEP, entries));
            return;
        }
        String keys = item.getAccelerator() == null ? "" : item.getAccelerator().getDisplayText();
        entries.add(new PaletteEntry(words, keys, item::fire));
    }

    /// Without the mark of the letter that chooses it.
    private static String plain(MenuItem item) {
        return item.isMnemonicParsing() ? item.getText().replace("_", "") : item.getText();
    }
}
