package org.fetchandrotate;

import java.time.Clock;
import java.time.ZoneId;
import java.util.Map;
import org.fetchandrotate.cli.Cli;
import org.fetchandrotate.cli.Environment;
import org.fetchandrotate.cli.Terminal;
import org.fetchandrotate.cli.Window;
import org.fetchandrotate.desktop.DesktopLauncher;
import org.fetchandrotate.engine.Engine;

/// Puts the parts of the program together, by constructors: the one place that knows them all.
final class Wiring {
    private final Map<String, String> environment;
    private final StartFolder start = StartFolder.ofProcess();
    private final Engine engine = new Engine(Clock.system(ZoneId.systemDefault()));

    /// @param environment the variables of the process
    Wiring(Map<String, String> environment) {
        this.environment = environment;
    }

    Cli commandLine() {
        return new Cli(new Environment(Terminal.ofProcess(environment), start.folder(), engine, window(), version()));
    }

    private Window window() {
        return new FxWindow(new DesktopLauncher(environment), start, Rehearsal.ofProcess());
    }

    /// As the jar says; a class folder says nothing.
    private static String version() {
        String version = Main.class.getPackage().getImplementationVersion();
        return version == null ? "(not packaged)" : version;
    }
}
