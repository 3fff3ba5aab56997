package org.fetchandrotate.demo;

import java.util.Locale;

/// The websites of the gallery, in the order of its list.
enum Site {
    LARCH(Manner.GOOD, "Views from a small town at the foot of the hills."),
    HERON(Manner.GOOD, "Lakes, coasts and whatever floats on them."),
    JUNIPER(Manner.GOOD, "Dry country, wide skies."),
    KESTREL(Manner.GOOD, "Seen from above, or nearly."),
    MARBLE(Manner.GOOD, "Stone, snow and stars."),
    TORTOISE(Manner.SLOW, "Good photos, served without any hurry."),
    MAGPIE(Manner.LIAR, "Calls everything a JPEG and serves none."),
    DORMOUSE(Manner.REFUSING, "Asleep.");

    /// How a site answers.
    enum Manner {
        GOOD,
        /// Each answer comes late, though well before any sensible time limit.
        SLOW,
        /// Its images are HTML, said to be JPEG.
        LIAR,
        /// Nothing listens at its address.
        REFUSING
    }

    private final Manner manner;
    private final String motto;

    Site(Manner manner, String motto) {
        this.manner = manner;
        this.motto = motto;
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
