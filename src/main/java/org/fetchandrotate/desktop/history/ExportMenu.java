package org.fetchandrotate.desktop.history;

import java.util.List;
import java.util.stream.Stream;
import javafx.scene.control.MenuItem;
import org.fetchandrotate.desktop.base.SystemActions;
import org.fetchandrotate.storage.ExportFormat;

/// The forms that the rows found, or those chosen of them, can be written in.
record ExportMenu(HistoryViewModel model, ChosenImages chosen, Words words, SystemActions system) {
    List<MenuItem> items() {
        return Stream.of(ExportFormat.values()).map(this::item).toList();
    }

    void open(Notice.Exported exported) {
        system.open(exported.file());
    }

    private MenuItem item(ExportFormat format) {
        MenuItem item = new MenuItem(words.text("history.export." + format.suffix()));
        item.setId("historyExport-" + format.suffix());
        item.setOnAction(event -> export(format));
        return item;
    }

    private void export(ExportFormat format) {
        String name = model.chosenRun().map(run -> "history-run-" + run.id()).orElse("history");
        system.chooseSaveFile(words.text("history.export.title"), name + "." + format.suffix())
                .ifPresent(target -> chosen.export(format, target));
    }
}
