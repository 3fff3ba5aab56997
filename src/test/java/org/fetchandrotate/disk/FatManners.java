package org.fetchandrotate.disk;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;

/// Those of FAT as Windows and memory cards have it: names that differ by case alone are one, some characters and
/// names are forbidden, a move neither replaces a file nor happens at once, times have steps of two seconds. Links
/// there are none on any [TestDisk].
///
/// Source: Microsoft, "FAT: General Overview of On-Disk Format" 1.03, and "Naming Files, Paths, and Namespaces".
public final class FatManners implements Manners {
    private static final String FORBIDDEN = "\"*/:<>?\\|";
    private static final int LONGEST = 255;
    private static final Set<String> DEVICES =
            Set.of("con", "prn", "aux", "nul", "com1", "com2", "com3", "com9", "lpt1", "lpt2", "lpt9");

    @Override
    public void before(Deed deed, Path path, long bytes) throws IOException {
        if (deed != Deed.DELETE
                && deed != Deed.WRITE
                && !isName(path.getFileName().toString())) {
            throw new FileSystemException(path.toString(), null, "Invalid argument");
        }
    }

    static boolean isName(String name) {
        return name.length() <= LONGEST
                && !name.endsWith(".")
                && !name.endsWith(" ")
                && name.chars().allMatch(c -> c >= ' ' && FORBIDDEN.indexOf(c) < 0)
                && !DEVICES.contains(name.toLowerCase(Locale.ROOT).replaceFirst("\\..*", ""));
    }

    @Override
    public String kept(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    @Override
    public boolean movesAtOnce() {
        return false;
    }

    @Override
    public long timeStep() {
        return 2_000;
    }
}
