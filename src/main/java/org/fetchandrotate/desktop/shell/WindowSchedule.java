package org.fetchandrotate.desktop.shell;

import java.time.Clock;
import java.util.Optional;
import javafx.beans.binding.StringBinding;
import javafx.stage.Stage;
import javafx.util.Subscription;
import org.fetchandrotate.desktop.base.Background;
import org.fetchandrotate.desktop.base.DesktopPresence;
import org.fetchandrotate.desktop.base.Messages;
import org.fetchandrotate.desktop.base.Question;
import org.fetchandrotate.desktop.base.Question.Choice;
import org.fetchandrotate.desktop.base.SystemActions;
import org.fetchandrotate.desktop.run.RunPhase;
import org.fetchandrotate.desktop.schedule.LatestNews;
import org.fetchandrotate.desktop.schedule.Schedule;
import org.fetchandrotate.desktop.schedule.ScheduleTimer;
import org.fetchandrotate.desktop.schedule.ScheduleWords;
import org.fetchandrotate.model.NewImages;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Runs that come by themselves, as the window offers them: in its menu, its status line, and the desktop's tray.
/// Where the tray shows the program, they go on without the window. Used on the FX thread.
final class WindowSchedule implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(WindowSchedule.class);

    private final Stage stage;
    private final SystemActions system;
    private final Background background;
    private final Clock clock;
    private final Schedule schedule;
    private final ScheduleTimer timer;
    private final ScheduleTray tray;
    private final Runnable raise;
    private Subscription followed = Subscription.EMPTY;

    /// @param choices what the icon in the tray offers
    /// @param startByItself starts a run, if one can be started
    WindowSchedule(
            Stage stage,
            SystemActions system,
            Background background,
            Clock clock,
            ScheduleTray.Choices choices,
            Runnable startByItself) {
        this.stage = stage;
        this.system = system;
        this.background = background;
        this.clock = clock;
        this.raise = choices.show();
        schedule = new Schedule(clock, startByItself);
        timer = new ScheduleTimer(schedule);
        tray = new ScheduleTray(system.presence(), schedule, choices);
        DesktopPresence presence = system.presence();
        stage.showingProperty().subscribe(showing -> {
            if (showing) {
                presence.outliveWindow(false);
            }
        });
        presence.trayShownProperty().subscribe(shown -> {
            if (!shown && schedule.stands() && !stage.isShowing()) {
                // nothing would be left to see of the program
                raise.run();
            }
        });
    }

    boolean stands() {
        return schedule.stands();
    }

    /// Ends it.
    void stop() {
        schedule.stop();
    }

    /// Shows it in another frame than before, and follows that one's runs.
    void follow(Messages messages, ShellViewModel model, ShellController controller) {
        followed.unsubscribe();
        ScheduleWords words = new ScheduleWords(messages, clock);
        StringBinding title = model.titleBinding();
        controller.offer(schedule, words);
        followed = Subscription.combine(
                model.phaseProperty().subscribe((before, after) -> {
                    if (after == RunPhase.STARTING) {
                        schedule.runBegan();
                    } else if (after == RunPhase.IDLE && before != RunPhase.STARTING) {
                        findNews(words, model);
                    }
                }),
                schedule.nextProperty().subscribe(_ -> tray.show(words, model)),
                title.subscribe(_ -> tray.show(words, model)));
    }

    /// Does what the user wants who closes the window: leaves it to the icon in the tray, if there is one and runs
    /// are to come, or quits.
    void leave(Messages messages, Runnable hide, Runnable quit) {
        Optional<String> next = schedule.nextProperty().get().map(new ScheduleWords(messages, clock)::next);
        if (next.isEmpty() || !system.presence().trayShownProperty().get()) {
            quit.run();
            return;
        }
        new Question(messages.text("schedule.leave.title"), messages.text("schedule.leave.text", next.get()))
                .ask(
                        stage,
                        messages.text("schedule.leave.stay"),
                        new Choice("tray", messages.text("schedule.leave.tray"), () -> toTray(hide)),
                        new Choice("quit", messages.text("schedule.leave.quit"), quit));
    }

    @Override
    public void close() {
        followed.unsubscribe();
        schedule.stop();
        system.presence().showTray(Optional.empty());
        timer.close();
    }

    private void toTray(Runnable hide) {
        system.presence().outliveWindow(true);
        hide.run();
    }

    private void findNews(ScheduleWords words, ShellViewModel model) {
        if (!schedule.stands()) {
            return;
        }
        String counts = model.runTextBinding().get();
        model.sessionProperty()
                .get()
                .ifPresent(session -> background.run(
                        () -> new LatestNews(session.database()).find(),
                        found -> found.ifPresent(images -> tell(images, counts, words, model)),
                        failure -> LOG.warn("What is new can't be said", failure)));
    }

    private void tell(NewImages images, String counts, ScheduleWords words, ShellViewModel model) {
        if (!schedule.stands()) {
            return;
        }
        tray.tell(images);
        tray.show(words, model);
        if (!stage.isFocused()) {
            system.notify(words.news(images), counts);
        }
    }
}
