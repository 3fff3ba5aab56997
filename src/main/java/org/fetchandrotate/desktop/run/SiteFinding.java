package org.fetchandrotate.desktop.run;

import java.util.List;
import org.fetchandrotate.url.WebUrl;

/// Websites of a run that gave nothing for the same cause. Immutable.
///
/// @param names that tell them from the run's other websites
/// @param urls in the same order
record SiteFinding(SiteCause cause, List<String> names, List<WebUrl> urls) {
    SiteFinding {
        names = List.copyOf(names);
        urls = List.copyOf(urls);
    }
}
