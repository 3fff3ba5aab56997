package org.fetchandrotate.desktop.bus;

import org.freedesktop.dbus.Tuple;
import org.freedesktop.dbus.annotations.Position;

/// What [TrayMenu#layout] answers. dbus-java takes the types of a tuple from its arguments.
///
/// @param <R> type of the number that counts the menu's changes
/// @param <L> type of the layout
public final class MenuLayoutReply<R, L> extends Tuple {
    @Position(0)
    private final R revision;

    @Position(1)
    private final L layout;

    public MenuLayoutReply(R revision, L layout) {
        this.revision = revision;
        this.layout = layout;
    }

    public R revision() {
        return revision;
    }

    public L layout() {
        return layout;
    }
}
