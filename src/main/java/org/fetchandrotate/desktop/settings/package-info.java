/// Every key of `config.ini` as a control.
@NullMarked
package org.fetchandrotate.desktop.settings;

import org.jspecify.annotations.NullMarked;
