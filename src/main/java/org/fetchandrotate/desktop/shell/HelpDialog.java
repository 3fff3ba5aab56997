package org.fetchandrotate.desktop.shell;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.stream.Collectors;
import javafx.scene.control.ButtonBar.ButtonData;
import javafx.scene.control.ButtonType;
import javafx.scene.control.Dialog;
import javafx.scene.control.ScrollPane;
import javafx.stage.Modality;
import javafx.stage.Window;
import org.fetchandrotate.desktop.base.Appearance;
import org.fetchandrotate.desktop.base.Messages;
import org.jspecify.annotations.Nullable;

/// Explains the program and lists its keys, beside the window, without a network.
record HelpDialog(Messages messages) {
    /// Explains all of it.
    void show(Window owner) {
        show(owner, "shell.help.title", text());
    }

    /// Lists the keys alone.
    void showKeys(Window owner) {
        show(
                owner,
                "shell.keys.title",
                text().lines().filter(line -> line.startsWith("|")).collect(Collectors.joining("\n")));
    }

    private void show(Window owner, String title, String text) {
        Dialog<ButtonType> dialog = new Dialog<>();
        dialog.initOwner(owner);
        dialog.initModality(Modality.NONE);
        dialog.setResizable(true);
        dialog.setTitle(messages.text(title));
        ScrollPane scroll = new ScrollPane(new HelpText(text).node());
        scroll.setId("help-text");
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.setAccessibleText(messages.text(title));
        dialog.getDialogPane().setId("help");
        dialog.getDialogPane()
                .getButtonTypes()
                .setAll(new ButtonType(messages.text("shell.close"), ButtonData.CANCEL_CLOSE));
        dialog.getDialogPane().getStylesheets().setAll(Appearance.styleSheets());
        dialog.getDialogPane().setContent(scroll);
        dialog.show();
    }

    /// In the language of the window; each of its languages has one.
    private String text() {
        String language = messages.locale().getLanguage();
        @Nullable InputStream translated = HelpDialog.class.getResourceAsStream("help_" + language + ".md");
        try (InputStream stream = translated != null
                ? translated
                : Objects.requireNonNull(HelpDialog.class.getResourceAsStream("help.md"))) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("Can't read the program's own help", e);
        }
    }
}
