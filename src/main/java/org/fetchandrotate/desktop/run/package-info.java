/// A run as one watches it: control, progress, hosts, pairs.
@NullMarked
package org.fetchandrotate.desktop.run;

import org.jspecify.annotations.NullMarked;
