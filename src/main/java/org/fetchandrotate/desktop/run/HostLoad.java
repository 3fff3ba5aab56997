package org.fetchandrotate.desktop.run;

import java.time.Duration;
import java.util.List;
import org.fetchandrotate.fetch.HostActivity;
import org.fetchandrotate.fetch.HostActivity.WaitReason;

/// What goes on at a host on behalf of a website: the website's own host, or one where its pictures lie. Immutable.
///
/// @param underWay the website's images that are being worked on there
/// @param open requests under way to the host, whoever they are for
/// @param waiting requests that wait for their turn at the host
/// @param reason what they wait for
/// @param remaining how long still, in whole seconds, where that is known; else zero
public record HostLoad(String host, int underWay, int open, int waiting, WaitReason reason, Duration remaining) {

    static HostLoad idle(String host) {
        return new HostLoad(host, 0, 0, 0, WaitReason.NOTHING, Duration.ZERO);
    }

    /// @param underWay the website's images there
    static HostLoad of(HostActivity activity, int underWay) {
        boolean waits = activity.waiting() > 0;
        return new HostLoad(
                activity.host(),
                underWay,
                activity.open(),
                activity.waiting(),
                waits ? activity.reason() : WaitReason.NOTHING,
                // rounded up: a countdown that ends at 1, and no change that nobody sees
                Duration.ofSeconds(activity.remaining().plusMillis(999).toSeconds()));
    }

    /// All of them as one, which waits for what most of them wait for.
    static HostLoad sum(List<HostLoad> loads) {
        HostLoad sum = idle("");
        int longest = 0;
        for (HostLoad load : loads) {
            boolean isLongest = load.waiting > longest;
            longest = Math.max(longest, load.waiting);
            sum = new HostLoad(
                    isLongest ? load.host : sum.host,
                    sum.underWay + load.underWay,
                    sum.open + load.open,
                    sum.waiting + load.waiting,
                    isLongest ? load.reason : sum.reason,
                    isLongest ? load.remaining : sum.remaining);
        }
        return sum;
    }

    int downloading() {
        return Math.min(open, underWay);
    }

    /// The website's images that wait.
    int queued() {
        return underWay - downloading();
    }

    boolean isIdle() {
        return underWay == 0 && open == 0 && waiting == 0;
    }
}
