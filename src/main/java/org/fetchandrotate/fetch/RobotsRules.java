package org.fetchandrotate.fetch;

import crawlercommons.robots.SimpleRobotRules;
import crawlercommons.robots.SimpleRobotRules.RobotRulesMode;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.fetchandrotate.fetch.Outcome.Fetched;
import org.fetchandrotate.fetch.Outcome.NotFetched;
import org.fetchandrotate.model.Failure;
import org.fetchandrotate.model.FailureReason;
import org.fetchandrotate.url.WebUrl;

/// Obeys robots.txt: asks each origin once, through the same gates as all else; who asks meanwhile waits for the
/// same answer. Thread-safe.
///
/// Source: RFC 9309. Section 2.3.1.3: no such file (4xx) allows everything; 2.3.1.4: what can't be reached or read
/// forbids everything. A host that can't be reached at all fails for that reason, not for its rules: the request
/// proper would fare no better. `Crawl-delay` is no part of the RFC, but widely meant.
final class RobotsRules implements Admission {
    /// The longest delay between requests that a site can ask for.
    static final Duration LONGEST_DELAY = Duration.ofSeconds(30);

    private final Requester requester;
    private final HostGates gates;
    private final List<String> agents;
    private final ConcurrentHashMap<String, CompletableFuture<Verdict>> verdicts = new ConcurrentHashMap<>();

    RobotsRules(Requester requester, HostGates gates, String userAgent) {
        this.requester = requester;
        this.gates = gates;
        this.agents = RobotsAgent.names(userAgent);
    }

    /// What one origin's file came to.
    ///
    /// @param unread why it forbids everything, if it isn't by its rules
    private record Verdict(SimpleRobotRules rules, Optional<Failure> unread) {}

    @Override
    public Optional<Failure> refuse(WebUrl url) throws InterruptedException {
        Verdict verdict = verdict(url);
        // It reads only the path and the query; user name and password needn't be shown to it.
        String resource = url.origin()
                + url.path()
                + url.query().map(query -> "?" + query).orElse("");
        if (verdict.rules().isAllowed(resource)) {
            return Optional.empty();
        }
        return verdict.unread()
                .or(() -> Optional.of(new Failure(
                        FailureReason.ROBOTS_DISALLOWED, "robots.txt of " + url.origin() + " disallows it")));
    }

    private Verdict verdict(WebUrl url) throws InterruptedException {
        while (true) {
            CompletableFuture<Verdict> mine = new CompletableFuture<>();
            CompletableFuture<Verdict> theirs = verdicts.putIfAbsent(url.origin(), mine);
            if (theirs == null) {
                return ask(url, mine);
            }
            try {
                return theirs.isDone() ? theirs.join() : gates.of(url.host()).awaitRules(theirs);
            } catch (CancellationException e) {
                // Who asked was interrupted and has made room: the next one asks.
                verdicts.remove(url.origin(), theirs);
            }
        }
    }

    private Verdict ask(WebUrl url, CompletableFuture<Verdict> verdict) throws InterruptedException {
        try {
            Optional<WebUrl> file = url.resolve("/robots.txt");
            verdict.complete(file.isPresent() ? fetch(file.get()) : new Verdict(all(), Optional.empty()));
            return verdict.join();
        } finally {
            if (!verdict.isDone()) {
                verdicts.remove(url.origin(), verdict);
                verdict.cancel(false);
            }
        }
    }

    private Verdict fetch(WebUrl file) throws InterruptedException {
        RobotsReceiver receiver = new RobotsReceiver(file.origin(), agents);
        return switch (requester.fetch(Ask.rules(file), receiver, EVERYTHING)) {
            case Fetched<SimpleRobotRules> fetched -> {
                keepDelay(file, fetched.body());
                yield new Verdict(fetched.body(), Optional.empty());
            }
            case NotFetched<SimpleRobotRules> failed -> unread(file, failed.failure());
        };
    }

    private static Verdict unread(WebUrl file, Failure failure) {
        String detail = "robots.txt of " + file.origin() + " can't be read (" + failure.detail() + ")";
        return switch (failure.reason()) {
            case HTTP_CLIENT_ERROR, HTTP_THROTTLED, EMPTY_BODY, TOO_MANY_REDIRECTS ->
                new Verdict(all(), Optional.empty());
            // what the request proper would meet as well
            case HOST_UNKNOWN, CONNECTION_REFUSED, TLS, PRIVATE_ADDRESS, INTERRUPTED ->
                new Verdict(none(), Optional.of(failure));
            case TIMEOUT, CONNECTION_LOST, PROXY ->
                new Verdict(none(), Optional.of(new Failure(failure.reason(), detail)));
            default -> new Verdict(none(), Optional.of(new Failure(FailureReason.ROBOTS_DISALLOWED, detail)));
        };
    }

    private void keepDelay(WebUrl file, SimpleRobotRules rules) {
        if (rules.getCrawlDelay() > 0) {
            Duration delay = Duration.ofMillis(Math.min(rules.getCrawlDelay(), LONGEST_DELAY.toMillis()));
            gates.of(file.host()).keepDistance(delay);
        }
    }

    private static SimpleRobotRules none() {
        return new SimpleRobotRules(RobotRulesMode.ALLOW_NONE);
    }

    private static SimpleRobotRules all() {
        return new SimpleRobotRules(RobotRulesMode.ALLOW_ALL);
    }
}
