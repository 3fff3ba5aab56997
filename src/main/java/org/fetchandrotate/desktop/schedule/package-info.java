/// Runs that come again by themselves while the window, or its icon in the tray, is there.
@NullMarked
package org.fetchandrotate.desktop.schedule;

import org.jspecify.annotations.NullMarked;
