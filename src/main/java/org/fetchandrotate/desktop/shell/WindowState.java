package org.fetchandrotate.desktop.shell;

import java.util.Optional;
import javafx.concurrent.Task;

/// What the window holds: nothing, then a workspace that opens, then the workspace; or one that another program
/// has, until the user says what to do. `again` does once more what was asked of the window, for when it is
/// built anew.
sealed interface WindowState {
    /// No workspace: a question or a reason shows in its place.
    record Vacant(Runnable again) implements WindowState {}

    /// A workspace opens in the background.
    record Opening(Task<?> task, Runnable again) implements WindowState {}

    /// A workspace that another program holds, open for reading; the user hasn't said yet whether to look at it.
    record Offered(WorkspaceSession session, Runnable again) implements WindowState {}

    /// A workspace is open.
    record Open(OpenWorkspace opened) implements WindowState {}

    /// The workspace, if one is open.
    default Optional<OpenWorkspace> workspace() {
        return this instanceof Open(OpenWorkspace opened) ? Optional.of(opened) : Optional.empty();
    }
}
