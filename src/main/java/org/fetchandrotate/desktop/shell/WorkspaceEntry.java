package org.fetchandrotate.desktop.shell;

import java.util.Optional;
import java.util.function.BooleanSupplier;
import javafx.scene.Parent;
import javafx.stage.Stage;
import javafx.util.Subscription;
import org.fetchandrotate.desktop.base.Appearance;
import org.fetchandrotate.desktop.base.Background;
import org.fetchandrotate.desktop.base.Messages;
import org.fetchandrotate.desktop.base.SystemActions;
import org.fetchandrotate.desktop.base.ViewLoader;
import org.fetchandrotate.desktop.compare.CompareController;
import org.fetchandrotate.desktop.pictures.CompareOpener;
import org.fetchandrotate.desktop.run.PastRunLoader;
import org.fetchandrotate.desktop.run.RunCenter;
import org.fetchandrotate.desktop.run.RunPhase;
import org.fetchandrotate.engine.RunSummary;

/// Puts together what the window shows of a workspace that has been opened.
///
/// @param stage of the window
/// @param toldElsewhere whether somebody else tells of the end of a run
record WorkspaceEntry(
        Stage stage,
        SystemActions system,
        Background background,
        Dividers dividers,
        Appearance appearance,
        BooleanSupplier toldElsewhere) {

    /// @param demo whose workspace it is, if it is a demo's
    /// @param window what pages ask of the window
    OpenWorkspace enter(WorkspaceSession session, Optional<DemoSite> demo, WindowFrame frame, WindowCommands window) {
        Messages messages = frame.messages();
        RunCenter runs = new RunCenter(session, messages);
        PastRunLoader past = new PastRunLoader(session, runs, background);
        CompareController compare = new CompareController(
                session, runs, background, messages, system, window::retry, frame.controller()::uncover);
        WorkspaceViews views = new WorkspaceViews(
                new ViewContext(session, runs, background, messages, system, covering(compare, frame)),
                dividers,
                appearance,
                window);
        Subscription end = Subscription.combine(
                runs.phaseProperty().subscribe((before, after) -> {
                    if (before.isActive() && before != RunPhase.STARTING && after == RunPhase.IDLE) {
                        runs.lastSummaryProperty().get().ifPresent(summary -> announce(summary, messages));
                    }
                }),
                compare::close);
        past.showLatest();
        return new OpenWorkspace(session, runs, past, views, end, demo);
    }

    /// Shows images large, above the page.
    private static CompareOpener covering(CompareController compare, WindowFrame frame) {
        ShellController shell = frame.controller();
        Parent view = new ViewLoader(frame.messages())
                .load(compare, compare.included().toArray());
        return (images, index) -> {
            shell.cover(view);
            compare.open(images, index);
        };
    }

    private void announce(RunSummary summary, Messages messages) {
        if (!stage.isFocused() && !toldElsewhere.getAsBoolean()) {
            system.notify(
                    messages.text("shell.finished.title"),
                    messages.text("shell.status.counts", summary.succeeded(), summary.aimed(), summary.failed()));
        }
    }
}
