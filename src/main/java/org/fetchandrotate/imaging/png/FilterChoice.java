package org.fetchandrotate.imaging.png;

/// Which filters are tried on each scanline of a rotated image: none where the source has none, as palette images
/// mostly don't; else all. (Trying only those that the source uses was 3% worse on RGB: optimisers choose one for a
/// whole image and then compress with more effort than is spent here.)
enum FilterChoice {
    NONE,
    ALL;

    private static final int[] NO_FILTER = {Unfilter.NONE};
    private static final int[] EVERY_FILTER = {
        Unfilter.NONE, Unfilter.SUB, Unfilter.UP, Unfilter.AVERAGE, Unfilter.PAETH
    };

    /// @param filters of the source's scanlines
    static FilterChoice like(byte[] filters) {
        for (byte filter : filters) {
            if (filter != Unfilter.NONE) {
                return ALL;
            }
        }
        return NONE;
    }

    FilterTrials trials() {
        return new FilterTrials(this == NONE ? NO_FILTER : EVERY_FILTER);
    }
}
