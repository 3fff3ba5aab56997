package org.fetchandrotate.desktop.shell;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.fetchandrotate.desktop.base.EventPump;
import org.fetchandrotate.engine.Engine;
import org.fetchandrotate.engine.Run;
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
    private final ReadOnlyObjectWrapper<Optional<String>> saveFailure = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ExecutorService writer = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().name("workspace-writer").factory());
    private final WorkUnderWay underWay = new WorkUnderWay();
    private final Workspace workspace;
    private final Database database;
    private final Optional<WorkspaceLock> lock;
    private final Engine engine;
    private final SharedFile<SettingsFile> settings;
    private final SharedFile<WebsiteList> websites;
    private Optional<FileWatch> watch = Optional.empty();
    private Optional<WindowDoor> door = Optional.empty();
    /// Touched by the writer alone.
    private Optional<String> lastFailure = Optional.empty();

    private WorkspaceSession(Opened opened, SettingsFile settings, WebsiteList websites, Engine engine) {
        this.workspace = opened.workspace();
        this.database = opened.database();
        this.lock = opened.lock();
        this.engine = engine;
        this.settings = new SharedFile<>(workspace.configFile(), settings, new SettingsForm(), writer);
        this.websites = new SharedFile<>(workspace.websiteList(), websites, new WebsitesForm(), writer);
    }

    private record Opened(Workspace workspace, Database database, Optional<WorkspaceLock> lock) {}

    /// Opens the workspace in a folder. If another program holds it, it is opened for reading alone.
    ///
    /// @throws SettingsException if its settings or its list can't be used
    /// @throws StorageException if its database can't be used
    public static WorkspaceSession open(Path root, Engine engine) throws SettingsException, StorageException {
        SettingsFile settings = SettingsFile.load(root.resolve("config.ini"));
        Workspace workspace = new Workspace(root, settings.settings().files());
        Optional<WorkspaceLock> lock = WorkspaceLock.tryAcquire(workspace);
        Database database;
        try {
            database = lock.isPresent()
                    ? Database.openAtOnce(workspace.database())
                    : Database.openReadOnlyOnceThere(workspace.database());
        } catch (StorageException e) {
            lock.ifPresent(WorkspaceLock::close);
            throw e;
        }
        try {
            // a folder that isn't a workspace yet becomes one when the first website is listed
            WebsiteList websites = Files.exists(workspace.websiteList())
                    ? WebsiteList.load(workspace.websiteList())
                    : WebsiteList.empty();
            return new WorkspaceSession(new Opened(workspace, database, lock), settings, websites, engine);
        } catch (SettingsException e) {
            database.close();
            lock.ifPresent(WorkspaceLock::close);
            throw e;
        }
    }

    public Workspace workspace() {
        return workspace;
    }

    public Database database() {
        return database;
    }

    public Engine engine() {
        return engine;
    }

    /// Whether another program holds the workspace, so that nothing in it may be changed.
    public boolean isReadOnly() {
        return lock.isEmpty();
    }

    public ReadOnlyObjectProperty<SettingsFile> settingsProperty() {
        return settings.valueProperty();
    }

    public Settings settings() {
        return settings.valueProperty().get().settings();
    }

    public ReadOnlyObjectProperty<WebsiteList> websitesProperty() {
        return websites.valueProperty();
    }

    /// Takes new settings at once, and writes them to disk soon, in the order of the calls. What others changed
    /// in the file meanwhile is kept.
    public void save(SettingsFile changed) {
        settings.save(changed, this::told);
    }

    /// The same with what can be taken back.
    ///
    /// @return takes it back, and nothing that was changed since
    public Runnable change(SettingsFile changed) {
        SettingsFile before = settingsProperty().get();
        save(changed);
        return () -> restore(before, changed);
    }

    private void restore(SettingsFile before, SettingsFile changed) {
        try {
            save(before.onto(changed, settingsProperty().get()));
        } catch (SettingsException e) {
            throw new IllegalStateException("What was there before can't be wrong", e);
        }
    }

    /// Takes a new list at once, and writes it to disk soon, in the order of the calls. What others changed in the
    /// file meanwhile is kept.
    public void save(WebsiteList changed) {
        websites.save(changed, this::told);
    }

    /// What others changed in the files, once all that was saved here is written. Nobody waits for the disk.
    ///
    /// @return takes it; to be run on the FX thread. Fails with a [SettingsException] if a file can't be used as it
    ///     is now
    public CompletableFuture<Runnable> fresh() {
        return settings.fresh().thenCombine(websites.fresh(), (one, other) -> () -> {
            one.run();
            other.run();
        });
    }

    /// Takes it by itself from now on, whenever a file is changed.
    public void watch() {
        watch.ifPresent(FileWatch::close);
        watch = FileWatch.start(
                Set.of(workspace.configFile(), workspace.websiteList()),
                () -> EventPump.onFxThread(this::refreshLater));
    }

    /// Lets a second start find the window that has this workspace open.
    ///
    /// @param raise brings that window to the front; called on any thread
    void openDoor(Runnable raise) {
        door.ifPresent(WindowDoor::close);
        door = isReadOnly() ? Optional.empty() : WindowDoor.open(workspace, raise);
    }

    private void refreshLater() {
        if (writer.isShutdown()) {
            return;
        }
        settings.refreshLater();
        websites.refreshLater();
    }

    /// Why the latest write failed, as the system says; empty if it didn't.
    public ReadOnlyObjectProperty<Optional<String>> saveFailureProperty() {
        return saveFailure.getReadOnlyProperty();
    }

    private void told(String words) {
        Optional<String> failure = Optional.of(words).filter(text -> !text.isEmpty());
        if (!failure.equals(lastFailure)) {
            lastFailure = failure;
            EventPump.onFxThread(() -> saveFailure.set(failure));
        }
    }

    /// A run that hasn't started.
    public Run prepare(RunRequest request) {
        return engine.runs(workspace, database).prepare(request);
    }

    /// Does work on the workspace, off the FX thread, that is interrupted when this is closed, and waited for: the
    /// next who opens the workspace mustn't find it still being changed.
    ///
    /// @throws InterruptedException if this is closed already
    /// @throws Exception what the work throws
    public <T> T during(Callable<T> work) throws Exception {
        return underWay.during(work);
    }

    /// Waits for what is still being written, then lets go of the workspace.
    @Override
    public void close() {
        underWay.close();
        watch.ifPresent(FileWatch::close);
        door.ifPresent(WindowDoor::close);
        writer.close();
        database.close();
        lock.ifPresent(WorkspaceLock::close);
    }

    private static final class SettingsForm implements SharedFile.Form<SettingsFile> {
        @Override
        public SettingsFile load(Path file) throws SettingsException {
            return SettingsFile.load(file);
        }

        @Override
        public SettingsFile merged(SettingsFile base, SettingsFile mine, SettingsFile theirs) throws SettingsException {
            return mine.onto(base, theirs);
        }

        @Override
        public void save(SettingsFile value, Path file) throws IOException {
            value.save(file);
        }
    }

    private static final class WebsitesForm implements SharedFile.Form<WebsiteList> {
        @Override
        public WebsiteList load(Path file) throws SettingsException {
            return WebsiteList.load(file);
        }

        @Override
        public WebsiteList merged(WebsiteList base, WebsiteList mine, WebsiteList theirs) {
            return mine.onto(base, theirs);
        }

        @Override
        public void save(WebsiteList value, Path file) throws IOException {
            value.save(file);
        }
    }
}
