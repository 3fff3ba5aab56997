package org.fetchandrotate.demo;

import java.util.Locale;

/// The websites of the gallery, in the order of its list.
enum Site {
    LARCH(0, Manner.GOOD, "Views from a small town at the foot of the hills."),
    HERON(1, Manner.GOOD, "Lakes, coasts and whatever floats on them."),
    JUNIPER(2, Manner.GOOD, "Dry country, wide skies."),
    KESTREL(3, Manner.GOOD, "Seen from above, or nearly."),
    MARBLE(4, Manner.GOOD, "Stone, snow and stars."),
    TORTOISE(5, Manner.SLOW, "Good photos, served without any hurry."),
    MAGPIE(6, Manner.LIAR, "Calls everything a JPEG and serves none."),
    DORMOUSE(7, Manner.REFUSING, "Asleep.");

    /// How a site answers.
    enum Manner {
        GOOD,
        /// Each answer comes late, though well before any sensible time limit.
        SLOW,
        /// Its images are HTML, said to be JPEG.
        LIAR,
        /// Nothing listens at its address.
        REFUSING;

        private static final int LIES = 8;

        /// How many photos its page shows where a good site shows `count`: a few lies make the point.
        int photosOf(int count) {
            return this == LIAR ? Math.min(count, LIES) : count;
        }
    }

    private final int place;
    private final Manner manner;
    private final String motto;

    Site(int place, Manner manner, String motto) {
        this.place = place;
        this.manner = manner;
        this.motto = motto;
    }

    /// Its place in the list of websites, from 0.
    int place() {
        return place;
    }

    Manner manner() {
        return manner;
    }

    String motto() {
        return motto;
    }

    /// The name in URLs.
    String slug() {
        return name().toLowerCase(Locale.ROOT);
    }

    String title() {
        return name().charAt(0) + slug().substring(1) + " Gallery";
    }
}
