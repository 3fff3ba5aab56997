/// Files of this machine that the user's list names: folders of pictures, saved pages, archives of pages.
@NullMarked
package org.fetchandrotate.local;

import org.jspecify.annotations.NullMarked;
