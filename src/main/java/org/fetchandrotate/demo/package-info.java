/// A gallery on loopback that stands in for the web. Uses `model` and `url` only.
@NullMarked
package org.fetchandrotate.demo;

import org.jspecify.annotations.NullMarked;
