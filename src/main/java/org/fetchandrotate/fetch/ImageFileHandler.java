package org.fetchandrotate.fetch;

import java.io.IOException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.fetchandrotate.fetch.Attempt.Retry;
import org.fetchandrotate.model.FailureReason;
import org.fetchandrotate.url.WebUrl;

/// Streams an image into a file, whatever the answer calls it: the bytes say what they are. One for each image and
/// all of its tries: what a try brought before it was cut off is kept for the next, which asks for the rest alone,
/// if the server says by what it would know the very same bytes. Used by one thread.
///
/// Source: RFC 9110 sections 13 (conditional requests) and 14 (ranges).
final class ImageFileHandler implements BodyHandler<Optional<ImageFile>>, AutoCloseable {
    private static final int NOT_MODIFIED = 304;
    private static final int PARTIAL_CONTENT = 206;
    private static final int RANGE_NOT_SATISFIABLE = 416;

    private final TargetFile file;
    private final long maxBytes;
    private final Optional<Validators> known;
    private final MessageDigest digest = sha256();
    private Optional<Part> part = Optional.empty();

    /// The beginning of a body, in the file.
    ///
    /// @param length of the whole, if it was said
    private record Part(Validators validators, OptionalLong length) {}

    /// What the last request asked for.
    private enum Question {
        EVERYTHING,
        CHANGES,
        THE_REST
    }

    private Question question = Question.EVERYTHING;

    /// @param maxBytes the most to write
    /// @param known of bytes that needn't be sent again
    ImageFileHandler(Path target, long maxBytes, Optional<Validators> known) {
        this.file = new TargetFile(target);
        this.maxBytes = maxBytes;
        this.known = known.filter(validators -> !validators.isEmpty());
    }

    @Override
    public Map<String, String> requestHeaders(WebUrl url) {
        if (part.filter(begun -> begun.validators().location().equals(url)).isPresent()) {
            question = Question.THE_REST;
            return Map.of(
                    "Range",
                    "bytes=" + file.length() + "-",
                    "If-Range",
                    part.get().validators().ifRange(),
                    // else it would be a part of something else
                    "Accept-Encoding",
                    "identity");
        }
        Optional<Validators> here =
                known.filter(validators -> validators.location().equals(url));
        question = here.isPresent() ? Question.CHANGES : Question.EVERYTHING;
        return here.map(Validators::ifChanged).orElse(Map.of());
    }

    @Override
    public boolean takes(int status) {
        return switch (status) {
            case NOT_MODIFIED -> question == Question.CHANGES;
            case PARTIAL_CONTENT, RANGE_NOT_SATISFIABLE -> question == Question.THE_REST;
            default -> Statuses.hasBody(status);
        };
    }

    /// @return empty if nothing has changed
    @Override
    public Optional<ImageFile> receive(IncomingBody body) throws FetchFailedException, IOException {
        return switch (body.status()) {
            case NOT_MODIFIED -> Optional.empty();
            case PARTIAL_CONTENT -> Optional.of(rest(body));
            case RANGE_NOT_SATISFIABLE -> throw startAnew(FailureReason.HTTP_CLIENT_ERROR, "the rest can't be had");
            default -> {
                forget();
                yield Optional.of(take(body));
            }
        };
    }

    /// Goes on with the file, if the answer is the rest of what it holds.
    private ImageFile rest(IncomingBody body) throws FetchFailedException, IOException {
        Part begun = part.orElseThrow();
        boolean fits = body.header("Content-Range")
                .flatMap(ContentRange::parse)
                .filter(range -> range.completes(file.length(), begun.length()))
                .isPresent();
        boolean same = begun.validators().etag().isEmpty()
                || body.header("ETag").isEmpty()
                || body.header("ETag").equals(begun.validators().etag());
        if (!fits || !same || body.isEncoded()) {
            throw startAnew(FailureReason.PROTOCOL_ERROR, "not the rest of what came before");
        }
        return take(body);
    }

    private FetchFailedException startAnew(FailureReason reason, String detail) throws FetchFailedException {
        forget();
        return new FetchFailedException(reason, detail, Retry.AGAIN);
    }

    private void forget() throws FetchFailedException {
        part = Optional.empty();
        digest.reset();
        file.clear();
    }

    private ImageFile take(IncomingBody body) throws FetchFailedException, IOException {
        if (part.isEmpty()) {
            part = begun(body);
        }
        try {
            body.pour(this::append, maxBytes - file.length());
        } catch (FetchFailedException e) {
            if (e.retry() == Retry.NEVER || part.isEmpty() || file.length() == 0) {
                forget();
            } else {
                file.suspend();
            }
            throw e;
        }
        if (file.length() == 0) {
            throw new FetchFailedException(FailureReason.EMPTY_BODY, "200 OK, but no bytes", Retry.NEVER);
        }
        file.keep();
        return new ImageFile(
                body.header("Content-Type"),
                file.length(),
                HexFormat.of().formatHex(digest.digest()),
                body.header("ETag"),
                body.header("Last-Modified"));
    }

    /// What would be known of the beginning if this came to an early end.
    private static Optional<Part> begun(IncomingBody body) {
        Instant answered = body.header("Date").flatMap(Validators::date).orElse(Instant.MIN);
        Validators validators =
                Validators.of(body.location(), body.header("ETag"), body.header("Last-Modified"), answered);
        return validators.isEmpty() || body.isEncoded()
                ? Optional.empty()
                : Optional.of(new Part(validators, body.length()));
    }

    private void append(byte[] buffer, int length) throws FetchFailedException, IOException {
        file.write(buffer, length);
        digest.update(buffer, 0, length);
    }

    /// Removes the file, unless it is whole.
    ///
    /// @throws FetchFailedException if it can't be removed
    @Override
    public void close() throws FetchFailedException {
        file.close();
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }
}
