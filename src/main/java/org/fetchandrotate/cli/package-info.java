/// The command line. Uses `engine` and everything below it; never `desktop`.
@NullMarked
package org.fetchandrotate.cli;

import org.jspecify.annotations.NullMarked;
