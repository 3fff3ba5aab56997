package org.fetchandrotate.desktop.shell;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.fetchandrotate.engine.Run;
import org.fetchandrotate.engine.RunEngine;
import org.fetchandrotate.engine.RunRequest;
import org.fetchandrotate.model.Settings;
import org.fetchandrotate.settings.SettingsException;
import org.fetchandrotate.settings.SettingsFile;
import org.fetchandrotate.settings.WebsiteList;
import org.fetchandrotate.storage.Database;
import org.fetchandrotate.storage.StorageException;
import org.fetchandrotate.storage.Workspace;
import org.fetchandrotate.storage.WorkspaceLock;

/// The open workspace: its settings and websites as they stand, its database, and the right to change them. Used on the
/// FX thread; what it hands out says for itself which threads may use it.
public final class WorkspaceSession implements AutoCloseable {
    private final ReadOnlyObjectWrapper<SettingsFile> settings = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<WebsiteList> websites = new ReadOnlyObjectWrapper<>();
    private final Workspace workspace;
    private final Database database;
    private final Optional<WorkspaceLock> lock;
    private final Clock clock;

    private WorkspaceSession(Workspace workspace, Database database, Optional<WorkspaceLock> lock, Clock clock) {
        this.workspace = workspace;
        this.database = database;
        this.lock = lock;
        this.clock = clock;
    }

    /// Opens the workspace in a folder. If another program holds it, it is opened for reading alone.
    ///
    /// @throws SettingsException if its settings or its list can't be used
    /// @throws StorageException if its database can't be used
    public static WorkspaceSession open(Path root, Clock clock) throws SettingsException, StorageException {
        SettingsFile settings = SettingsFile.load(root.resolve("config.ini"));
        Workspace workspace = new Workspace(root, settings.settings().files());
        Optional<WorkspaceLock> lock = WorkspaceLock.tryAcquire(workspace);
        Database database = lock.isPresent()
                ? Database.open(workspace.database())
                : Database.openReadOnly(workspace.database());
        WorkspaceSession session = new WorkspaceSession(workspace, database, lock, clock);
        session.settings.set(settings);
        session.websites.set(WebsiteList.load(workspace.websiteList()));
        return session;
    }

    public Workspace workspace() {
        return workspace;
    }

    public Database database() {
        return database;
    }

    public Clock clock() {
        return clock;
    }

    /// Whether another program holds the workspace, so that nothing in it may be changed.
    public boolean isReadOnly() {
        return lock.isEmpty();
    }

    public ReadOnlyObjectProperty<SettingsFile> settingsProperty() {
        return settings.getReadOnlyProperty();
    }

    public Settings settings() {
        return settings.get().settings();
    }

    public ReadOnlyObjectProperty<WebsiteList> websitesProperty() {
        return websites.getReadOnlyProperty();
    }

    /// Takes new settings and writes them to disk.
    public void save(SettingsFile changed) throws IOException {
        changed.save(workspace.configFile());
        settings.set(changed);
    }

    /// Takes a new list and writes it to disk.
    public void save(WebsiteList changed) throws IOException {
        changed.save(workspace.websiteList());
        websites.set(changed);
    }

    /// A run that hasn't started.
    public Run prepare(RunRequest request) {
        return new RunEngine(workspace, database, clock).prepare(request);
    }

    @Override
    public void close() {
        database.close();
        lock.ifPresent(WorkspaceLock::close);
    }
}
