package org.fetchandrotate.desktop.bus;

import org.freedesktop.dbus.Struct;
import org.freedesktop.dbus.annotations.Position;

/// An icon's picture in one size, as StatusNotifierItem wants it.
public final class IconPixmap extends Struct {
    @Position(0)
    private final int width;

    @Position(1)
    private final int height;

    @Position(2)
    private final byte[] argb;

    /// @param argb rows top down, each pixel as alpha, red, green, blue
    public IconPixmap(int width, int height, byte[] argb) {
        this.width = width;
        this.height = height;
        this.argb = argb.clone();
    }

    public int width() {
        return width;
    }

    public int height() {
        return height;
    }

    public byte[] argb() {
        return argb.clone();
    }
}
