import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

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

    /// What both launchers need: native access for JavaFX, SQLite and WebP, and an export for ControlsFX. A cache
    /// that doesn't fit any more, say because files were copied without their times, is left aside without a word.
    static final List<String> JVM_OPTIONS = List.of(
            "--enable-native-access=javafx.graphics,ALL-UNNAMED",
            "--add-exports=javafx.base/com.sun.javafx.event=ALL-UNNAMED",
            "-XX:MaxRAMPercentage=50",
            "-Djava.awt.headless=true",
            // FXML calls each setter once or twice: that doesn't pay for a method handle of its own
            "-Djdk.reflect.useNativeAccessorOnly=true",
            // the optimising compiler waits longer than usual: at the start it would only be in the way
            "-XX:Tier4InvocationThreshold=250000",
            "-XX:Tier4MinInvocationThreshold=30000",
            "-XX:Tier4CompileThreshold=750000",
            "-XX:Tier4BackEdgeThreshold=2000000");

    static final String COLLECTOR = "-XX:+UseSerialGC";
    /// For recording the cache: only this collector records objects too (JEP 483), and with them the links between
    /// classes. Programs with any other can use them.
    static final String RECORDING_COLLECTOR = "-XX:+UseG1GC";

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
