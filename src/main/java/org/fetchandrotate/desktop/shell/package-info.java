/// The frame of the window: navigation, menus, status, theme, and what every view shares.
@NullMarked
package org.fetchandrotate.desktop.shell;

import org.jspecify.annotations.NullMarked;
