package org.fetchandrotate.desktop.bus;

import java.util.Map;
import org.freedesktop.dbus.Struct;
import org.freedesktop.dbus.annotations.Position;
import org.freedesktop.dbus.types.Variant;

/// An item of a [TrayMenu] without those below it.
public final class MenuItemProperties extends Struct {
    @Position(0)
    private final int item;

    @Position(1)
    private final Map<String, Variant<?>> properties;

    public MenuItemProperties(int item, Map<String, Variant<?>> properties) {
        this.item = item;
        this.properties = Map.copyOf(properties);
    }

    public int item() {
        return item;
    }

    public Map<String, Variant<?>> properties() {
        return properties;
    }
}
