package org.fetchandrotate.fetch;

import java.io.EOFException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.ProtocolException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.security.cert.CertificateException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;
import org.fetchandrotate.fetch.Attempt.Failed;
import org.fetchandrotate.fetch.Attempt.Progress;
import org.fetchandrotate.fetch.Attempt.Retry;
import org.fetchandrotate.model.FailureReason;
import org.fetchandrotate.model.FileFailures;
import org.fetchandrotate.url.WebUrl;

/// Puts into words why no answer came. Immutable, thread-safe.
///
record TransportFailures(TimeLimits limits) {
    private static final Pattern TUNNEL_REFUSED = Pattern.compile("response code for CONNECT: (\\d{3})");

    /// @param url what was asked for
    /// @param trace how far it got
    <T> Failed<T> explain(IOException exception, WebUrl url, CallTrace trace) {
        Explanation why = why(exception, url, trace);
        Progress progress =
                trace.step().compareTo(CallTrace.Step.CONNECTED) < 0 ? Progress.NOT_CONNECTED : Progress.SENT;
        return Failed.unanswered(why.reason(), why.detail(), why.retry(), progress);
    }

    private record Explanation(FailureReason reason, String detail, Retry retry) {}

    private Explanation why(IOException exception, WebUrl url, CallTrace trace) {
        // the machine's trouble, which no other request would escape; a server's own words come in other exceptions
        if (exception instanceof SocketException && FileFailures.isTooManyOpen(message(exception))) {
            return new Explanation(FailureReason.WRITE_FAILED, Wording.line(message(exception)), Retry.NEVER);
        }
        String address = trace.address().map(Wording::address).orElseGet(url::host);
        if (trace.isOverdue()) {
            return overdue(trace, address);
        }
        if (trace.isStuckAtProxy() && !(exception instanceof LookupException)) {
            return proxy(exception, address);
        }
        return switch (exception) {
            case LookupException lookup -> lookup(lookup, url);
            case UnknownHostException _ ->
                new Explanation(FailureReason.HOST_UNKNOWN, "no such host: " + url.host(), Retry.NEVER);
            case SocketTimeoutException _ -> timeout(url, trace);
            // The only other one that isn't a thread's interrupt is the deadline for the whole call.
            case InterruptedIOException _ ->
                new Explanation(
                        FailureReason.TIMEOUT,
                        "not finished within " + Wording.time(limits.wholeRequest()),
                        Retry.NEVER);
            case ConnectException refused ->
                new Explanation(FailureReason.CONNECTION_REFUSED, refused(refused, address), Retry.AGAIN);
            case NoRouteToHostException _ ->
                new Explanation(FailureReason.CONNECTION_REFUSED, "no route to " + address, Retry.AGAIN);
            case SSLException tls -> tls(tls, address);
            case ProtocolException protocol ->
                new Explanation(
                        FailureReason.PROTOCOL_ERROR,
                        "answer of " + address + " isn't valid HTTP: " + Wording.line(message(protocol)),
                        Retry.NEVER);
            default -> lost(address);
        };
    }

    /// OkHttp tells of a tunnel that the proxy refuses in a message alone.
    private static Explanation proxy(IOException exception, String address) {
        String message = message(exception);
        Matcher refused = TUNNEL_REFUSED.matcher(message);
        if (refused.find()) {
            String status = Statuses.named(Integer.parseInt(refused.group(1)));
            return new Explanation(FailureReason.PROXY, "the proxy " + address + " refuses: " + status, Retry.NEVER);
        }
        if (message.contains("authenticate with proxy") || message.startsWith("SOCKS")) {
            return new Explanation(
                    FailureReason.PROXY, "the proxy " + address + " refuses: " + Wording.line(message), Retry.NEVER);
        }
        return new Explanation(FailureReason.PROXY, "the proxy " + address + " can't be reached", Retry.AGAIN);
    }

    private Explanation timeout(WebUrl url, CallTrace trace) {
        String limit = Wording.time(limits.timeout());
        String detail = switch (trace.step()) {
            case RESOLVING -> "no address for " + url.host() + " within " + limit;
            case CONNECTING ->
                "no connection to " + trace.address().map(Wording::address).orElseGet(url::host) + " within " + limit;
            case SECURING -> "no TLS handshake within " + limit;
            case CONNECTED, ANSWERED -> "no answer within " + limit;
        };
        return new Explanation(FailureReason.TIMEOUT, detail, Retry.AGAIN);
    }

    /// What comes by drops: each byte in time, but never the last.
    private Explanation overdue(CallTrace trace, String address) {
        String limit = Wording.time(limits.step());
        return switch (trace.step()) {
            case RESOLVING, CONNECTING ->
                trace.isStuckAtProxy()
                        ? new Explanation(
                                FailureReason.PROXY,
                                "the proxy " + address + " makes no connection within " + limit,
                                Retry.AGAIN)
                        : new Explanation(
                                FailureReason.TIMEOUT, "no connection to " + address + " within " + limit, Retry.AGAIN);
            case SECURING -> new Explanation(FailureReason.TIMEOUT, "no TLS handshake within " + limit, Retry.AGAIN);
            // Whoever took that long would again.
            case CONNECTED, ANSWERED ->
                new Explanation(FailureReason.TIMEOUT, "headers not complete within " + limit, Retry.NEVER);
        };
    }

    private Explanation lookup(LookupException exception, WebUrl url) {
        return switch (exception.reason()) {
            case PRIVATE_ADDRESS ->
                new Explanation(
                        FailureReason.PRIVATE_ADDRESS,
                        message(exception) + ", an address that pages may not reach",
                        Retry.NEVER);
            case TIMEOUT ->
                new Explanation(
                        FailureReason.TIMEOUT,
                        "no address for " + url.host() + " within " + Wording.time(limits.timeout()),
                        Retry.AGAIN);
            case INTERRUPTED ->
                new Explanation(FailureReason.INTERRUPTED, "stopped while looking up a name", Retry.NEVER);
        };
    }

    private static String refused(ConnectException exception, String address) {
        String why = exception.getCause() == null ? message(exception) : message(exception.getCause());
        return why.contains("refused")
                ? "connection refused by " + address
                : "no connection to " + address + ": " + Wording.line(why);
    }

    private static Explanation tls(SSLException exception, String address) {
        if (isCausedBy(exception, CertificateException.class)) {
            return new Explanation(
                    FailureReason.TLS,
                    "certificate of " + address + " not trusted: " + Wording.line(message(exception)),
                    Retry.NEVER);
        }
        // A handshake that the other side cut off may just as well be an overloaded server.
        if (isCausedBy(exception, EOFException.class) || isCausedBy(exception, SocketException.class)) {
            return lost(address);
        }
        return new Explanation(
                FailureReason.TLS,
                "no secure connection to " + address + ": " + Wording.line(message(exception)),
                Retry.NEVER);
    }

    private static Explanation lost(String address) {
        return new Explanation(
                FailureReason.CONNECTION_LOST, "connection to " + address + " lost before an answer", Retry.AGAIN);
    }

    private static boolean isCausedBy(Throwable exception, Class<? extends Throwable> type) {
        for (Throwable cause = exception.getCause(); cause != null; cause = cause.getCause()) {
            if (type.isInstance(cause)) {
                return true;
            }
        }
        return false;
    }

    private static String message(Throwable exception) {
        String message = exception.getMessage();
        return message == null ? exception.getClass().getSimpleName() : message;
    }
}
