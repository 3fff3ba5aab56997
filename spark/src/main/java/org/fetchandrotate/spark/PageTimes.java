package org.fetchandrotate.spark;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.fetchandrotate.model.Website;

/// How long each website's page took to come: a measure of how fast its host answers. Single-thread.
final class PageTimes {
    /// Where no page was read.
    private static final double USUAL_MILLIS = 500;

    private static final int UNKNOWN = -1;

    private final List<Website> websites;
    private final int[] millis;

    PageTimes(List<Website> websites) {
        this.websites = websites;
        millis = new int[websites.size()];
        Arrays.fill(millis, UNKNOWN);
    }

    void note(int site, int time) {
        millis[site] = time;
    }

    /// The mean of a host's own pages, in milliseconds; if it has none, as an image server, the median of all.
    double ofHost(String host) {
        OptionalDouble own = IntStream.range(0, millis.length)
                .filter(site -> millis[site] != UNKNOWN)
                .filter(site -> websites.get(site).hostname().equals(host))
                .map(site -> millis[site])
                .average();
        return own.orElseGet(this::median);
    }

    private double median() {
        int[] known =
                Arrays.stream(millis).filter(time -> time != UNKNOWN).sorted().toArray();
        return known.length == 0 ? USUAL_MILLIS : known[known.length / 2];
    }
}
