package org.fetchandrotate.desktop.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.TableView;
import org.fetchandrotate.desktop.NeedsToolkit;
import org.fetchandrotate.desktop.shell.Page;
import org.fetchandrotate.desktop.shell.TestWindow;
import org.fetchandrotate.model.Settings;
import org.fetchandrotate.storage.Database;
import org.fetchandrotate.storage.Workspace;
import org.fetchandrotate.storage.WorkspaceLock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The history of a workspace that another program holds.
@NeedsToolkit
final class HeldWorkspaceTest {
    /// A first run in a terminal holds the workspace a moment before it makes the database.
    @Test
    void opensEmpty_whileThereIsNoDatabase_andShowsTheFirstRun(@TempDir Path folder) throws Exception {
        Files.writeString(folder.resolve("input.txt"), "https://a.example/\n");
        Workspace workspace = new Workspace(folder, Settings.DEFAULTS.files());
        try (WorkspaceLock _ = WorkspaceLock.tryAcquire(workspace).orElseThrow();
                TestWindow window = new TestWindow()) {
            window.run(() -> window.window().open(folder));
            window.waitFor("#openReadOnly", node -> true);
            window.run(((Button) window.get("#openReadOnly"))::fire);
            window.waitFor("#websitesSplit", node -> true);
            window.run(() -> window.window().go(Page.HISTORY));
            window.waitFor("#historyEmpty", Node::isVisible);
            assertThat(workspace.database()).doesNotExist();

            try (Database database = Database.open(workspace.database())) {
                HistorySamples.writeRun(database, 20);
            }
            window.waitFor(
                    "#historyTable", table -> ((TableView<?>) table).getItems().size() == 20);
        }
    }
}
