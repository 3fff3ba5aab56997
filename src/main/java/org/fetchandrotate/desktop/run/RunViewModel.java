package org.fetchandrotate.desktop.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.binding.StringBinding;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.fetchandrotate.desktop.base.GroupedNumber;
import org.fetchandrotate.desktop.base.Messages;
import org.fetchandrotate.desktop.pictures.ComparedImage;
import org.fetchandrotate.desktop.shell.WorkspaceSession;
import org.fetchandrotate.engine.RunSummary;
import org.fetchandrotate.model.Rotation;
import org.fetchandrotate.settings.SettingKey;
import org.fetchandrotate.settings.SettingsException;

/// What the run view shows and can be told. Lives as long as the session. Used on the FX thread alone.
final class RunViewModel {
    private final WorkspaceSession session;
    private final RunCenter runs;
    private final Messages messages;
    private final HostWords hostWords;
    private final RunWords words;
    private final PairList pairs;
    private final StringProperty countText = new SimpleStringProperty("");
    private final ReadOnlyStringWrapper countFinding = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper notice = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper headline = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper invitation = new ReadOnlyStringWrapper("");
    private final ObjectProperty<Rotation> rotation = new SimpleObjectProperty<>();
    private final ObjectProperty<OptionalInt> site = new SimpleObjectProperty<>(OptionalInt.empty());
    private final BooleanBinding active;
    private final BooleanBinding fixed;
    private final BooleanBinding startable;
    private final BooleanBinding untouched;
    private final BooleanBinding finished;

    RunViewModel(WorkspaceSession session, RunCenter runs, Messages messages) {
        this.session = session;
        this.runs = runs;
        this.messages = messages;
        hostWords = new HostWords(messages);
        words = new RunWords(messages, session.engine().clock().getZone());
        pairs = new PairList(runs.pairs());
        active = Bindings.createBooleanBinding(() -> runs.phaseProperty().get().isActive(), runs.phaseProperty());
        BooleanBinding readOnly = Bindings.createBooleanBinding(session::isReadOnly);
        fixed = active.or(readOnly);
        startable = fixed.not()
                .and(countFinding.isEmpty())
                .and(runs.historyBusyProperty().not());
        untouched = active.not()
                .and(Bindings.isEmpty(runs.hosts()))
                .and(runs.progress().runIdProperty().isEqualTo(0));
        finished = active.not()
                .and(Bindings.createBooleanBinding(
                        () -> runs.lastSummaryProperty().get().isPresent(), runs.lastSummaryProperty()));
        session.websitesProperty().subscribe(_ -> invite());
        session.settingsProperty().subscribe(_ -> takeSettings());
        countText.subscribe(_ -> checkCount());
        rotation.subscribe(_ -> saveRotation());
        runs.lastFailureProperty().subscribe(failure -> notice.set(failure.orElse("")));
        runs.historyBusyProperty().subscribe(this::tellHistory);
        runs.phaseProperty().subscribe(_ -> tellHeadline());
        runs.progress().unknownProperty().subscribe(_ -> tellHeadline());
        runs.lastSummaryProperty().subscribe(_ -> tellHeadline());
    }

    RunCenter runs() {
        return runs;
    }

    PairList pairs() {
        return pairs;
    }

    HostWords hostWords() {
        return hostWords;
    }

    /// The number of images to aim at, as typed.
    StringProperty countTextProperty() {
        return countText;
    }

    /// What is wrong with it; empty if nothing.
    ReadOnlyStringProperty countFindingProperty() {
        return countFinding.getReadOnlyProperty();
    }

    ObjectProperty<Rotation> rotationProperty() {
        return rotation;
    }

    /// Trouble that the user should know of; empty if there is none.
    ReadOnlyStringProperty noticeProperty() {
        return notice.getReadOnlyProperty();
    }

    /// How the run stands, in a sentence.
    ReadOnlyStringProperty headlineProperty() {
        return headline.getReadOnlyProperty();
    }

    BooleanBinding active() {
        return active;
    }

    /// Whether what a run does can't be changed now.
    BooleanBinding fixed() {
        return fixed;
    }

    /// The website whose images alone show, by its place in the run; empty for all.
    ObjectProperty<OptionalInt> siteProperty() {
        return site;
    }

    BooleanBinding startable() {
        return startable;
    }

    /// Whether a website is switched on.
    BooleanBinding hasWebsites() {
        return Bindings.createBooleanBinding(
                () -> !session.websitesProperty().get().enabled().isEmpty(), session.websitesProperty());
    }

    /// Whether there was no run yet.
    BooleanBinding untouched() {
        return untouched;
    }

    /// Whether a run is over, and so has a summary.
    BooleanBinding finished() {
        return finished;
    }

    /// What a run would do.
    ReadOnlyStringProperty invitationProperty() {
        return invitation.getReadOnlyProperty();
    }

    void start() {
        if (startable.get() && saveCount()) {
            runs.start();
        }
    }

