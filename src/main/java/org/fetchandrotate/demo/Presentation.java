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
            return "<img srcset=\"/photos/%1$s?w=400&amp;q=80 400w, %2$s 1200w, /photos/%1$s?w=800&amp;q=80 800w\" sizes=\"30vw\" src=\"/thumbs/%1$s\" alt=\"%3$s\" %4$s>"
                    .formatted(file, best, alt, size);
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
            return ("<img class=\"lazy\" src=\"" + PLACEHOLDER + "\" data-src=\"%1$s\" alt=\"%2$s\" %3$s>"
                            + "<noscript><img src=\"%1$s\" alt=\"%2$s\" %3$s></noscript>")
                    .formatted(best, alt, size);
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
            return "<picture><source media=\"(min-width: 900px)\" srcset=\"/photos/%1$s?dpr=1 1x, %2$s 2x\"><img src=\"/thumbs/%1$s\" alt=\"%3$s\" %4$s></picture>"
                    .formatted(file, best, alt, size);
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
            return "<a href=\"%2$s\"><img src=\"/thumbs/%1$s?w=320\" alt=\"%3$s\" %4$s></a>"
                    .formatted(file, best, alt, size);
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
            return ("<img class=\"lazy\" src=\"" + PLACEHOLDER
                            + "\" data-srcset=\"/photos/%1$s?w=640 640w, %2$s 1600w\" alt=\"%3$s\" %4$s>")
                    .formatted(file, best, alt, size);
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
            return "<div class=\"box\" role=\"img\" aria-label=\"%2$s\" style=\"background-image: url('%1$s')\"></div>"
                    .formatted(best, alt);
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
            return "<img srcset=\"/photos/%1$s?w=1200 1200w, %2$s 2400w\" sizes=\"30vw\" src=\"/photos/%1$s?w=1200\" alt=\"%3$s\" %4$s>"
                    .formatted(file, best, alt, size);
        }
    };

    /// The query of a width that no photo has.
    static final String LOST_QUERY = "w=2400";

    private static final String PLACEHOLDER =
            "data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7";

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
        return "<img src=\"%s\" alt=\"%s\" %s>".formatted(best, alt, size);
    }
}
