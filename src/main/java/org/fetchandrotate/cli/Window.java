package org.fetchandrotate.cli;

import java.nio.file.Path;
import java.util.Optional;

/// The window, as far as the command line knows it. Given by the composition root.
public interface Window {
    /// Opens the window on a workspace and waits until it is closed.
    ///
    /// @param workspace the folder of its `config.ini`
    /// @return why no window could be opened, in one sentence; empty if one was
    Optional<String> open(Path workspace);

    /// The same, and starts a run in it at once.
    Optional<String> openAndRun(Path workspace);
}