    void pauseOrResume() {
        switch (runs.phaseProperty().get()) {
            case RUNNING -> runs.pause();
            case PAUSED -> runs.resume();
            case IDLE, STARTING, STOPPING -> {
                // nothing to rest
            }
        }
    }

    void stop() {
        runs.stop();
    }

    /// Takes the number as typed, if it is a good one.
    ///
    /// @return false if it couldn't be saved
    boolean saveCount() {
        return countFinding.get().isEmpty() && save(SettingKey.MAX_IMG_COUNT, plainCount());
    }

    /// The images shown, for the large view.
    List<ComparedImage> compared() {
        return pairs.shown().stream().map(PairRow::compared).toList();
    }

    /// What the last run came to, a line for each website, and the total.
    String summaryText() {
        List<String> lines = new ArrayList<>();
        runs.lastSummaryProperty().get().ifPresent(summary -> {
            for (int i = 0; i < Math.min(summary.sites().size(), runs.hosts().size()); i++) {
                lines.add(hostWords.line(runs.hosts().get(i), summary.sites().get(i)));
            }
            lines.add(words.total(summary));
        });
        return lines.stream().collect(Collectors.joining(System.lineSeparator()));
    }

    /// How a website stands: while the run goes on what happens, afterwards what it came to.
    String state(HostRow row) {
        return outcome(row).map(tally -> hostWords.afterwards(row, tally)).orElseGet(() -> hostWords.now(row));
    }

    /// Whether a website's page turned out to need a browser.
    boolean needsBrowser(HostRow row) {
        return outcome(row).filter(HostWords::needsBrowser).isPresent();
    }

    /// What a website came to; empty while the run goes on.
    private Optional<RunSummary.SiteTally> outcome(HostRow row) {
        int place = row.place();
        boolean isOfThisRun = place < runs.hosts().size() && runs.hosts().get(place) == row;
        return active.get() || !isOfThisRun
                ? Optional.empty()
                : runs.lastSummaryProperty()
                        .get()
                        .filter(last -> place < last.sites().size())
                        .map(last -> last.sites().get(place));
    }

    /// A website's name and how it stands, with the other hosts that are asked for its pictures, a line each.
    String story(HostRow row) {
        List<String> lines = new ArrayList<>(List.of(row.name(), state(row)));
        lines.addAll(hostWords.elsewhere(row));
        lines.removeIf(String::isEmpty);
        return String.join("\n", lines);
    }

    /// How many websites give images, how many nothing, and of how many that isn't known yet.
    StringBinding standings() {
        ProgressModel progress = runs.progress();
        return Bindings.createStringBinding(
                () -> messages.text(
                        "run.hosts.standings",
                        progress.aliveProperty().get(),
                        progress.deadProperty().get(),
                        progress.unknownProperty().get()),
                progress.aliveProperty(),
                progress.deadProperty(),
                progress.unknownProperty());
    }

    private void invite() {
        int websites = session.websitesProperty().get().enabled().size();
        Figures figures = new Figures(messages);
        invitation.set(
                websites == 0
                        ? messages.text("run.failure.no-websites")
                        : messages.text(
                                "run.empty.text",
                                figures.count(session.settings().maxImages()),
                                figures.count(websites)));
    }

    private void takeSettings() {
        invite();
        countText.set(String.valueOf(session.settings().maxImages()));
        rotation.set(session.settings().rotation());
    }

    private void checkCount() {
        SettingKey key = SettingKey.MAX_IMG_COUNT;
        Figures figures = new Figures(messages);
        countFinding.set(
                key.finding(plainCount()).isEmpty()
                        ? ""
                        : messages.text("run.count.finding", figures.count(key.min()), figures.count(key.max())));
    }

    private String plainCount() {
        return GroupedNumber.plain(SettingKey.MAX_IMG_COUNT, countText.get());
    }

    private void saveRotation() {
        if (rotation.get() != session.settings().rotation()) {
            save(SettingKey.ROTATION, rotation.get().code());
        }
    }

    private boolean save(SettingKey key, String value) {
        if (session.settingsProperty().get().text(key).equals(value.strip())) {
            return true;
        }
        try {
            session.save(session.settingsProperty().get().with(key, value));
            notice.set("");
            return true;
        } catch (SettingsException e) {
            notice.set(messages.text("run.failure.not-saved", String.valueOf(e.getMessage())));
            return false;
        }
    }

    /// Says why no run can start, as long as that is so.
    private void tellHistory(boolean isBusy) {
        String reason = messages.text("run.failure.history-busy");
        if (isBusy) {
            notice.set(reason);
        } else if (notice.get().equals(reason)) {
            notice.set("");
        }
    }

    private void tellHeadline() {
        headline.set(
                switch (runs.phaseProperty().get()) {
                    case IDLE ->
                        runs.lastSummaryProperty()
                                .get()
                                .map(summary -> words.total(
                                        summary, runs.pastSinceProperty().get()))
                                .orElse("");
                    case STARTING, RUNNING -> words.running(runs.progress());
                    case PAUSED -> messages.text("run.headline.paused");
                    case STOPPING -> messages.text("run.headline.stopping");
                });
    }
}
