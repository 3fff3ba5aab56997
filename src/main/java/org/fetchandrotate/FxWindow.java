package org.fetchandrotate;

import java.nio.file.Path;
import java.util.Optional;
import org.fetchandrotate.cli.Window;
import org.fetchandrotate.desktop.DesktopLauncher;

/// The desktop program, as the command line asks for it.
record FxWindow(DesktopLauncher launcher) implements Window {
    @Override
    public Optional<String> obstacle() {
        return launcher.obstacle();
    }

    @Override
    public void open(Path workspace) {
        launcher.open(workspace);
    }

    @Override
    public void openAndRun(Path workspace) {
        launcher.openAndRun(workspace);
    }
}
