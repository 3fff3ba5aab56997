/// What lies on disk: the workspace, its files and the SQLite history. The only user of JDBC; uses `model` and
/// `url` only.
@NullMarked
package org.fetchandrotate.storage;

import org.jspecify.annotations.NullMarked;
