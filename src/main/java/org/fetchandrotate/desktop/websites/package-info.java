/// The list of websites: edit, order, switch off, preview.
@NullMarked
package org.fetchandrotate.desktop.websites;

import org.jspecify.annotations.NullMarked;
