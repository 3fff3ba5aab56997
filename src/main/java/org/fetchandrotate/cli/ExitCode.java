package org.fetchandrotate.cli;

/// How the process ends.
public enum ExitCode {
    /// All that was asked for.
    COMPLETE(0),
    /// Fewer images than aimed at, or findings.
    INCOMPLETE(1),
    /// Bad usage, settings or list of websites.
    USAGE(2),
    /// The machine: no space, no permission, database unusable.
    MACHINE(3),
    /// Stopped by Ctrl-C: 128 + the number of SIGINT, as shells have it.
    INTERRUPTED(130),
    /// Stopped by SIGTERM, likewise.
    TERMINATED(143),
    /// Stopped by the end of its terminal (SIGHUP), likewise.
    HUNG_UP(129);

    private final int code;

    ExitCode(int code) {
        this.code = code;
    }

    public int code() {
        return code;
    }
}
