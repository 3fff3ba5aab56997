/// Reads and writes what the user keeps as text: `config.ini` and `input.txt`. Uses `model` and `url` only.
@NullMarked
package org.fetchandrotate.settings;

import org.jspecify.annotations.NullMarked;
