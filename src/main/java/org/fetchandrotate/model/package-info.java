/// The words of the field: what every other package speaks of. Values only, all immutable; uses nothing of ours but
/// `url`.
@NullMarked
package org.fetchandrotate.model;

import org.jspecify.annotations.NullMarked;
