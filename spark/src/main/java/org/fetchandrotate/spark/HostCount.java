package org.fetchandrotate.spark;

import java.io.Serializable;
import java.util.Comparator;

/// How many images of a round are of one host, or of one domain.
record HostCount(String host, long images) implements Serializable {
    /// From few to many; of equal ones from the last name to the first.
    static final class BySize implements Comparator<HostCount>, Serializable {
        @Override
        public int compare(HostCount one, HostCount other) {
            int bySize = Long.compare(one.images, other.images);
            return bySize != 0 ? bySize : other.host.compareTo(one.host);
        }
    }
}
