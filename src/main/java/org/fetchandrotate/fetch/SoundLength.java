package org.fetchandrotate.fetch;

import java.io.IOException;
import java.net.ProtocolException;
import okhttp3.Interceptor;
import okhttp3.Response;

/// Refuses an answer whose length is below zero: OkHttp takes it for a number like any other, and fails over it
/// once the body is read or closed. Stateless, thread-safe.
///
/// Source: RFC 9110 section 8.6, RFC 9112 section 6.3.
final class SoundLength implements Interceptor {
    @Override
    public Response intercept(Chain chain) throws IOException {
        Response response = chain.proceed(chain.request());
        String length = response.header("Content-Length", "");
        if (length != null && length.strip().startsWith("-")) {
            chain.call().cancel(); // closing it would read the body
            throw new ProtocolException("Content-Length: " + length);
        }
        return response;
    }
}
