package org.fetchandrotate.desktop.shell;

import org.fetchandrotate.desktop.base.Background;
import org.fetchandrotate.desktop.base.Messages;
import org.fetchandrotate.desktop.base.SystemActions;
import org.fetchandrotate.desktop.pictures.CompareOpener;
import org.fetchandrotate.desktop.run.RunCenter;

/// What every view of the window works with.
///
/// @param session the open workspace
/// @param runs the run that goes on, if one does
/// @param background work off the FX thread
/// @param messages words
/// @param system the desktop system around the window
/// @param compare shows images large
public record ViewContext(
        WorkspaceSession session,
        RunCenter runs,
        Background background,
        Messages messages,
        SystemActions system,
        CompareOpener compare) {}
