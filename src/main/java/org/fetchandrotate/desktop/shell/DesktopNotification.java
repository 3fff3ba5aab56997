package org.fetchandrotate.desktop.shell;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javafx.stage.PopupWindow;
import javafx.stage.Stage;
import javafx.stage.Window;
import javafx.stage.WindowEvent;
import javafx.util.Duration;
import org.controlsfx.control.Notifications;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A short note for a user who looks at another window: the system's own notification where a program shows one
/// from outside, else ControlsFX's. Neither takes the keyboard from whoever has it. Used on the FX thread.
final class DesktopNotification {
    private static final Logger LOG = LoggerFactory.getLogger(DesktopNotification.class);
    private static final Duration SHOWN = Duration.seconds(8);

    private final Stage window;
    private final Duration shownFor;
    private final Optional<Path> sender;

    /// @param window that the note is about; a click on a note brings it to the front
    /// @param environment the variables of the process: `PATH` is where the system's own sender is looked for
    DesktopNotification(Stage window, Map<String, String> environment) {
        this(window, SHOWN, sender(environment));
    }

    /// @param shownFor how long ControlsFX's note stays
    /// @param sender freedesktop.org's `notify-send`, where it is installed
    DesktopNotification(Stage window, Duration shownFor, Optional<Path> sender) {
        this.window = window;
        this.shownFor = shownFor;
        this.sender = sender;
        // a popup that outlives its owner throws when it fades
        window.addEventHandler(WindowEvent.WINDOW_HIDING, _ -> hide());
    }

    void show(String title, String text) {
        if (sender.isEmpty() || !send(sender.get(), title, text)) {
            showPopup(title, text);
        }
    }

    private void showPopup(String title, String text) {
        hide();
        Notifications.create()
                .owner(window)
                .title(title)
                .text(text)
                .hideAfter(shownFor)
                .onAction(_ -> {
                    hide();
                    window.setIconified(false);
                    window.toFront();
                })
                .show();
    }

    private static boolean send(Path sender, String title, String text) {
        try {
            new ProcessBuilder(
                            sender.toString(),
                            "--app-name=Fetch and Rotate",
                            "--icon=fetch-and-rotate",
                            "--",
                            title,
                            text)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return true;
        } catch (IOException e) {
            LOG.debug("The system's notification can't be sent", e);
            return false;
        }
    }

    /// Without a session bus there is nobody to show what is sent.
    private static Optional<Path> sender(Map<String, String> environment) {
        if (!environment.containsKey("DBUS_SESSION_BUS_ADDRESS")) {
            return Optional.empty();
        }
        return Pattern.compile(":")
                .splitAsStream(environment.getOrDefault("PATH", ""))
                .filter(folder -> folder.startsWith("/"))
                .map(folder -> Path.of(folder, "notify-send"))
                .filter(Files::isExecutable)
                .findFirst();
    }

    private void hide() {
        popups().forEach(PopupWindow::hide);
    }

    private static List<PopupWindow> popups() {
        return Stream.of(Window.getWindows().toArray(Window[]::new))
                .filter(PopupWindow.class::isInstance)
                .map(PopupWindow.class::cast)
                .filter(popup -> popup.getScene().lookup(".notification-bar") != null)
                .toList();
    }
}
