/// Where the program starts and where its parts are put together.
@NullMarked
package org.fetchandrotate;

import org.jspecify.annotations.NullMarked;
