package org.fetchandrotate.desktop.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.controlsfx.control.CheckComboBox;
import org.fetchandrotate.desktop.NeedsToolkit;
import org.fetchandrotate.desktop.run.RunPhase;
import org.junit.jupiter.api.Test;

/// What people do with the images of a run: filter them, look at them large, go on to the next, and back.
@NeedsToolkit
final class WatchJourneyTest {
    @Test
    void run_filter_compare_nextAndPrevious_blink_back() {
        try (TestWindow window = new TestWindow()) {
            window.run(() -> window.window().openDemo());
            window.await(() -> window.window()
                    .runs()
                    .filter(runs -> runs.phaseProperty().get() == RunPhase.IDLE
                            && runs.lastSummaryProperty().get().isPresent())
                    .isPresent());
            int all = total(window);
            check(window, 2);
            int failed = shown(window);
            assertThat(failed).isPositive().isLessThan(all);
            choose(window, "#run-filter-site", 1);
            assertThat(shown(window)).isLessThanOrEqualTo(failed);
            check(window, 0);
            int rotated = shown(window);
            assertThat(rotated).isGreaterThan(2).isLessThan(all);
            window.shoot("run-filtered");

            key(window, "#pairs", KeyCode.RIGHT);
            key(window, "#pairs", KeyCode.RIGHT);
            key(window, "#pairs", KeyCode.ENTER);
            window.waitFor("#compare", Node::isVisible);
            assertThat(position(window)).isEqualTo("2 of " + rotated);
            key(window, "#compare", KeyCode.RIGHT);
            assertThat(position(window)).isEqualTo("3 of " + rotated);
            key(window, "#compare", KeyCode.LEFT);
            key(window, "#compare", KeyCode.LEFT);
            assertThat(position(window)).isEqualTo("1 of " + rotated);
            window.waitFor("#compare-match", match -> !((Label) match).getText().isBlank());
            window.shoot("compare-in-window");

            key(window, "#compare", KeyCode.B);
            window.waitFor("#compare-original-title", title -> text(title).equals("Copy, rotated back"));
            window.waitFor("#compare-original-title", title -> text(title).equals("Original"));
            assertThat(window.<ToggleButton>get("#compare-rotate-back").isSelected())
                    .isTrue();

            key(window, "#compare", KeyCode.ESCAPE);
            assertThat(window.find("#compare")).isEmpty();
            // the filter and the keyboard are where they were
            assertThat(shown(window)).isEqualTo(rotated);
            assertThat(window.call(() -> within(window.stage().getScene().getFocusOwner(), "pairs")))
                    .isTrue();
        }
    }

    /// One of the results alone.
    private static void check(TestWindow window, int index) {
        CheckComboBox<?> box = window.get("#run-filter-outcome");
        window.run(() -> {
            box.getCheckModel().clearChecks();
            box.getCheckModel().check(index);
        });
    }

    private static void choose(TestWindow window, String box, int index) {
        window.run(() -> window.<ComboBox<?>>get(box).getSelectionModel().select(index));
    }

    private static void key(TestWindow window, String target, KeyCode code) {
        window.run(() -> {
            Node node = window.get(target);
            if (node instanceof ListView<?>) {
                node.requestFocus();
            }
            Node owner = Objects.requireNonNull(window.stage().getScene().getFocusOwner());
            assertThat(within(owner, Objects.requireNonNull(node.getId()))).isTrue();
            owner.fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, false, false, false, false));
        });
    }

    private static boolean within(Node node, String id) {
        for (Node at = node; at != null; at = at.getParent()) {
            if (id.equals(at.getId())) {
                return true;
            }
        }
        return false;
    }

    private static String position(TestWindow window) {
        return text(window.get("#compare-position"));
    }

    private static String text(Node node) {
        return ((Labeled) node).getText();
    }

    /// Of "3 of 7" the three.
    private static int shown(TestWindow window) {
        return Integer.parseInt(text(window.get("#run-shown")).split(" ")[0]);
    }

    private static int total(TestWindow window) {
        return Integer.parseInt(text(window.get("#run-shown")).split(" ")[2]);
    }
}
