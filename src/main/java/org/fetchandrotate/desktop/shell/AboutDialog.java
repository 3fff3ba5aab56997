package org.fetchandrotate.desktop.shell;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import javafx.scene.control.Alert;
import javafx.scene.control.ButtonBar.ButtonData;
import javafx.scene.control.ButtonType;
import javafx.scene.control.TextArea;
import javafx.stage.Window;
import org.fetchandrotate.desktop.base.Appearance;
import org.fetchandrotate.desktop.base.Messages;
import org.jspecify.annotations.Nullable;

/// Version, licence, and the libraries that the program stands on.
record AboutDialog(Messages messages) {
    void show(Window owner) {
        Alert alert = new Alert(
                Alert.AlertType.NONE, "", new ButtonType(messages.text("shell.close"), ButtonData.CANCEL_CLOSE));
        alert.initOwner(owner);
        alert.setTitle(messages.text("shell.about.title"));
        alert.setHeaderText(messages.text("shell.about.header", version()));
        TextArea text =
                new TextArea(messages.text("shell.about.text", Runtime.version().feature()) + "\n\n"
                        + resource("libraries.txt") + "\n" + resource("libraries-inside.txt"));
        text.setId("about-text");
        text.setEditable(false);
        text.setWrapText(true);
        text.setAccessibleText(messages.text("shell.about.title"));
        alert.getDialogPane().setId("about");
        alert.getDialogPane().getStylesheets().setAll(Appearance.styleSheets());
        alert.getDialogPane().setContent(text);
        alert.show();
    }

    /// As the jar says; a class folder says nothing.
    private String version() {
        @Nullable String version = AboutDialog.class.getPackage().getImplementationVersion();
        return version == null ? messages.text("shell.about.unpackaged") : version;
    }

    /// `libraries.txt` is made of the build, see `LibrariesTest`; what is within those libraries no build tells.
    private static String resource(String name) {
        try (InputStream stream = Objects.requireNonNull(AboutDialog.class.getResourceAsStream(name))) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("Can't read the program's own " + name, e);
        }
    }
}
