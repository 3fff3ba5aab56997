package org.fetchandrotate.desktop.bus;

import java.util.List;
import java.util.Map;
import org.freedesktop.dbus.Struct;
import org.freedesktop.dbus.annotations.Position;
import org.freedesktop.dbus.types.Variant;

/// An item of a [TrayMenu] with those below it.
public final class MenuLayout extends Struct {
    /// Its signature on the bus.
    static final String SIGNATURE = "(ia{sv}av)";

    @Position(0)
    private final int item;

    @Position(1)
    private final Map<String, Variant<?>> properties;

    @Position(2)
    private final List<Variant<?>> children;

    /// @param children each a layout
    public MenuLayout(int item, Map<String, Variant<?>> properties, List<Variant<?>> children) {
        this.item = item;
        this.properties = Map.copyOf(properties);
        this.children = List.copyOf(children);
    }

    public int item() {
        return item;
    }

    public Map<String, Variant<?>> properties() {
        return properties;
    }

    public List<Variant<?>> children() {
        return children;
    }
}
