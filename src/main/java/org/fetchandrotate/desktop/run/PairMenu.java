package org.fetchandrotate.desktop.run;

import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import org.fetchandrotate.desktop.base.SystemActions;
import org.fetchandrotate.desktop.shell.ViewContext;
import org.fetchandrotate.model.ImageRecord;
import org.fetchandrotate.storage.Workspace;

/// What can be done with an image of a run: its context menu. Used on the FX thread.
final class PairMenu {
    private static final Predicate<ImageRecord> ON_DISK =
            record -> record.filename().isPresent();

    private final ViewContext context;

    PairMenu(ViewContext context) {
        this.context = context;
    }

    /// Shows the menu of an image.
    ///
    /// @param look shows the image large
    void show(Node tile, PairRow pair, Runnable look, double screenX, double screenY) {
        menu(pair, look).show(tile, screenX, screenY);
    }

    ContextMenu menu(PairRow pair, Runnable look) {
        ImageRecord record = pair.record();
        SystemActions system = context.system();
        Workspace workspace = context.session().workspace();
        return new ContextMenu(
                item("compare", record, _ -> true, _ -> look.run()),
                new SeparatorMenuItem(),
                item(
                        "open-original",
                        record,
                        ON_DISK,
                        _ -> name(record).ifPresent(name -> system.open(workspace.original(record.dirname(), name)))),
                item(
                        "open-rotated",
                        record,
                        one -> one.rotatedCopy().isPresent(),
                        _ -> name(record).ifPresent(name -> system.open(workspace.rotated(record.dirname(), name)))),
                item("open-folder", record, ON_DISK, _ -> system.open(workspace.originalFolderOf(record.dirname()))),
                new SeparatorMenuItem(),
                item(
                        "open-page",
                        record,
                        one -> !one.origin().pageUrl().isEmpty(),
                        _ -> system.browse(record.origin().pageUrl())),
                item("copy-url", record, _ -> true, _ -> system.copy(record.url())));
    }

    private static Optional<String> name(ImageRecord record) {
        return record.filename();
    }

    /// Named as the history names the same.
    private MenuItem item(String name, ImageRecord record, Predicate<ImageRecord> fits, Consumer<ImageRecord> action) {
        MenuItem item = new MenuItem(context.messages().text("history.menu." + name));
        item.setId("runMenu-" + name);
        item.setDisable(!fits.test(record));
        item.setOnAction(_ -> action.accept(record));
        return item;
    }
}
