package org.fetchandrotate.storage;

import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.fetchandrotate.url.WebUrl;

/// The names of a site's images, so that no two of them can come to be the same file on any system, whatever their
/// bytes turn out to be: the later one of two that could gets its URL's hash. Depends on the order of the URLs
/// alone, and not on how many are added at once; each is looked at once. Keeps none of them: a name is made when it
/// is asked for. Single-thread.
public final class NamePlan {
    private final BitSet colliding = new BitSet();
    private Taken taken = new Taken();
    private int size;

    /// Takes in what comes next.
    ///
    /// @param urls different from each other and from those before
    public void add(List<WebUrl> urls) {
        for (WebUrl url : urls) {
            String name = FileNames.of(url).toLowerCase(Locale.ROOT);
            // a longer one will be cut, and gets its hash then
            if (name.length() <= FileNames.MAX_BYTES && !taken.add(name)) {
                colliding.set(size);
            }
            size++;
        }
    }

    /// Nothing will be added any more: lets go of what only that needs.
    public void complete() {
        taken = new Taken();
    }

    /// @param index of the URL, in the order in which they came
    public String name(int index, WebUrl url) {
        return colliding.get(index) ? FileNames.apart(FileNames.of(url), url) : FileNames.of(url);
    }

    /// The names given so far, and what they may come to be: correcting a suffix appends one of the usual ones.
    private static final class Taken {
        private final Set<String> names = new HashSet<>();
        private final Set<String> stemsOfUsualSuffixes = new HashSet<>();

        /// @param name in lower case
        /// @return whether it can't ever meet another; if it can, it isn't added
        boolean add(String name) {
            FileNames.Split split = FileNames.split(name);
            boolean usual = split.isUsual();
            if (names.contains(name) || stemsOfUsualSuffixes.contains(name) || usual && names.contains(split.stem())) {
                return false;
            }
            names.add(name);
            if (usual) {
                stemsOfUsualSuffixes.add(split.stem());
            }
            return true;
        }
    }
}
