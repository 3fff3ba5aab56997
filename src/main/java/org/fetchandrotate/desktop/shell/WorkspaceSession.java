package org.fetchandrotate.desktop.shell;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.fetchandrotate.desktop.base.EventPump;
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

/// The open workspace: its settings and websites as they stand, its database, and the right to change them. Used on
/// the FX thread; what it hands out says for itself which threads may use it.
public final class WorkspaceSession implements AutoCloseable {
    private final ReadOnlyObjectWrapper<SettingsFile> settings = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<WebsiteList> websites = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<Optional<String>> saveTrouble = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ExecutorService writer = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().name("workspace-writer").factory());
    private final Workspace workspace;
    private final Database database;
    private final Optional<WorkspaceLock> lock;
    private final Clock clock;
    /// Touched by the writer alone.
    private Optional<String> lastTrouble = Optional.empty();

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
        Database database;
        try {
            database = lock.isPresent()
                    ? Database.open(workspace.database())
                    : Database.openReadOnlyOnceThere(workspace.database());
        } catch (StorageException e) {
            lock.ifPresent(WorkspaceLock::close);
            throw e;
        }
        WorkspaceSession session = new WorkspaceSession(workspace, database, lock, clock);
        session.settings.set(settings);
        try {
            // a folder that isn't a workspace yet becomes one when the first website is listed
            session.websites.set(
                    Files.exists(workspace.websiteList())
                            ? WebsiteList.load(workspace.websiteList())
                            : WebsiteList.empty());
        } catch (SettingsException e) {
            session.close();
            throw e;
        }
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

    /// Takes new settings at once, and writes them to disk soon, in the order of the calls.
    public void save(SettingsFile changed) {
        settings.set(changed);
        write(() -> changed.save(workspace.configFile()));
    }

    /// Takes a new list at once, and writes it to disk soon, in the order of the calls.
    public void save(WebsiteList changed) {
        websites.set(changed);
        write(() -> changed.save(workspace.websiteList()));
    }

    /// Why the latest write failed, as the system says; empty if it didn't.
    public ReadOnlyObjectProperty<Optional<String>> saveTroubleProperty() {
        return saveTrouble.getReadOnlyProperty();
    }

    private void write(Write write) {
        writer.execute(() -> {
            Optional<String> trouble = Optional.empty();
            try {
                write.run();
            } catch (IOException e) {
                trouble = Optional.of(String.valueOf(e.getMessage()));
            }
            if (!trouble.equals(lastTrouble)) {
                lastTrouble = trouble;
                Optional<String> told = trouble;
                EventPump.onFxThread(() -> saveTrouble.set(told));
            }
        });
    }

    /// A run that hasn't started.
    public Run prepare(RunRequest request) {
        return new RunEngine(workspace, database, clock).prepare(request);
    }

    /// Waits for what is still being written, then lets go of the workspace.
    @Override
    public void close() {
        writer.close();
        database.close();
        lock.ifPresent(WorkspaceLock::close);
    }

    private interface Write {
        void run() throws IOException;
    }
}
