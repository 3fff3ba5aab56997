/// Lets an installed browser build a page that scripts make: Chromium, Chrome, Edge or Firefox, headless, with a
/// profile of its own that is thrown away. The browser itself never reaches the network: each of its requests is
/// handed to whoever calls, who answers or refuses it. The only user of Gson.
@NullMarked
package org.fetchandrotate.render;

import org.jspecify.annotations.NullMarked;
