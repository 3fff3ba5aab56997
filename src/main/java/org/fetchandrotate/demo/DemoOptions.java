package org.fetchandrotate.demo;

import java.time.Duration;

/// What a gallery serves and how fast. Immutable.
///
/// @param imagesPerHost photos on each page, lost ones not counted; 1 to 999
/// @param firstByteDelay added before every answer; the slow host adds its own
/// @param contents what the pages are like
public record DemoOptions(int imagesPerHost, Duration firstByteDelay, Contents contents) {
    /// The gallery as the `demo` command shows it: 60 photos a host, served at once.
    public static final DemoOptions DEFAULTS = new DemoOptions(60, Duration.ZERO, Contents.VARIED);

    /// A plain load for measuring: JPEGs of about 90 KB, 100 ms to each first byte. Use the first five websites.
    public static final DemoOptions BENCHMARK = new DemoOptions(60, Duration.ofMillis(100), Contents.PLAIN_JPEG);

    private static final int MAX_IMAGES = 999;

    /// What the pages are like.
    public enum Contents {
        /// Every way to put a picture on a page, every format, some photos lost (404), logos, duplicates.
        VARIED,
        /// Nothing but `img[src]`, nothing but JPEG, nothing lost.
        PLAIN_JPEG
    }

    /// @throws IllegalArgumentException if a value is out of range
    public DemoOptions {
        if (imagesPerHost < 1 || imagesPerHost > MAX_IMAGES) {
            throw new IllegalArgumentException("imagesPerHost must be 1 to " + MAX_IMAGES + ", not " + imagesPerHost);
        }
        if (firstByteDelay.isNegative()) {
            throw new IllegalArgumentException("firstByteDelay must not be negative: " + firstByteDelay);
        }
    }
}
