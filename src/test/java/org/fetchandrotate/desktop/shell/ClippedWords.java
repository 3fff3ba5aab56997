package org.fetchandrotate.desktop.shell;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextField;
import javafx.scene.text.Text;

/// Finds words that a scene cuts where a user needs all of them: on buttons, in the heads of columns, in the
/// prompts of fields.
final class ClippedWords {
    private static final double ROUNDING = 1;

    private final List<String> found = new ArrayList<>();

    private ClippedWords() {}

    /// On the FX thread.
    static List<String> in(Scene scene) {
        scene.getRoot().applyCss();
        scene.getRoot().layout();
        ClippedWords words = new ClippedWords();
        words.look(scene.getRoot());
        return words.found;
    }

    private void look(Node node) {
        if (!node.isVisible()) {
            return;
        }
        if (node instanceof ButtonBase || node instanceof Label && isHead(node)) {
            lookAt((Labeled) node);
        } else if (node instanceof TextField field && field.getText().isEmpty()) {
            lookAtPrompt(field);
        }
        if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(this::look);
        }
    }

    private void lookAt(Labeled words) {
        String all = words.getText();
        if (all != null
                && words.lookup(".text") instanceof Text drawn
                && !drawn.getText().equals(all.replace("_", ""))
                && !drawn.getText().equals(all)) {
            found.add(all + " → " + drawn.getText());
        }
    }

    private void lookAtPrompt(TextField field) {
        field.lookupAll(".text").stream()
                .filter(text -> text instanceof Text drawn
                        && drawn.isVisible()
                        && drawn.getText().equals(field.getPromptText()))
                .filter(text -> text.getLayoutBounds().getWidth()
                        > field.getWidth() - field.snappedLeftInset() - field.snappedRightInset() + ROUNDING)
                .forEach(_ -> found.add(field.getPromptText()));
    }

    private static boolean isHead(Node node) {
        return node.getParent() != null && node.getParent().getStyleClass().contains("column-header");
    }
}
