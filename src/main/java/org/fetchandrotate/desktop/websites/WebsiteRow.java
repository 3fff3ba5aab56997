package org.fetchandrotate.desktop.websites;

import java.util.Optional;
import org.fetchandrotate.desktop.run.HostRow;
import org.fetchandrotate.settings.WebsiteList.Entry;
import org.fetchandrotate.settings.WebsiteList.Use;
import org.fetchandrotate.url.WebUrl;

/// One website of the list.
///
/// @param progress what the run that goes on, or the last one, makes of it; empty if it is no part of it
record WebsiteRow(Entry entry, Optional<HostRow> progress) {
    WebUrl url() {
        return entry.url();
    }

    boolean isOn() {
        return entry.use() == Use.ON;
    }
}
