package org.fetchandrotate.cli;

import java.nio.file.Path;
import java.util.Optional;

/// The window, as far as the command line knows it. Given by the composition root.
public interface Window {
    /// Why no window can be opened, in one sentence; empty if one can.
    Optional<String> obstacle();

    /// Opens the window on a workspace and waits until it is closed.
    ///
    /// @param workspace the folder of its `config.ini`
    void open(Path workspace);

    /// The same, and starts a run in it at once.
    void openAndRun(Path workspace);
}
