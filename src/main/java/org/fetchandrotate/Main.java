package org.fetchandrotate;

import java.nio.file.Path;
import org.fetchandrotate.cli.ExitCode;

/// Starts the program.
public final class Main {
    private static final String DESKTOP_PROXIES = "java.net.useSystemProxies";

    private Main() {}

    /// Does what the arguments ask for and ends the process.
    ///
    /// @param arguments as in `--help`
    public static void main(String[] arguments) {
        // Read by the JDK when it first looks for a proxy: without it the desktop's settings stay unseen on Linux. Set
        // here, and not by each of the launchers, since there are five.
        if (System.getProperty(DESKTOP_PROXIES) == null) {
            System.setProperty(DESKTOP_PROXIES, "true");
        }
        OpenFiles.of(Path.of("/proc/self/limits")).failure().ifPresent(failure -> {
            System.err.println(failure);
            System.exit(ExitCode.MACHINE.code());
        });
        Rehearsal.ofProcess().ifPresent(Rehearsal::start);
        NativeFolder.ofUser(System.getenv(), System.getProperty("os.name"), System.getProperty("user.home"))
                .ifPresent(NativeFolder::use);
        System.exit(new Wiring(System.getenv()).commandLine().run(arguments));
    }
}
