import java.nio.file.Path;
import java.time.Instant;

/// What an installer says about the program, and what it is made of.
///
/// @param target the build folder: `app/lib` and `app/javafx` are laid out in it
/// @param version numeric, as installers want it
/// @param timestamp of everything installed, so that the same sources give the same files
record Product(Path target, String version, Instant timestamp) {
    static final String NAME = "Fetch and Rotate";
    /// The command and the package.
    static final String COMMAND = "fetch-and-rotate";
    static final String MAIN_CLASS = "org.fetchandrotate.Main";
    static final String DESCRIPTION = "Gathers pictures from web pages and keeps rotated copies";
    static final String LONG_DESCRIPTION =
            "Gathers pictures from web pages, evenly from every site, and keeps an exactly rotated copy of each.";
    static final String VENDOR = "Fetch and Rotate";
    static final String COPYRIGHT = "MIT licence";
    static final String IDENTIFIER = "org.fetchandrotate";
    /// By this Windows knows a newer version for an upgrade. It must never change.
    static final String UPGRADE_CODE = "6d1f3a52-0f0b-4f57-9f0e-6a5b8c0a7e31";

    Path libraries() {
        return target.resolve("app/lib");
    }

    Path javafx() {
        return target.resolve("app/javafx");
    }

    Path mainJar() {
        return Path.of(COMMAND + "-" + version + ".jar");
    }

    /// Where the finished installers go.
    Path installers() {
        return target.resolve("installer");
    }

    /// Where everything in between goes.
    Path work() {
        return target.resolve("installer-work");
    }
}
