package org.fetchandrotate.desktop.base;

import javafx.scene.control.ToggleGroup;

/// A group of toggle buttons one of which is always pressed: a click on that, or a space bar, doesn't let go of it.
public final class OneChosen {
    private OneChosen() {}

    /// To be called before others follow the group: they never see it without one, once one was pressed.
    public static void keep(ToggleGroup group) {
        group.selectedToggleProperty().subscribe((before, chosen) -> {
            if (chosen == null && before != null) {
                group.selectToggle(before);
            }
        });
    }
}
