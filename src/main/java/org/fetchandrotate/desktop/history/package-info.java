/// What earlier runs did, read from SQLite.
@NullMarked
package org.fetchandrotate.desktop.history;

import org.jspecify.annotations.NullMarked;
