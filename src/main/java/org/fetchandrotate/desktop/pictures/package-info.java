/// Pictures on the screen: thumbnails, kept in memory within a bound, and the files behind them. Uses `base` alone.
@NullMarked
package org.fetchandrotate.desktop.pictures;

import org.jspecify.annotations.NullMarked;
