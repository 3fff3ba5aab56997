package org.fetchandrotate.desktop.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.stream.Collectors;
import org.fetchandrotate.desktop.shell.WorkspaceSession;
import org.fetchandrotate.engine.Engine;
import org.fetchandrotate.model.Website;
import org.fetchandrotate.settings.SettingsException;
import org.fetchandrotate.storage.StorageException;

/// Makes workspaces for tests.
final class TestWorkspace {
    private TestWorkspace() {}

    static WorkspaceSession open(Path folder, int images, List<Website> websites)
            throws IOException, SettingsException, StorageException {
        Files.writeString(folder.resolve("config.ini"), "[DEFAULT]\nmax_img_count = " + images + "\n");
        Files.writeString(
                folder.resolve("input.txt"),
                websites.stream().map(website -> website.url() + "\n").collect(Collectors.joining()));
        return WorkspaceSession.open(folder, new Engine(Clock.systemUTC()));
    }
}
