package org.fetchandrotate.desktop.shell;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.SplitPane;
import org.fetchandrotate.desktop.base.UserPreferences;

/// The dividers of split panes, from one start to the next: those of panes that have an id.
record Dividers(UserPreferences preferences) {
    void restore(Node root) {
        for (SplitPane pane : panes(root)) {
            for (int i = 0; i < pane.getDividers().size(); i++) {
                SplitPane.Divider divider = pane.getDividers().get(i);
                String key = "divider." + pane.getId() + "." + i;
                divider.setPosition(preferences.number(key, divider.getPosition()));
            }
        }
    }

    void remember(Node root) {
        for (SplitPane pane : panes(root)) {
            for (int i = 0; i < pane.getDividers().size(); i++) {
                double position = pane.getDividers().get(i).getPosition();
                preferences.put("divider." + pane.getId() + "." + i, Double.toString(position));
            }
        }
    }

    private static List<SplitPane> panes(Node root) {
        List<SplitPane> found = new ArrayList<>();
        collect(root, found);
        return found;
    }

    /// A split pane and a scroll pane have children only once they are shown, so their contents are asked for.
    private static void collect(Node node, List<SplitPane> found) {
        switch (node) {
            case SplitPane pane -> {
                if (pane.getId() != null) {
                    found.add(pane);
                }
                pane.getItems().forEach(item -> collect(item, found));
            }
            case ScrollPane pane when pane.getContent() != null -> collect(pane.getContent(), found);
            case Parent parent -> parent.getChildrenUnmodifiable().forEach(child -> collect(child, found));
            default -> {}
        }
    }
}
