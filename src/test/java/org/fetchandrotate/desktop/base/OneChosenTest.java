package org.fetchandrotate.desktop.base;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.Toggle;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import org.fetchandrotate.desktop.NeedsToolkit;
import org.fetchandrotate.desktop.run.Window;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxToolkit;

@NeedsToolkit
final class OneChosenTest {
    @BeforeAll
    static void startToolkit() throws Exception {
        FxToolkit.registerPrimaryStage();
    }

    @Test
    void thePressedOneStaysPressed_whenItIsFiredAgain_andAnotherTakesItsPlace() throws Exception {
        Window.onFx(() -> {
            ToggleGroup group = new ToggleGroup();
            ToggleButton table = button(group);
            ToggleButton gallery = button(group);
            OneChosen.keep(group);
            List<Toggle> followed = new ArrayList<>();
            table.fire();
            group.selectedToggleProperty().subscribe((_, chosen) -> followed.add(chosen));
            table.fire();
            assertThat(table.isSelected()).isTrue();
            gallery.fire();
            gallery.fire();
            assertThat(List.of(table.isSelected(), gallery.isSelected())).containsExactly(false, true);
            assertThat(followed).doesNotContainNull().endsWith(gallery);
            return null;
        });
    }

    private static ToggleButton button(ToggleGroup group) {
        ToggleButton button = new ToggleButton();
        button.setToggleGroup(group);
        return button;
    }
}
