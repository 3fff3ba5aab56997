package org.fetchandrotate;

/// Starts the program.
public final class Main {
    private Main() {}

    /// Does what the arguments ask for and ends the process.
    ///
    /// @param arguments as in `--help`
    public static void main(String[] arguments) {
        Rehearsal.ofProcess().ifPresent(Rehearsal::start);
        NativeFolder.ofUser(System.getenv(), System.getProperty("os.name"), System.getProperty("user.home"))
                .ifPresent(NativeFolder::use);
        System.exit(new Wiring(System.getenv()).commandLine().run(arguments));
    }
}
