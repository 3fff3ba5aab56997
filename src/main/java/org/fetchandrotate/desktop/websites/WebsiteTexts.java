package org.fetchandrotate.desktop.websites;

import java.util.function.Function;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ObservableValue;
import org.fetchandrotate.desktop.base.Messages;
import org.fetchandrotate.desktop.run.HostRow;
import org.fetchandrotate.desktop.run.HostWords;
import org.fetchandrotate.desktop.run.RunPhase;

/// What the columns of the table say about a website, as it changes.
///
/// @param words of what is under way
/// @param phase of the run: what is still to come while it goes on, won't come any more once it is over
record WebsiteTexts(Messages messages, HostWords words, ObservableValue<RunPhase> phase) {
    WebsiteTexts(Messages messages, ObservableValue<RunPhase> phase) {
        this(messages, new HostWords(messages), phase);
    }

    /// A count; nothing where the website is no part of a run, or the count isn't known yet.
    static ObservableValue<Number> count(WebsiteRow row, Function<HostRow, ReadOnlyIntegerProperty> count) {
        return row.progress()
                .map(count)
                .<ObservableValue<Number>>map(value -> value.map(known -> known.intValue() < 0 ? null : known))
                .orElseGet(ReadOnlyObjectWrapper::new);
    }

    /// What [#status] says just now.
    String now(WebsiteRow row) {
        return row.progress().map(this::status).orElse(row.isOn() ? "" : messages.text("websites.status.off"));
    }

    ObservableValue<String> status(WebsiteRow row) {
        if (row.progress().isEmpty()) {
            return new ReadOnlyStringWrapper(now(row));
        }
        HostRow host = row.progress().get();
        return Bindings.createStringBinding(
                () -> status(host),
                phase,
                host.pageProperty(),
                host.pageFailureProperty(),
                host.underWayProperty(),
                host.wholeLoadProperty(),
                host.takenProperty(),
                host.shareProperty());
    }

    /// How much of its share of the run a website has given, from 0 to 1; nothing if it is no part of one.
    static ObservableValue<Number> share(WebsiteRow row) {
        return row.progress()
                .<ObservableValue<Number>>map(host -> Bindings.createDoubleBinding(
                        () -> host.shareProperty().get() == 0
                                ? 0
                                : (double) host.takenProperty().get()
                                        / host.shareProperty().get(),
                        host.takenProperty(),
                        host.shareProperty()))
                .orElseGet(ReadOnlyObjectWrapper::new);
    }

    private String status(HostRow host) {
        boolean isOver = !phase.getValue().isActive();
        return switch (host.pageProperty().get()) {
            case WAITING -> messages.text(isOver ? "websites.status.not-scanned" : "websites.status.waiting");
            case SCANNING -> messages.text(isOver ? "websites.status.not-scanned" : "websites.status.scanning");
            case FAILED ->
                host.pageFailureProperty().get().map(messages::failure).orElse("");
            case SCANNED -> {
                if (host.underWayProperty().get() > 0) {
                    yield words.underWay(host.wholeLoadProperty().get());
                }
                boolean isEmptyHanded = host.takenProperty().get() == 0;
                if (isOver && isEmptyHanded) {
                    yield messages.text("websites.status.nothing");
                }
                yield host.takenProperty().get() >= host.shareProperty().get()
                        ? messages.text("websites.status.done")
                        : messages.text("websites.status.scanned");
            }
        };
    }
}
