package org.fetchandrotate.demo;

import java.util.List;

/// The ways in which pages show a photo. Pages use them in turn.
enum Presentation {
    /// `src` relative to the page's folder.
    RELATIVE {
        @Override
        String best(String file, String origin) {
            return "photos/" + file;
        }
    },
    ROOT_RELATIVE {
        @Override
        String best(String file, String origin) {
            return "/photos/" + file;
        }
    },
    /// Several widths; the largest counts.
    SRCSET {
        @Override
        String best(String file, String origin) {
            return "/photos/" + file + "?w=1200&q=80";
        }

        @Override
        String html(String best, String file, String alt, String size) {
            String photo = "/photos/" + file;
            String set = photo + "?w=400&amp;q=80 400w, " + best + " 1200w, " + photo + "?w=800&amp;q=80 800w";
            return image("srcset=\"" + set + "\" sizes=\"30vw\" src=\"/thumbs/" + file + "\"", alt, size);
        }
    },
    /// A tiny placeholder until a script swaps it, and the same photo again for browsers without scripts.
    LAZY {
        @Override
        String best(String file, String origin) {
            return "../photos/" + file;
        }

        @Override
        String html(String best, String file, String alt, String size) {
            return image(PLACEHOLDER + " data-src=\"" + best + "\"", alt, size)
                    + "<noscript>"
                    + image("src=\"" + best + "\"", alt, size)
                    + "</noscript>";
        }
    },
    ABSOLUTE {
        @Override
        String best(String file, String origin) {
            return origin + "/photos/" + file;
        }
    },
    /// A `picture` with sources for several screens.
    PICTURE {
        @Override
        String best(String file, String origin) {
            return "/photos/" + file + "?dpr=2";
        }

        @Override
        String html(String best, String file, String alt, String size) {
            return "<picture><source media=\"(min-width: 900px)\" srcset=\"/photos/" + file + "?dpr=1 1x, " + best
                    + " 2x\">"
                    + image("src=\"/thumbs/" + file + "\"", alt, size)
                    + "</picture>";
        }
    },
    WITH_QUERY {
        @Override
        String best(String file, String origin) {
            return "/photos/" + file + "?width=1200&fit=crop";
        }
    },
    /// A thumbnail that leads to the full photo.
    LINKED_THUMBNAIL {
        @Override
        String best(String file, String origin) {
            return "/photos/" + file;
        }

        @Override
        String html(String best, String file, String alt, String size) {
            return "<a href=\"" + best + "\">" + image("src=\"/thumbs/" + file + "?w=320\"", alt, size) + "</a>";
        }
    },
    PROTOCOL_RELATIVE {
        @Override
        String best(String file, String origin) {
            return origin.substring("http:".length()) + "/photos/" + file;
        }
    },
    /// Several widths, all of them lazy.
    LAZY_SRCSET {
        @Override
        String best(String file, String origin) {
            return "/photos/" + file + "?w=1600";
        }

        @Override
        String html(String best, String file, String alt, String size) {
            String set = "/photos/" + file + "?w=640 640w, " + best + " 1600w";
            return image(PLACEHOLDER + " data-srcset=\"" + set + "\"", alt, size);
        }
    },
    /// A path with a space, an umlaut and an ampersand.
    WRITTEN_BY_HAND {
        @Override
        String best(String file, String origin) {
            return "/photos/Küste & Meer/" + file;
        }
    },
    /// The background of a box.
    BACKGROUND {
        @Override
        String best(String file, String origin) {
            return "../photos/" + file;
        }

        @Override
        String html(String best, String file, String alt, String size) {
            return "<div class=\"box\" role=\"img\" aria-label=\"" + alt + "\" style=\"background-image: url('" + best
                    + "')\"></div>";
        }
    },
    /// The largest width is gone (404), the next is there.
    LARGEST_LOST {
        @Override
        String best(String file, String origin) {
            return "/photos/" + file + "?" + LOST_QUERY;
        }

        @Override
        String html(String best, String file, String alt, String size) {
            String kept = "/photos/" + file + "?w=1200";
            String set = kept + " 1200w, " + best + " 2400w";
            return image("srcset=\"" + set + "\" sizes=\"30vw\" src=\"" + kept + "\"", alt, size);
        }
    };

    /// The query of a width that no photo has.
    static final String LOST_QUERY = "w=2400";

    private static final String PLACEHOLDER =
            "class=\"lazy\" src=\"data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7\"";

    private static final List<Presentation> IN_TURN = List.of(values());

    /// The way for an exhibit.
    static Presentation of(Exhibit exhibit) {
        return IN_TURN.get((exhibit.number() - 1) % IN_TURN.size());
    }

    /// The reference to the photo at its best, as a page in the folder `/gallery/` writes it, before HTML escaping.
    abstract String best(String file, String origin);

    /// The element. All arguments are ready for HTML.
    ///
    /// @param best what `best` gave
    /// @param size the attributes for width and height
    String html(String best, String file, String alt, String size) {
        return image("src=\"" + best + "\"", alt, size);
    }

    private static String image(String sources, String alt, String size) {
        return "<img " + sources + " alt=\"" + alt + "\" " + size + ">";
    }
}
