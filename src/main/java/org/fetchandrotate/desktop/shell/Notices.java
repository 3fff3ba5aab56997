package org.fetchandrotate.desktop.shell;

import java.nio.file.Path;
import java.util.Optional;
import javafx.scene.Parent;
import org.fetchandrotate.desktop.base.ViewLoader;

/// The pages that stand in place of a workspace.
record Notices(ViewLoader loader) {
    /// While a workspace opens.
    Parent busy() {
        return loader.load(new BusyController());
    }

    /// The question where the first workspace shall be.
    Parent where(Path proposal, WhereController.Choices choices) {
        return loader.load(new WhereController(proposal, choices));
    }

    /// A workspace that can't be opened.
    ///
    /// @param reason for people, a line for each problem
    /// @param settings the file of settings, if the trouble may lie there
    Parent failure(Path folder, String reason, Optional<Path> settings, WorkspaceFailureController.Choices choices) {
        return loader.load(new WorkspaceFailureController(folder, reason, settings, choices));
    }

    /// A workspace that another program has open.
    ///
    /// @param look opens it for reading alone
    Parent taken(Path folder, Runnable look, Runnable elsewhere) {
        return loader.load(new TakenController(folder, look, elsewhere));
    }

    /// What shows while a workspace opens.
    static final class BusyController {}
}
