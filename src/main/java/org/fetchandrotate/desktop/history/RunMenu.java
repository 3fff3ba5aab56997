package org.fetchandrotate.desktop.history;

import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableBooleanValue;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import org.fetchandrotate.desktop.base.Icons;

/// What can be done with the chosen run, as a menu: where there is no room for a list with buttons.
record RunMenu(ChosenRun chosen, Words words) {
    void fill(MenuButton button) {
        button.getItems()
                .setAll(List.of(
                        item("show-run", Icons.IMAGE, chosen.canShow(), chosen::show),
                        item("retry", Icons.RETRY, chosen.canRetry(), chosen::retry),
                        item("prove-run", Icons.PROVED, chosen.canProve(), chosen::prove),
                        item(
                                "delete",
                                Icons.DELETE,
                                chosen.canDelete(),
                                () -> chosen.delete(button.getScene().getWindow()))));
    }

    private MenuItem item(String name, Icons icon, ObservableBooleanValue possible, Runnable action) {
        MenuItem item = new MenuItem(words.text("history." + name), icon.node());
        item.setId("historyRunMenu-" + name);
        item.disableProperty().bind(Bindings.not(possible));
        item.setOnAction(_ -> action.run());
        return item;
    }
}
