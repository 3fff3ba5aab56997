package org.fetchandrotate.desktop.pictures;

import java.util.function.Predicate;
import org.fetchandrotate.model.ImageRecord;

/// What every view offers to do with an image; see [ImageActions].
public enum ImageAction {
    OPEN_ORIGINAL("open-original", image -> image.filename().isPresent()),
    OPEN_ROTATED("open-rotated", image -> image.rotatedCopy().isPresent()),
    OPEN_FOLDER("open-folder", image -> image.filename().isPresent()),
    OPEN_PAGE("open-page", image -> !image.origin().pageUrl().isEmpty()),
    COPY_URL("copy-url", _ -> true);

    private final String code;
    private final Predicate<ImageRecord> fits;

    ImageAction(String code, Predicate<ImageRecord> fits) {
        this.code = code;
        this.fits = fits;
    }

    /// As keys of words and names of menu items have it.
    public String code() {
        return code;
    }

    /// Whether it can be done with an image, as far as the history knows.
    public boolean fits(ImageRecord image) {
        return fits.test(image);
    }
}
