package org.fetchandrotate.desktop.shell;

import java.util.List;
import java.util.Optional;
import org.fetchandrotate.desktop.base.DesktopPresence;
import org.fetchandrotate.desktop.base.Messages;
import org.fetchandrotate.desktop.base.TrayIcon;
import org.fetchandrotate.desktop.run.RunPhase;
import org.fetchandrotate.desktop.schedule.Schedule;
import org.fetchandrotate.desktop.schedule.ScheduleWords;
import org.fetchandrotate.model.NewImages;

/// The program's icon in the tray while a schedule stands. Used on the FX thread.
final class ScheduleTray {
    private final DesktopPresence presence;
    private final Schedule schedule;
    private final Choices choices;
    /// The same one each time, so that an icon can be held against another.
    private final Runnable stop;

    private Optional<NewImages> news = Optional.empty();

    /// What its menu offers, besides the end of the schedule.
    ///
    /// @param show brings the window to the front
    /// @param run starts a run
    record Choices(Runnable show, Runnable run, Runnable quit) {}

    ScheduleTray(DesktopPresence presence, Schedule schedule, Choices choices) {
        this.presence = presence;
        this.schedule = schedule;
        this.choices = choices;
        stop = schedule::stop;
    }

    /// Says what the last run found, until the schedule ends.
    void tell(NewImages images) {
        news = Optional.of(images);
    }

    /// Shows how things stand; nothing while no schedule does.
    void show(ScheduleWords words, ShellViewModel model) {
        if (schedule.nextProperty().get().isEmpty()) {
            news = Optional.empty();
            presence.showTray(Optional.empty());
            return;
        }
        String next = words.next(schedule.nextProperty().get().get());
        boolean isRunning = model.phaseProperty().get() != RunPhase.IDLE;
        presence.showTray(Optional.of(new TrayIcon(
                news.map(words::news).orElse(next),
                isRunning ? model.titleBinding().get() : next,
                items(words.messages()),
                choices.show())));
    }

    private List<TrayIcon.Item> items(Messages messages) {
        return List.of(
                new TrayIcon.Item(messages.text("schedule.tray.show"), choices.show()),
                new TrayIcon.Item(messages.text("schedule.tray.run"), choices.run()),
                new TrayIcon.Item(messages.text("schedule.tray.stop"), stop),
                new TrayIcon.Item(messages.text("schedule.tray.quit"), choices.quit()));
    }
}
