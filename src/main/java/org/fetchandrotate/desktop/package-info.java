/// The window. Uses `engine` and everything below it; never `cli`.
@NullMarked
package org.fetchandrotate.desktop;

import org.jspecify.annotations.NullMarked;
