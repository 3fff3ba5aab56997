package org.fetchandrotate.desktop.websites;

import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.collections.ObservableList;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import org.fetchandrotate.desktop.base.Messages;

/// What can be done with the websites that are selected: the context menu.
///
/// @param selected the rows that are selected
record WebsiteMenu(ObservableList<WebsiteRow> selected, boolean readOnly, Messages messages, Consumer<Command> done) {
    /// What the menu offers.
    enum Command {
        PREVIEW(Needs.ONE),
        OPEN(Needs.ONE),
        COPY(Needs.ANY),
        EDIT(Needs.ONE_TO_CHANGE),
        SWITCH_ON(Needs.ANY_TO_CHANGE),
        SWITCH_OFF(Needs.ANY_TO_CHANGE),
        MOVE_UP(Needs.ANY_TO_CHANGE),
        MOVE_DOWN(Needs.ANY_TO_CHANGE),
        REMOVE(Needs.ANY_TO_CHANGE),
        PASTE(Needs.LIST_TO_CHANGE);

        private final Needs needs;

        Command(Needs needs) {
            this.needs = needs;
        }

        private String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    private enum Needs {
        ONE,
        ANY,
        ONE_TO_CHANGE,
        ANY_TO_CHANGE,
        LIST_TO_CHANGE
    }

    ContextMenu menu() {
        ContextMenu menu = new ContextMenu();
        for (List<Command> group : List.of(
                List.of(Command.PREVIEW, Command.OPEN, Command.COPY),
                List.of(Command.EDIT, Command.SWITCH_ON, Command.SWITCH_OFF, Command.MOVE_UP, Command.MOVE_DOWN),
                List.of(Command.REMOVE, Command.PASTE))) {
            if (!menu.getItems().isEmpty()) {
                menu.getItems().add(new SeparatorMenuItem());
            }
            group.forEach(command -> menu.getItems().add(item(command)));
        }
        return menu;
    }

    private MenuItem item(Command command) {
        MenuItem item = new MenuItem(messages.text("websites.menu." + command.code()));
        item.setId("websitesMenu-" + command.code());
        item.disableProperty().bind(fits(command.needs).not());
        item.setOnAction(_ -> done.accept(command));
        return item;
    }

    private BooleanBinding fits(Needs needs) {
        return Bindings.createBooleanBinding(
                () -> switch (needs) {
                    case ONE -> selected.size() == 1;
                    case ANY -> !selected.isEmpty();
                    case ONE_TO_CHANGE -> !readOnly && selected.size() == 1;
                    case ANY_TO_CHANGE -> !readOnly && !selected.isEmpty();
                    case LIST_TO_CHANGE -> !readOnly;
                },
                selected);
    }
}
