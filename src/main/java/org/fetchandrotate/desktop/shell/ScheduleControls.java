package org.fetchandrotate.desktop.shell;

import java.util.Optional;
import javafx.scene.control.Button;
import javafx.scene.control.Menu;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.ToggleGroup;
import javafx.util.Subscription;
import org.fetchandrotate.desktop.schedule.Interval;
import org.fetchandrotate.desktop.schedule.Schedule;
import org.fetchandrotate.desktop.schedule.ScheduleWords;

/// The menu that says how often runs come by themselves, and the note that says when the next does.
///
/// @param note a click ends the schedule
record ScheduleControls(Menu menu, Button note) {
    /// @return lets go of the schedule, which outlives both
    Subscription wire(Schedule schedule, ScheduleWords words, ShellViewModel model) {
        ToggleGroup group = new ToggleGroup();
        menu.getItems().add(item(Optional.empty(), schedule, words, group));
        for (Interval interval : Interval.values()) {
            menu.getItems().add(item(Optional.of(interval), schedule, words, group));
        }
        menu.disableProperty().bind(model.openBinding().not().or(model.readOnlyBinding()));
        note.setOnAction(_ -> schedule.stop());
        note.managedProperty().bind(note.visibleProperty());
        return Subscription.combine(
                schedule.intervalProperty()
                        .subscribe(chosen -> group.getToggles().stream()
                                .filter(toggle -> chosen.equals(toggle.getUserData()))
                                .forEach(group::selectToggle)),
                schedule.nextProperty().subscribe(next -> {
                    note.setVisible(next.isPresent());
                    note.setText(next.map(words::next).orElse(""));
                }));
    }

    private static RadioMenuItem item(
            Optional<Interval> interval, Schedule schedule, ScheduleWords words, ToggleGroup group) {
        RadioMenuItem item = new RadioMenuItem(
                interval.map(words::of).orElseGet(() -> words.messages().text("schedule.off")));
        item.setId("repeat-" + interval.map(Interval::code).orElse("off"));
        item.setUserData(interval);
        item.setToggleGroup(group);
        item.setOnAction(_ -> schedule.intervalProperty().set(interval));
        return item;
    }
}
