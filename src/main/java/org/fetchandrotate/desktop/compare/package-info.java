/// Original and rotated copy, large and side by side.
@NullMarked
package org.fetchandrotate.desktop.compare;

import org.jspecify.annotations.NullMarked;
