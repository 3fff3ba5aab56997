package org.fetchandrotate.spark;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

/// What a gallery's hosts were asked: how often, how close together and how much at once. Thread-safe.
final class RequestLog {
    private final Map<String, List<Long>> starts = new HashMap<>();
    private final Map<String, Integer> open = new HashMap<>();
    private final Map<String, Integer> mostOpen = new HashMap<>();
    private final Map<String, Integer> times = new HashMap<>();
    private final Map<Integer, CountDownLatch> awaited = new HashMap<>();
    private int images;
    private long firstImage;
    private long lastImage;

    synchronized void started(String host, String url) {
        starts.computeIfAbsent(host, _ -> new ArrayList<>()).add(System.nanoTime());
        mostOpen.merge(host, open.merge(host, 1, Integer::sum), Math::max);
        times.merge(url, 1, Integer::sum);
        if (url.endsWith(".png")) {
            images++;
            lastImage = System.nanoTime();
            firstImage = images == 1 ? lastImage : firstImage;
            awaited.getOrDefault(images, new CountDownLatch(0)).countDown();
        }
    }

    synchronized void finished(String host) {
        open.merge(host, -1, Integer::sum);
    }

    /// Open once so many images have been asked for.
    synchronized CountDownLatch afterImages(int count) {
        return awaited.computeIfAbsent(count, _ -> new CountDownLatch(images >= count ? 0 : 1));
    }

    synchronized int images() {
        return images;
    }

    /// The most requests that were open at a host at once, over all hosts.
    synchronized int mostOpenAtOnce() {
        return mostOpen.values().stream().mapToInt(Integer::intValue).max().orElse(0);
    }

    /// How often each URL was asked for.
    synchronized Map<String, Integer> times() {
        return Map.copyOf(times);
    }

    /// The shortest time that three requests in a row to one host took to come: two distances. A single distance
    /// may look shorter than it was, since requests are on their way for unequal times.
    synchronized Duration shortestOfTwoDistances() {
        long shortest = Long.MAX_VALUE;
        for (List<Long> host : starts.values()) {
            for (int i = 2; i < host.size(); i++) {
                shortest = Math.min(shortest, host.get(i) - host.get(i - 2));
            }
        }
        return Duration.ofNanos(shortest);
    }

    /// From the first image asked for to the last.
    synchronized Duration imagesTook() {
        return Duration.ofNanos(lastImage - firstImage);
    }

    synchronized int requests() {
        return starts.values().stream().mapToInt(List::size).sum();
    }
}
