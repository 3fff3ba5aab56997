/// URLs as browsers parse and write them: the WHATWG URL Standard for http and https, its hosts with IDNA (UTS 46),
/// and what belongs to an address: credentials, proxies, parameters that are secrets. Values only, all immutable;
/// uses nothing of ours.
@NullMarked
package org.fetchandrotate.url;

import org.jspecify.annotations.NullMarked;
