package org.fetchandrotate.storage;

import java.util.List;
import org.fetchandrotate.model.WebUrl;

/// Stub.
public final class FileNames {
    private FileNames() {}

    public static List<String> plan(List<WebUrl> urls) {
        throw new UnsupportedOperationException();
    }
}
