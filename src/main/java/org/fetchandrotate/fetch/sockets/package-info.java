/// The sockets that HTTP is spoken over: the JDK's, save that they keep bytes of redirects' addresses that
/// OkHttp would lose. Used by `fetch` alone; uses the JDK only.
@NullMarked
package org.fetchandrotate.fetch.sockets;

import org.jspecify.annotations.NullMarked;
