package org.fetchandrotate.fetch;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.fetchandrotate.fetch.Attempt.Failed;

/// What hosts make of the page that an image's request names. Most want it to be their own; some give images only
/// to requests that name none, which pages that show such images ask for by their referrer policy. A host that
/// refuses an image is asked once more without the page; what came of it goes for its other images. Thread-safe.
///
/// Source: W3C Referrer Policy, 3.1 "no-referrer".
final class RefererHabits {
    private static final int FORBIDDEN = 403;

    private final Set<String> refusing = ConcurrentHashMap.newKeySet();
    private final Set<String> indifferent = ConcurrentHashMap.newKeySet();

    /// The request as it is sent to a host first.
    FetchRequest first(FetchRequest request, String host) {
        return request.isImage() && refusing.contains(host) ? request.withoutReferer() : request;
    }

    /// Whether a request that a host refused may fare better without the page.
    boolean mayHelp(FetchRequest request, String host, Failed<?> failed) {
        if (!request.isImage() || failed.httpStatus().orElse(0) != FORBIDDEN) {
            return false;
        }
        if (!request.tellsReferer()) {
            if (!refusing.contains(host)) {
                indifferent.add(host);
            }
            return false;
        }
        return request.referer().isPresent() && !indifferent.contains(host);
    }

    /// A host gave what was asked for.
    void received(FetchRequest request, String host) {
        if (request.isImage() && !request.tellsReferer()) {
            refusing.add(host);
        }
    }
}
