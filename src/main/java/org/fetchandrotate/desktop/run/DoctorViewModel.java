package org.fetchandrotate.desktop.run;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.fetchandrotate.desktop.shell.WorkspaceSession;
import org.fetchandrotate.engine.RunSummary;
import org.fetchandrotate.model.Settings;
import org.fetchandrotate.settings.SettingKey;
import org.fetchandrotate.settings.SettingsException;
import org.fetchandrotate.settings.WebsiteList;
import org.fetchandrotate.settings.WebsiteList.Entry;
import org.fetchandrotate.settings.WebsiteList.Use;
import org.fetchandrotate.url.WebUrl;

/// The websites of the run that shows that gave nothing, by cause, and what can be done about it. Used on the FX
/// thread alone.
final class DoctorViewModel {
    /// A wait that is too short is too short by far.
    private static final int LONGER_BY = 5;
    private static final Duration LONGEST = Duration.ofMinutes(2);

    private final ReadOnlyObjectWrapper<List<SiteFinding>> findings = new ReadOnlyObjectWrapper<>(List.of());
    private final WorkspaceSession session;
    private final RunCenter runs;

    DoctorViewModel(WorkspaceSession session, RunCenter runs) {
        this.session = session;
        this.runs = runs;
        runs.phaseProperty().subscribe(_ -> examine());
        runs.lastSummaryProperty().subscribe(_ -> examine());
    }

    /// None while a run goes on.
    ReadOnlyObjectProperty<List<SiteFinding>> findingsProperty() {
        return findings.getReadOnlyProperty();
    }

    /// How many websites gave nothing.
    int patients() {
        return findings.get().stream().mapToInt(found -> found.urls().size()).sum();
    }

    /// Of so many.
    int websites() {
        return runs.hosts().size();
    }

    /// What can be done now.
    List<SiteRemedy> remedies(SiteFinding finding) {
        return session.isReadOnly()
                ? List.of()
                : finding.cause().remedies().stream()
                        .filter(remedy -> canHelp(remedy, finding))
                        .toList();
    }

    /// The time limit that [SiteRemedy#LONGER] sets.
    Duration longer() {
        Duration longer = session.settings().network().timeout().multipliedBy(LONGER_BY);
        return longer.compareTo(LONGEST) < 0 ? longer : LONGEST;
    }

    /// @return takes it back; empty where that has no meaning
    /// @throws SettingsException if the settings can't be used as they are now
    Optional<Runnable> apply(SiteRemedy remedy, SiteFinding finding) throws SettingsException {
        return switch (remedy) {
            case OFF -> change(finding, entry -> new Entry(entry.url(), Use.OFF));
            case PLAIN_HTTP -> change(finding, DoctorViewModel::plain);
            case LONGER -> set(SettingKey.REQUEST_TIMEOUT, String.valueOf(longer().toSeconds()));
            case BROWSER -> set(SettingKey.RENDER, "auto");
            case RETRY -> {
                runs.retry(runs.progress().runIdProperty().get());
                yield Optional.empty();
            }
        };
    }

    private boolean canHelp(SiteRemedy remedy, SiteFinding finding) {
        return switch (remedy) {
            case OFF, RETRY -> true;
            case PLAIN_HTTP ->
                finding.urls().stream().anyMatch(url -> url.scheme().equals("https"));
            case LONGER -> session.settings().network().timeout().compareTo(longer()) < 0;
            // where it is allowed and was wanted in vain, there is no browser
            case BROWSER -> session.settings().pages().render() == Settings.Render.NEVER;
        };
    }

    private void examine() {
        Optional<RunSummary> summary = runs.lastSummaryProperty().get();
        findings.set(
                runs.phaseProperty().get().isActive()
                        ? List.of()
                        : summary.map(last -> SiteDoctor.examine(last, runs.hosts()))
                                .orElse(List.of()));
    }

    private Optional<Runnable> change(SiteFinding finding, UnaryOperator<Entry> changed) {
        Set<WebUrl> ill = new HashSet<>(finding.urls());
        WebsiteList before = session.websitesProperty().get();
        List<Entry> entries = new ArrayList<>();
        Set<WebUrl> listed = new HashSet<>();
        for (Entry entry : before.entries()) {
            boolean isIll = ill.contains(entry.url().withoutCredentials());
            Entry kept = isIll ? changed.apply(entry) : entry;
            if (listed.add(kept.url())) {
                entries.add(kept);
            }
        }
        WebsiteList after = before.withEntries(entries);
        session.save(after);
        return Optional.of(
                () -> session.save(before.onto(after, session.websitesProperty().get())));
    }

    private static Entry plain(Entry entry) {
        String url = entry.url().toString();
        return url.startsWith("https:")
                ? WebUrl.parse("http" + url.substring("https".length()))
                        .map(plain -> new Entry(plain, entry.use()))
                        .orElse(entry)
                : entry;
    }

    private Optional<Runnable> set(SettingKey key, String value) throws SettingsException {
        return Optional.of(session.change(session.settingsProperty().get().with(key, value)));
    }
}
