package org.fetchandrotate.desktop.shell;

import javafx.scene.Parent;
import org.fetchandrotate.desktop.base.Messages;

/// What the window is built of, anew for each language.
record WindowFrame(Messages messages, ShellViewModel model, ShellController controller, Parent root, Notices notices) {}
