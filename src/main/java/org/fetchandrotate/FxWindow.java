package org.fetchandrotate;

import java.nio.file.Path;
import java.util.Optional;
import org.fetchandrotate.cli.Window;
import org.fetchandrotate.desktop.DesktopLauncher;

/// The desktop program, as the command line asks for it.
///
/// @param start how the process came to its folder
record FxWindow(DesktopLauncher launcher, StartFolder start) implements Window {
    @Override
    public Optional<String> obstacle() {
        return launcher.obstacle();
    }

    @Override
    public void open(Path workspace) {
        if (start.isProposal() && workspace.equals(start.folder())) {
            launcher.openOwn(workspace);
        } else {
            launcher.open(workspace);
        }
    }

    @Override
    public void openAndRun(Path workspace) {
        launcher.openAndRun(workspace);
    }
}
