package org.fetchandrotate;

import java.nio.file.Path;
import java.util.Optional;
import org.fetchandrotate.cli.Window;
import org.fetchandrotate.desktop.DesktopLauncher;

/// The desktop program, as the command line asks for it.
///
/// @param start how the process came to its folder
/// @param rehearsal if one goes on
record FxWindow(DesktopLauncher launcher, StartFolder start, Optional<Rehearsal> rehearsal) implements Window {
    @Override
    public Optional<String> open(Path workspace) {
        if (!start.isProposal() || !workspace.equals(start.folder())) {
            return launcher.open(workspace);
        }
        return rehearsal.filter(Rehearsal::withDemo).isPresent()
                ? launcher.rehearse(workspace)
                : launcher.openOwn(workspace);
    }

    @Override
    public Optional<String> openAndRun(Path workspace) {
        return launcher.openAndRun(workspace);
    }
}
