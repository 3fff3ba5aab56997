package org.fetchandrotate.desktop.history;

import java.util.Optional;
import java.util.OptionalLong;
import javafx.beans.property.LongProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleLongProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.fetchandrotate.model.ImageStatus;
import org.fetchandrotate.storage.ImageQuery;
import org.fetchandrotate.storage.ImageQuery.Direction;
import org.fetchandrotate.storage.ImageQuery.SortColumn;

/// What the user looks for, and in which order. Used on the FX thread.
final class HistoryFilter {
    /// The newest first, until the user wants another.
    static final Order NEWEST_FIRST = new Order(SortColumn.ID, Direction.DESCENDING);

    private final LongProperty run = new SimpleLongProperty(RunRow.ALL);
    private final ObjectProperty<Optional<String>> host = new SimpleObjectProperty<>(Optional.empty());
    private final ObjectProperty<Optional<String>> tag = new SimpleObjectProperty<>(Optional.empty());
    private final ObjectProperty<Optional<ImageStatus>> status = new SimpleObjectProperty<>(Optional.empty());
    private final ObjectProperty<FailureFilter> failure = new SimpleObjectProperty<>(FailureFilter.NONE_OR_ANY);
    private final StringProperty text = new SimpleStringProperty("");
    private final ObjectProperty<Order> order = new SimpleObjectProperty<>(NEWEST_FIRST);

    /// By which column, and which way.
    record Order(SortColumn column, Direction direction) {}

    /// A run's number, or [RunRow#ALL].
    LongProperty runProperty() {
        return run;
    }

    ObjectProperty<Optional<String>> hostProperty() {
        return host;
    }

    ObjectProperty<Optional<String>> tagProperty() {
        return tag;
    }

    ObjectProperty<Optional<ImageStatus>> statusProperty() {
        return status;
    }

    ObjectProperty<FailureFilter> failureProperty() {
        return failure;
    }

    /// Words that each row has in its URL, page or alt text.
    StringProperty textProperty() {
        return text;
    }

    ObjectProperty<Order> orderProperty() {
        return order;
    }

    /// Calls back after each change.
    void subscribe(Runnable onChange) {
        run.subscribe((before, after) -> onChange.run());
        host.subscribe((before, after) -> onChange.run());
        tag.subscribe((before, after) -> onChange.run());
        status.subscribe((before, after) -> onChange.run());
        failure.subscribe((before, after) -> onChange.run());
        text.subscribe((before, after) -> onChange.run());
        order.subscribe((before, after) -> onChange.run());
    }

    /// Lets every row through, of whatever run; the order stays.
    void clear() {
        run.set(RunRow.ALL);
        clearWithinRun();
    }

    /// Lets every row of the chosen run through; the order stays.
    void clearWithinRun() {
        host.set(Optional.empty());
        tag.set(Optional.empty());
        status.set(Optional.empty());
        failure.set(FailureFilter.NONE_OR_ANY);
        text.set("");
    }

    /// Whether it lets every row of the chosen run through, or every row if none is chosen.
    boolean isOpenWithinRun() {
        return host.get().isEmpty()
                && tag.get().isEmpty()
                && status.get().isEmpty()
                && failure.get().equals(FailureFilter.NONE_OR_ANY)
                && text.get().isBlank();
    }

    ImageQuery query() {
        return new ImageQuery(
                run.get() == RunRow.ALL ? OptionalLong.empty() : OptionalLong.of(run.get()),
                host.get(),
                tag.get(),
                status.get(),
                failure.get().reason(),
                failure.get().outcome(),
                text.get(),
                order.get().column(),
                order.get().direction());
    }
}
