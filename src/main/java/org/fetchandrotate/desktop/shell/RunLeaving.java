package org.fetchandrotate.desktop.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.stage.Stage;
import javafx.util.Subscription;
import org.fetchandrotate.desktop.base.Messages;
import org.fetchandrotate.desktop.base.Question;
import org.fetchandrotate.desktop.base.Question.Choice;
import org.fetchandrotate.desktop.run.RunCenter;
import org.fetchandrotate.desktop.run.RunPhase;

/// Asks what to do about a run that goes on when its workspace is to be left. Used on the FX thread.
final class RunLeaving {
    private final Stage stage;
    private final Supplier<WindowFrame> frame;
    private final Supplier<Optional<RunCenter>> runs;

    /// What happens once the run is over; at most one thing.
    private Subscription waiting = Subscription.EMPTY;

    /// @param stage of the window
    RunLeaving(Stage stage, Supplier<WindowFrame> frame, Supplier<Optional<RunCenter>> runs) {
        this.stage = stage;
        this.frame = frame;
        this.runs = runs;
    }

    /// Does something at once if no run goes on; else asks whether to stop it for that.
    void leave(Runnable then) {
        ask(then, "shell.leave.stop", List.of());
    }

    /// The same for the end of the program, which can also wait for the run's.
    void quit(Runnable then) {
        Messages messages = frame.get().messages();
        ask(
                then,
                "shell.leave.quit",
                List.of(new Choice("later", messages.text("shell.leave.later"), () -> quitLater(then))));
    }

    private void ask(Runnable then, String stop, List<Choice> others) {
        if (!isActive()) {
            then.run();
            return;
        }
        Messages messages = frame.get().messages();
        List<Choice> choices = new ArrayList<>();
        choices.add(new Choice("yes", messages.text(stop), () -> stopThen(then)));
        choices.addAll(others);
        new Question(messages.text("shell.leave.title"), messages.text("shell.leave.text"))
                .ask(stage, messages.text("shell.leave.stay"), choices.toArray(Choice[]::new));
    }

    private void stopThen(Runnable then) {
        runs.get().ifPresent(RunCenter::stop);
        onceIdle(then);
    }

    private void quitLater(Runnable then) {
        ShellViewModel model = frame.get().model();
        model.quittingProperty().set(true);
        onceIdle(() -> {
            if (model.quittingProperty().get()) {
                then.run();
            }
        });
    }

    private void onceIdle(Runnable action) {
        waiting.unsubscribe();
        if (!isActive()) {
            action.run();
            return;
        }
        waiting = frame.get().model().phaseProperty().subscribe(phase -> {
            if (phase == RunPhase.IDLE) {
                // the next workspace's runs end too
                waiting.unsubscribe();
                action.run();
            }
        });
    }

    private boolean isActive() {
        return frame.get().model().phaseProperty().get().isActive();
    }
}
