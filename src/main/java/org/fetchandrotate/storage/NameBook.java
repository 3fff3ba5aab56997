package org.fetchandrotate.storage;

import org.fetchandrotate.model.ImageFormat;
import org.fetchandrotate.model.WebUrl;

/// Stub.
public final class NameBook {
    public NameBook(HistoryReader history) {}

    public String claim(String dirname, WebUrl url, String plannedName, ImageFormat format) throws StorageException {
        throw new UnsupportedOperationException();
    }
}
