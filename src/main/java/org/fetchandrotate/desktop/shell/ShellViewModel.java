package org.fetchandrotate.desktop.shell;

import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.binding.DoubleBinding;
import javafx.beans.binding.StringBinding;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.fetchandrotate.desktop.base.Messages;
import org.fetchandrotate.desktop.base.ShownFolder;
import org.fetchandrotate.desktop.run.RunCenter;
import org.fetchandrotate.desktop.run.RunPhase;

/// What the frame of the window shows: which page, which workspace, and how its run is. Used on the FX thread.
public final class ShellViewModel {
    private final ObjectProperty<Page> page = new SimpleObjectProperty<>(Page.WEBSITES);
    private final ReadOnlyObjectWrapper<Optional<WorkspaceSession>> session =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ObjectProperty<RunPhase> phase = new SimpleObjectProperty<>(RunPhase.IDLE);
    private final ObjectProperty<Optional<String>> saveFailure = new SimpleObjectProperty<>(Optional.empty());
    private final BooleanProperty historyBusy = new SimpleBooleanProperty();
    private final BooleanProperty quitting = new SimpleBooleanProperty();
    private final IntegerProperty aimed = new SimpleIntegerProperty();
    private final IntegerProperty succeeded = new SimpleIntegerProperty();
    private final IntegerProperty failed = new SimpleIntegerProperty();
    private final Messages messages;

    ShellViewModel(Messages messages) {
        this.messages = messages;
    }

    /// The page in front; setting it goes there.
    public ObjectProperty<Page> pageProperty() {
        return page;
    }

    /// The open workspace; empty while none is.
    public ReadOnlyObjectProperty<Optional<WorkspaceSession>> sessionProperty() {
        return session.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<RunPhase> phaseProperty() {
        return phase;
    }

    /// Whether the window closes when the run has ended.
    BooleanProperty quittingProperty() {
        return quitting;
    }

    /// From 0 to 1.
    public DoubleBinding progressBinding() {
        return Bindings.createDoubleBinding(
                () -> aimed.get() == 0 ? 0 : (double) succeeded.get() / aimed.get(), aimed, succeeded);
    }

    /// The same while a run goes on, and then never nothing at all; 0 while none does.
    DoubleBinding shownProgressBinding() {
        DoubleBinding progress = progressBinding();
        return Bindings.createDoubleBinding(
                () -> phase.get().isActive() ? Math.max(progress.get(), Double.MIN_NORMAL) : 0, phase, progress);
    }

    String progressName() {
        return messages.text("shell.status.progress");
    }

    public StringBinding runTextBinding() {
        return Bindings.createStringBinding(this::runText, phase, aimed, succeeded, failed);
    }

    public StringBinding workspaceTextBinding() {
        return Bindings.createStringBinding(
                () -> session.get()
                        .map(open -> ShownFolder.text(open.workspace().root()))
                        .orElse(""),
                session);
    }

    /// The workspace's name, and how far its run is: the one thing of a window that every taskbar shows.
    public StringBinding titleBinding() {
        return Bindings.createStringBinding(
                // while one starts, the numbers are still the last one's
                () -> phase.get().isActive() && phase.get() != RunPhase.STARTING && aimed.get() > 0
                        ? messages.text("shell.title.progress", 100L * succeeded.get() / aimed.get(), name())
                        : name(),
                session,
                phase,
                succeeded,
                aimed);
    }

    private String name() {
        return session.get()
                .map(open -> String.valueOf(open.workspace().root().getFileName()))
                // the workspace that the installed program proposes is called like the program
                .filter(name -> !name.equals(messages.text("shell.title")))
                .map(name -> messages.text("shell.title.workspace", name))
                .orElse(messages.text("shell.title"));
    }

    public BooleanBinding readOnlyBinding() {
        return Bindings.createBooleanBinding(
                () -> session.get().filter(WorkspaceSession::isReadOnly).isPresent(), session);
    }

    public BooleanBinding openBinding() {
        return Bindings.createBooleanBinding(() -> session.get().isPresent(), session);
    }

    public BooleanBinding activeBinding() {
        return Bindings.createBooleanBinding(() -> phase.get().isActive(), phase);
    }

    /// Whether a run can be started now; why it can't otherwise is plain to see.
    public BooleanBinding startableBinding() {
        return Bindings.createBooleanBinding(
                () -> !phase.get().isActive()
                        && !historyBusy.get()
                        && session.get().filter(open -> !open.isReadOnly()).isPresent(),
                phase,
                historyBusy,
                session);
    }

    public BooleanBinding pausableBinding() {
        return Bindings.createBooleanBinding(
                () -> phase.get() == RunPhase.RUNNING || phase.get() == RunPhase.PAUSED, phase);
    }

    public StringBinding pauseTextBinding() {
        return Bindings.createStringBinding(
                () -> messages.text(phase.get() == RunPhase.PAUSED ? "shell.menu.resume" : "shell.menu.pause"), phase);
    }

    public BooleanBinding stoppableBinding() {
        return pausableBinding();
    }

    /// What went wrong with the latest write of settings or websites; empty if nothing.
    public StringBinding saveFailureBinding() {
        return Bindings.createStringBinding(
                () -> saveFailure
                        .get()
                        .map(failure -> messages.text("shell.status.save-failed", failure))
                        .orElse(""),
                saveFailure);
    }

    void attach(WorkspaceSession opened, RunCenter runs) {
        phase.bind(runs.phaseProperty());
        historyBusy.bind(runs.historyBusyProperty());
        aimed.bind(runs.progress().aimedProperty());
        succeeded.bind(runs.progress().succeededProperty());
        failed.bind(runs.progress().failedProperty());
        saveFailure.bind(opened.saveFailureProperty());
        session.set(Optional.of(opened));
    }

    void detach() {
        session.set(Optional.empty());
        quitting.set(false);
        saveFailure.unbind();
        saveFailure.set(Optional.empty());
        historyBusy.unbind();
        historyBusy.set(false);
        phase.unbind();
        phase.set(RunPhase.IDLE);
        for (IntegerProperty number : new IntegerProperty[] {aimed, succeeded, failed}) {
            number.unbind();
            number.set(0);
        }
    }

    private String runText() {
        String counts = aimed.get() == 0
                ? ""
                : messages.text("shell.status.counts", succeeded.get(), aimed.get(), failed.get());
        return switch (phase.get()) {
            case IDLE -> aimed.get() == 0 ? messages.text("shell.status.idle") : counts;
            case STARTING, RUNNING -> messages.text("shell.status.running", counts);
            case PAUSED -> messages.text("shell.status.paused", counts);
            case STOPPING -> messages.text("shell.status.stopping", counts);
        };
    }
}
