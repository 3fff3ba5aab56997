/// HTML to candidates: what images a page offers, in document order. The only user of jsoup; uses `model` and `url`
/// only.
@NullMarked
package org.fetchandrotate.scrape;

import org.jspecify.annotations.NullMarked;
