package org.fetchandrotate.storage;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.fetchandrotate.model.ImageFormat;
import org.fetchandrotate.model.ImageRecord;
import org.fetchandrotate.url.WebUrl;
import org.jspecify.annotations.Nullable;

/// Gives files their names within one run, so that no image overwrites that of another URL, of this run or of an
/// earlier one. Thread-safe.
public final class NameBook {
    /// More digits only where fewer were taken too, which is chance one time in four thousand million, or malice.
    private static final int[] HASH_DIGITS = {FileNames.HASH_DIGITS, 16, 64};

    private final Earlier history;
    private final Map<Claim, String> names = new HashMap<>();
    private final Map<Claim, String> owners = new HashMap<>();

    /// @param history what earlier runs own
    public NameBook(Earlier history) {
        this.history = history;
    }

    /// What earlier runs own.
    public interface Earlier {
        /// Where there were none.
        Earlier NOTHING = new Earlier() {
            @Override
            public Optional<ImageRecord> latest(String dirname, String url) {
                return Optional.empty();
            }

            @Override
            public Optional<String> ownerOf(String dirname, String filename) {
                return Optional.empty();
            }
        };

        /// The newest row of an image.
        Optional<ImageRecord> latest(String dirname, String url) throws StorageException;

        /// The URL that a file belongs to, whatever the case of its name.
        Optional<String> ownerOf(String dirname, String filename) throws StorageException;
    }

    /// The name for an image's file: the one it had in earlier runs if that still says its format, else the planned
    /// one with its suffix corrected, and with the URL's hash if another URL owns it. Asked again for the same
    /// image, it gives the same name.
    ///
    /// @param plannedName of [FileNames#plan]
    /// @param format what the bytes say
    /// @throws StorageException if the history can't be read
    public synchronized String claim(String dirname, WebUrl url, String plannedName, ImageFormat format)
            throws StorageException {
        Claim image = new Claim(dirname, url.toString());
        @Nullable String known = names.get(image);
        if (known != null && FileNames.says(known, format)) {
            return known;
        }
        String name = freeName(dirname, url, plannedName, format);
        names.put(image, name);
        owners.put(file(dirname, name), url.toString());
        return name;
    }

    private String freeName(String dirname, WebUrl url, String plannedName, ImageFormat format)
            throws StorageException {
        Optional<String> earlier = history.latest(dirname, url.toString())
                .flatMap(ImageRecord::filename)
                .filter(name -> FileNames.says(name, format));
        if (earlier.isPresent() && isFree(dirname, url, earlier.get())) {
            return earlier.get();
        }
        String name = FileNames.fitted(plannedName, url, format);
        for (int digits : HASH_DIGITS) {
            if (isFree(dirname, url, name)) {
                return name;
            }
            name = FileNames.fittedApart(plannedName, url, format, digits);
        }
        return name;
    }

    private boolean isFree(String dirname, WebUrl url, String name) throws StorageException {
        @Nullable String owner = owners.get(file(dirname, name));
        if (owner != null) {
            return owner.equals(url.toString());
        }
        Optional<String> earlierOwner = history.ownerOf(dirname, name);
        return earlierOwner.isEmpty() || earlierOwner.get().equals(url.toString());
    }

    private static Claim file(String dirname, String name) {
        return new Claim(dirname, name.toLowerCase(Locale.ROOT));
    }

    /// @param what a URL, or a file's name in lower case
    private record Claim(String dirname, String what) {}
}
