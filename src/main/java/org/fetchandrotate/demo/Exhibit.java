package org.fetchandrotate.demo;

import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/// One photo as one site shows it.
///
/// @param number from 1 to 999, in the order of the page
record Exhibit(Site site, int number, Photo photo) {
    private static final Instant FIRST_TAKEN = Instant.parse("2026-05-01T08:00:00Z");

    /// Photos between the first of one site and that of the next, so that a run over all sites sees different ones.
    private static final int SHIFT = 5;

    /// The exhibits of a site, in order.
    static List<Exhibit> of(Site site, List<Photo> photos, int count) {
        List<Exhibit> exhibits = new ArrayList<>();
        for (int index = 0; index < count; index++) {
            Photo photo = photos.get((site.place() * SHIFT + index) % photos.size());
            exhibits.add(new Exhibit(site, index + 1, photo));
        }
        return exhibits;
    }

    /// The last part of its URL's path: no two exhibits of the gallery share it.
    String fileName() {
        return site.slug() + "-" + digits() + "-" + photo.fileName();
    }

    String title() {
        return photo.title();
    }

    String altText() {
        return photo.title() + ", no. " + number + " of the " + site.title();
    }

    String entityTag() {
        return "\"" + site.slug() + "-" + digits() + "-1\"";
    }

    Instant lastModified() {
        return FIRST_TAKEN.plus(number * 7L + site.place(), ChronoUnit.HOURS);
    }

    /// The file's bytes, which no other exhibit shares.
    byte[] file() throws IOException {
        return Imprint.on(photo, photo.load(), site.title() + ", no. " + digits());
    }

    private String digits() {
        return String.valueOf(1_000 + number).substring(1);
    }
}
