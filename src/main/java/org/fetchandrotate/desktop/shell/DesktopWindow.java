package org.fetchandrotate.desktop.shell;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.TextField;
import javafx.stage.Stage;
import org.fetchandrotate.desktop.base.Appearance;
import org.fetchandrotate.desktop.base.Background;
import org.fetchandrotate.desktop.base.Messages;
import org.fetchandrotate.desktop.base.SystemActions;
import org.fetchandrotate.desktop.base.UserPreferences;
import org.fetchandrotate.desktop.base.ViewLoader;
import org.fetchandrotate.desktop.run.RunCenter;
import org.fetchandrotate.engine.Engine;
import org.fetchandrotate.settings.SettingKey;

/// The window: its frame, and the workspace that it has open. Used on the FX thread.
public final class DesktopWindow implements AutoCloseable {
    private final Stage stage;
    private final SystemActions system;
    private final WindowPlace place;
    private final Languages languages;
    private final Appearance appearance;
    private final OwnWorkspace own;
    private final RecentWorkspaces recent;
    private final Background background = new Background();
    private final WorkspaceSlot slot;
    private final RunLeaving leaving;
    private final TaskbarProgress taskbar;
    private final WindowSchedule schedule;
    private WindowFrame frame;

    public DesktopWindow(Stage stage, SystemActions system, UserPreferences preferences, Engine engine) {
        this.stage = stage;
        this.system = system;
        place = new WindowPlace(stage, preferences);
        languages = new Languages(preferences);
        appearance = new Appearance(preferences);
        own = new OwnWorkspace(preferences);
        recent = new RecentWorkspaces(preferences);
        taskbar = new TaskbarProgress(system.presence());
        schedule = new WindowSchedule(
                stage,
                system,
                background,
                engine.clock(),
                new ScheduleTray.Choices(this::raise, this::startRun, this::quit),
                this::startByItself);
        WorkspaceEntry entry =
                new WorkspaceEntry(stage, system, background, new Dividers(preferences), appearance, schedule::stands);
        slot = new WorkspaceSlot(() -> frame, background, engine, entry, new Commands(), this::raise);
        leaving = new RunLeaving(stage, () -> frame, this::runs);
        frame = build();
        stage.setScene(new Scene(frame.root()));
        stage.getScene().getStylesheets().setAll(Appearance.styleSheets());
        stage.setOnCloseRequest(event -> {
            event.consume();
            exit();
        });
        system.onUnopened(this::tellUnopened);
    }

    /// Brings the window to the front that another process has a workspace open in. Needs no toolkit.
    ///
    /// @return false if there is none
    public static boolean raiseOther(Path folder) {
        return WindowDoor.knock(folder);
    }

    /// The folder that [#openOwn(Path)] opens. Needs no toolkit.
    public static Path own(UserPreferences preferences, Path proposal) {
        return OwnWorkspace.find(new OwnWorkspace(preferences).remembered(), proposal)
                .orElse(proposal);
    }

    public void show() {
        place.restore();
        stage.show();
    }

    /// Brings the window to the front.
    public void raise() {
        stage.setIconified(false);
        stage.show();
        stage.toFront();
        stage.requestFocus();
    }

    /// Opens the workspace that the user chose last; asks where it shall be if there is none yet.
    ///
    /// @param proposal the folder to take unless the user wants another
    public void openOwn(Path proposal) {
        Optional<Path> remembered = own.remembered();
        leave(() -> slot.inBackground(
                proposal,
                () -> openOwn(proposal),
                () -> OwnWorkspace.find(remembered, proposal),
                found -> found.ifPresentOrElse(this::open, () -> askWhere(proposal))));
    }

    /// Opens the workspace in a folder, in place of the one that is open; asks first if the folder is none yet.
    public void open(Path folder) {
        leave(() -> slot.open(folder, () -> askWhere(folder), _ -> {}));
    }

    /// The same, and starts a run in it.
    public void openAndRun(Path folder) {
        leave(() -> slot.open(folder, () -> askWhere(folder), _ -> startRun()));
    }

    /// Opens the demo's workspace, which is gone when it is left, and starts a run in it.
    public void openDemo() {
        leave(() -> slot.openDemo(_ -> startRun()));
    }

    /// Shows a page of the open workspace.
    public void go(Page page) {
        if (slot.workspace().isPresent()) {
            frame.model().pageProperty().set(page);
        }
    }

    Appearance appearance() {
        return appearance;
    }

    /// Asks for a workspace to open.
    void chooseWorkspace() {
        chooseWorkspace(slot.workspace().map(open -> open.session().workspace().root()));
    }

    void openFolder() {
        slot.workspace()
                .ifPresent(open -> system.open(open.session().workspace().root()));
    }

    Optional<RunCenter> runs() {
        return slot.workspace().map(OpenWorkspace::runs);
    }

    void startRun() {
        if (frame.model().startableBinding().get()) {
            go(Page.RUN);
            runs().ifPresent(RunCenter::start);
        }
    }

    void about() {
        new AboutDialog(frame.messages()).show(stage);
    }

    /// Explains the program.
    void help() {
        new HelpDialog(frame.messages()).show(stage);
    }

    /// Lists the keys.
    void keys() {
        new HelpDialog(frame.messages()).showKeys(stage);
    }

    /// Lists all that can be done, to be found by typing.
    ///
    /// @param commands of the menus
    void palette(List<PaletteEntry> commands) {
        List<PaletteEntry> entries = new ArrayList<>(commands);
        if (slot.workspace().isPresent()) {
            Messages messages = frame.messages();
            for (SettingKey key : SettingKey.values()) {
                String name = messages.text("settings." + key.key() + ".name");
                entries.add(
                        new PaletteEntry(messages.text("shell.palette.setting", name), "", () -> findSetting(name)));
            }
        }
        new Palette(frame.messages(), entries).show(stage);
    }

