package org.fetchandrotate.fetch;

import crawlercommons.robots.SimpleRobotRules;
import crawlercommons.robots.SimpleRobotRules.RobotRulesMode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.fetchandrotate.fetch.FetchResult.Fetched;
import org.fetchandrotate.fetch.FetchResult.NotFetched;
import org.fetchandrotate.fetch.HostActivity.WaitReason;
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
    private final Hosts hosts;
    private final List<String> agents;
    private final ConcurrentHashMap<String, CompletableFuture<Verdict>> verdicts = new ConcurrentHashMap<>();

    RobotsRules(Requester requester, Hosts hosts, String userAgent) {
        this.requester = requester;
        this.hosts = hosts;
        this.agents = RobotsAgent.names(userAgent);
    }

    /// What one origin's file came to.
    ///
    /// @param unread why it forbids everything, if it isn't by its rules
    /// @param asked whether a request was sent for it; else it holds for those alone who wait for it now
    /// @param detail what was met, for people
    private record Verdict(SimpleRobotRules rules, Optional<Failure> unread, boolean asked, String detail) {
        /// Everything is allowed, since there is no file.
        static Verdict missing(Failure failure) {
            return new Verdict(all(), Optional.empty(), true, "there is none (" + failure.detail() + ")");
        }

        /// Nothing is allowed, since the file can't be had.
        static Verdict unread(Failure failure) {
            return new Verdict(none(), Optional.of(failure), true, failure.detail());
        }

        RobotsVerdict.Access access() {
            if (rules.isAllowAll()) {
                return RobotsVerdict.Access.EVERYTHING;
            }
            return rules.isAllowNone() ? RobotsVerdict.Access.NOTHING : RobotsVerdict.Access.SOME;
        }
    }

    /// Ordered by origin. A snapshot.
    @Override
    public List<RobotsVerdict> verdicts() {
        List<RobotsVerdict> known = new ArrayList<>();
        verdicts.forEach((origin, future) -> {
            if (future.state() == Future.State.SUCCESS) {
                Verdict verdict = future.resultNow();
                known.add(new RobotsVerdict(origin, verdict.access(), verdict.detail()));
            }
        });
        known.sort(Comparator.comparing(RobotsVerdict::origin));
        return known;
    }

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
                return await(url, theirs);
            } catch (CancellationException e) {
                // Who asked was interrupted and has made room: the next one asks.
                verdicts.remove(url.origin(), theirs);
            }
        }
    }

    private Verdict await(WebUrl url, CompletableFuture<Verdict> theirs) throws InterruptedException {
        if (theirs.isDone()) {
            return theirs.join();
        }
        HostStatistics statistics = hosts.of(url.host()).statistics();
        try (HostStatistics.Wait _ = statistics.waiting(WaitReason.ROBOTS, Duration.ZERO)) {
            return theirs.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("Verdicts are never completed by an exception", e);
        }
    }

    private Verdict ask(WebUrl url, CompletableFuture<Verdict> verdict) throws InterruptedException {
        try {
            Verdict mine = fetch(url.resolve("/robots.txt").orElseThrow());
            if (!mine.asked()) {
                verdicts.remove(url.origin(), verdict);
            }
            verdict.complete(mine);
            return mine;
        } finally {
            if (!verdict.isDone()) {
                verdicts.remove(url.origin(), verdict);
                verdict.cancel(false);
            }
        }
    }

    private Verdict fetch(WebUrl file) throws InterruptedException {
        RobotsHandler handler = new RobotsHandler(file.origin(), agents);
        return switch (requester.fetch(FetchRequest.robots(file), handler, EVERYTHING)) {
            case Fetched<SimpleRobotRules> fetched -> {
                keepDelay(file, fetched.body());
                yield new Verdict(fetched.body(), Optional.empty(), true, said(fetched.body()));
            }
            case NotFetched<SimpleRobotRules> failed -> unread(file, failed);
        };
    }

    private static Verdict unread(WebUrl file, NotFetched<?> fetch) {
        Failure failure = fetch.failure();
        if (fetch.attempts() == 0) {
            // not asked for, be the reason what it may: that says nothing about what the file holds
            return new Verdict(none(), Optional.of(failure), false, failure.detail());
        }
        String detail = "robots.txt of " + file.origin() + " can't be read (" + failure.detail() + ")";
        return switch (failure.reason()) {
            case HTTP_CLIENT_ERROR, HTTP_THROTTLED, EMPTY_BODY, TOO_MANY_REDIRECTS -> Verdict.missing(failure);
            // what the request proper would meet as well
            case HOST_UNKNOWN, CONNECTION_REFUSED, TLS, PRIVATE_ADDRESS, INTERRUPTED -> Verdict.unread(failure);
            case TIMEOUT, CONNECTION_LOST, PROXY -> Verdict.unread(new Failure(failure.reason(), detail));
            default -> Verdict.unread(new Failure(FailureReason.ROBOTS_DISALLOWED, detail));
        };
    }

    private static String said(SimpleRobotRules rules) {
        return rules.getCrawlDelay() > 0
                ? "as it says, with " + Wording.time(Duration.ofMillis(rules.getCrawlDelay())) + " between requests"
                : "as it says";
    }

    private void keepDelay(WebUrl file, SimpleRobotRules rules) {
        if (rules.getCrawlDelay() > 0) {
            Duration delay = Duration.ofMillis(Math.min(rules.getCrawlDelay(), LONGEST_DELAY.toMillis()));
            hosts.of(file.host()).gate().keepDistance(delay);
        }
    }

    private static SimpleRobotRules none() {
        return new SimpleRobotRules(RobotRulesMode.ALLOW_NONE);
    }

    private static SimpleRobotRules all() {
        return new SimpleRobotRules(RobotRulesMode.ALLOW_ALL);
    }
}
