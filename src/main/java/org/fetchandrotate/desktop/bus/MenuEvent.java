package org.fetchandrotate.desktop.bus;

import org.freedesktop.dbus.Struct;
import org.freedesktop.dbus.annotations.Position;
import org.freedesktop.dbus.types.UInt32;
import org.freedesktop.dbus.types.Variant;

/// What happened to an item of a [TrayMenu].
public final class MenuEvent extends Struct {
    @Position(0)
    private final int item;

    @Position(1)
    private final String event;

    @Position(2)
    private final Variant<?> data;

    @Position(3)
    private final UInt32 time;

    /// @param event `clicked` if it was chosen
    /// @param time in seconds, of the window system
    public MenuEvent(int item, String event, Variant<?> data, UInt32 time) {
        this.item = item;
        this.event = event;
        this.data = data;
        this.time = time;
    }

    public int item() {
        return item;
    }

    public String event() {
        return event;
    }

    public Variant<?> data() {
        return data;
    }

    public UInt32 time() {
        return time;
    }
}
