package org.fetchandrotate.desktop.run;

import java.time.Duration;
import java.util.function.LongSupplier;

/// At which pace images come into view, so that they can be seen and drawn. Used on the FX thread alone.
final class PairPace {
    /// Pictures that change more often than this flicker, and drawing them takes time.
    private static final Duration PAUSE = Duration.ofMillis(500);
    /// So many may come at once into an empty view: tiles that appear are styled and laid out, which takes time.
    private static final int FEW = 8;
    /// At least a screenful: with so many shown, all that are new may come at once.
    private static final int MANY = 64;

    private final LongSupplier nanoClock;
    private long lastNanos;

    PairPace(LongSupplier nanoClock) {
        this.nanoClock = nanoClock;
    }

    /// How many may come now: into a view that isn't full yet, as many as it shows; else all, after a pause.
    ///
    /// @param shown how many the view shows
    int next(int shown) {
        if (shown < MANY) {
            return Math.max(FEW, shown);
        }
        return nanoClock.getAsLong() - lastNanos >= PAUSE.toNanos() ? Integer.MAX_VALUE : 0;
    }

    /// Some came.
    void came() {
        lastNanos = nanoClock.getAsLong();
    }
}
