package org.fetchandrotate.desktop.bus;

import java.util.List;
import org.freedesktop.dbus.Struct;
import org.freedesktop.dbus.annotations.Position;

/// What a tray icon says when the mouse rests on it, as StatusNotifierItem wants it.
public final class ToolTip extends Struct {
    @Position(0)
    private final String iconName;

    @Position(1)
    private final List<IconPixmap> icon;

    @Position(2)
    private final String title;

    @Position(3)
    private final String text;

    /// @param iconName of the theme, or empty
    /// @param icon in several sizes, or empty
    public ToolTip(String iconName, List<IconPixmap> icon, String title, String text) {
        this.iconName = iconName;
        this.icon = List.copyOf(icon);
        this.title = title;
        this.text = text;
    }

    public String iconName() {
        return iconName;
    }

    public List<IconPixmap> icon() {
        return icon;
    }

    public String title() {
        return title;
    }

    public String text() {
        return text;
    }
}
