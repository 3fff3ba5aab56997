/// What every part of the window stands on: words, icons, work off the FX thread, small controls, the look, and the
/// system around the window. Uses no other package of the window.
@NullMarked
package org.fetchandrotate.desktop.base;

import org.jspecify.annotations.NullMarked;
