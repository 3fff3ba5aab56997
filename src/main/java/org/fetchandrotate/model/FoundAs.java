package org.fetchandrotate.model;

import java.util.Optional;

/// Where on a page, or in what else a list may name, an image was found.
public enum FoundAs {
    IMG_SRC("img-src"),
    SRCSET("srcset"),
    PICTURE_SOURCE("picture-source"),
    LAZY_ATTRIBUTE("lazy-attribute"),
    LINK_TO_IMAGE("link-to-image"),
    VIDEO_POSTER("video-poster"),
    SVG_IMAGE("svg-image"),
    INPUT_IMAGE("input-image"),
    STYLE_BACKGROUND("style-background"),
    STYLE_SHEET("style-sheet"),
    LINK_IMAGE_SRC("link-image-src"),
    OPEN_GRAPH("og-image"),
    TWITTER("twitter-image"),
    JSON_LD("json-ld"),
    BACKGROUND_ATTRIBUTE("background-attribute"),
    LINK_PRELOAD("link-preload"),
    META_IMAGE("meta-image"),
    SCRIPT_DATA("script-data"),
    FEED_MEDIA("feed-media"),
    FEED_ENCLOSURE("feed-enclosure"),
    SITEMAP_IMAGE("sitemap-image"),
    DIRECTORY_LISTING("directory-listing"),
    IIIF_CANVAS("iiif-canvas"),
    LOCAL_FILE("local-file"),
    LISTED("listed");

    private final String code;

    FoundAs(String code) {
        this.code = code;
    }

    /// The word used in the database and in JSON.
    public String code() {
        return code;
    }

    public static Optional<FoundAs> ofCode(String code) {
        for (FoundAs foundAs : values()) {
            if (foundAs.code.equals(code)) {
                return Optional.of(foundAs);
            }
        }
        return Optional.empty();
    }
}
