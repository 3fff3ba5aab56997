/// Reads the lists that people have, whatever made them: recognised by their content, each line accounted for.
@NullMarked
package org.fetchandrotate.imports;

import org.jspecify.annotations.NullMarked;
