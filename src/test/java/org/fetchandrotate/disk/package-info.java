/// Disks of tests' own: with the manners of FAT, full, or failing at random, without a superuser.
@NullMarked
package org.fetchandrotate.disk;

import org.jspecify.annotations.NullMarked;
