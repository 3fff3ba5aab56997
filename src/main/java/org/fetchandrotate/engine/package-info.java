/// The run: which image is taken when, and what happens to it. Uses every package below it but `settings`; knows
/// nothing of the window or the terminal.
@NullMarked
package org.fetchandrotate.engine;

import org.jspecify.annotations.NullMarked;