    private void findSetting(String name) {
        go(Page.SETTINGS);
        if (stage.getScene().lookup("#settingsSearch") instanceof TextField search) {
            search.setText(name);
            search.requestFocus();
        }
    }

    /// The workspaces that were open last, but for the one that is.
    List<Path> recent() {
        Optional<Path> open =
                slot.workspace().map(opened -> opened.session().workspace().root());
        return recent.folders().stream()
                .filter(folder -> !open.equals(Optional.of(folder)))
                .toList();
    }

    /// Opens one of them.
    void openRecent(Path folder) {
        openAndRemember(folder);
    }

    /// Rebuilds the window in another language.
    void speak(String language) {
        languages.choose(language);
        reopen();
    }

    /// Closes the window; asks first while a run goes on, or is to come by itself.
    void exit() {
        schedule.leave(frame.messages(), this::hide, this::quit);
    }

    /// Lets go of everything, and waits for it: for the end of the program.
    @Override
    public void close() {
        schedule.close();
        slot.close();
        background.close();
        frame.controller().close();
        appearance.close();
    }

    private void askWhere(Path proposal) {
        WhereController.Choices choices = new WhereController.Choices(
                () -> makeOwn(proposal),
                () -> chooseFolder(Optional.of(proposal)).ifPresent(this::makeOwn),
                this::openDemo);
        slot.ask(frame.notices().where(proposal, choices), () -> askWhere(proposal));
    }

    private void makeOwn(Path folder) {
        slot.inBackground(folder, () -> makeOwn(folder), () -> OwnWorkspace.make(folder), this::openAndRemember);
    }

    private void openAndRemember(Path folder) {
        leave(() -> slot.open(folder, () -> askWhere(folder), _ -> own.remember(folder)));
    }

    private void chooseWorkspace(Optional<Path> near) {
        chooseFolder(near).ifPresent(this::openAndRemember);
    }

    private Optional<Path> chooseFolder(Optional<Path> near) {
        return system.chooseFolder(frame.messages().text("shell.choose-workspace"), near);
    }

    /// Lets go of the workspace that is open, then does something. Asks first if a run goes on.
    private void leave(Runnable then) {
        leaving.leave(() -> {
            schedule.stop();
            slot.letGo();
            then.run();
        });
    }

    /// Leaves the program in the tray alone.
    private void hide() {
        place.remember();
        stage.hide();
    }

    private void quit() {
        if (frame.model().phaseProperty().get().isActive()) {
            // there is something to ask
            raise();
        }
        leaving.quit(() -> {
            slot.letGo();
            schedule.stop();
            hide();
            // with the window hidden already, this is what ends the program
            system.presence().outliveWindow(false);
        });
    }

    private void startByItself() {
        if (frame.model().startableBinding().get()) {
            runs().ifPresent(RunCenter::start);
        }
    }

    /// Builds the window anew and opens the same workspace at the same page, with the same run in view. Only while
    /// no run goes on.
    private void reopen() {
        Page page = frame.model().pageProperty().get();
        long shown = runs().map(runs -> runs.progress().runIdProperty().get()).orElse(0L);
        Runnable again = slot.again(opened -> {
            opened.past().show(shown);
            go(page);
        });
        leaving.leave(() -> {
            slot.letGo();
            frame.controller().close();
            frame = build();
            stage.getScene().setRoot(frame.root());
            again.run();
        });
    }

    private WindowFrame build() {
        Messages messages = languages.messages();
        ShellViewModel model = new ShellViewModel(messages);
        ShellController controller = new ShellController(this, model, appearance, languages);
        Parent root = new ViewLoader(messages).load(controller);
        stage.titleProperty().bind(model.titleBinding());
        model.sessionProperty()
                .subscribe(_ -> slot.workspace()
                        .filter(opened -> !opened.isDemo())
                        .ifPresent(opened ->
                                recent.add(opened.session().workspace().root())));
        model.pageProperty()
                .subscribe(page -> slot.workspace()
                        .ifPresent(open -> controller.show(open.views().view(page))));
        taskbar.follow(model);
        schedule.follow(messages, model, controller);
        return new WindowFrame(messages, model, controller, root, new Notices(new ViewLoader(messages)));
    }

    private void tellUnopened(String what) {
        frame.controller()
                .tell(
                        frame.messages().text("shell.unopened", what),
                        frame.messages().text("shell.unopened.copy"),
                        () -> system.copy(what));
    }

    private final class Commands implements WindowCommands {
        @Override
        public void openDemo() {
            DesktopWindow.this.openDemo();
        }

        @Override
        public void startRun() {
            DesktopWindow.this.startRun();
        }

        @Override
        public void listWebsites() {
            go(Page.WEBSITES);
        }

        @Override
        public void reopen() {
            DesktopWindow.this.reopen();
        }

        @Override
        public void chooseWorkspace(Path near) {
            DesktopWindow.this.chooseWorkspace(Optional.of(near));
        }

        @Override
        public void retry(long runId) {
            if (frame.model().startableBinding().get()) {
                go(Page.RUN);
                runs().ifPresent(runs -> runs.retry(runId));
            }
        }

        @Override
        public void showRun(long runId) {
            slot.workspace().ifPresent(open -> open.past().show(runId));
            go(Page.RUN);
        }
    }
}
