/// Asks web servers, politely and safely. The only user of OkHttp; uses `model` and `url` only.
@NullMarked
package org.fetchandrotate.fetch;

import org.jspecify.annotations.NullMarked;
