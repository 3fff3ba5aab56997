package org.fetchandrotate.fetch;

import java.io.IOException;
import okhttp3.Interceptor;
import okhttp3.Response;

/// Keeps OkHttp from repeating a request by itself after 408, and after 503 with `Retry-After: 0`: tries are
/// counted, spaced and gated here. It repeats neither if the header asks for a wait; so one is put there, and the
/// true header kept under another name. Immutable, thread-safe.
final class OwnRetriesOnly implements Interceptor {
    private static final String HEADER = "Retry-After";
    private static final String KEPT = "X-Kept-Retry-After";

    @Override
    public Response intercept(Chain chain) throws IOException {
        Response response = chain.proceed(chain.request());
        if (response.code() != 408 && response.code() != 503) {
            return response;
        }
        String original = response.header(HEADER, "");
        return response.newBuilder()
                .header(HEADER, "1")
                .header(KEPT, original == null ? "" : original)
                .build();
    }

    /// The header as the server sent it; empty if it didn't.
    static String retryAfter(Response response) {
        String kept = response.header(KEPT);
        String value = kept == null ? response.header(HEADER) : kept;
        return value == null ? "" : value;
    }
}
