/// The log of the newest run, as it grows.
@NullMarked
package org.fetchandrotate.desktop.log;

import org.jspecify.annotations.NullMarked;
