/// The desktop's message bus, D-Bus: progress on the program's icon in the dock, and an icon in the tray. The only
/// user of dbus-java.
@NullMarked
package org.fetchandrotate.desktop.bus;

import org.jspecify.annotations.NullMarked;
