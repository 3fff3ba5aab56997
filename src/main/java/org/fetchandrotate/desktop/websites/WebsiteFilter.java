package org.fetchandrotate.desktop.websites;

import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import javafx.animation.Animation;
import javafx.animation.PauseTransition;
import javafx.collections.ObservableList;
import javafx.collections.transformation.FilteredList;
import javafx.util.Duration;
import org.fetchandrotate.desktop.run.RunCenter;
import org.jspecify.annotations.Nullable;

/// Lets those websites show whose address or state has a text in it, in any case. It looks through them when nobody
/// has typed for a moment, and again while a run changes their states. Used on the FX thread.
final class WebsiteFilter {
    private static final Duration PAUSE = Duration.millis(250);

    private final ObservableList<WebsiteRow> rows;
    private final FilteredList<WebsiteRow> shown;
    private final WebsiteTexts texts;
    private final Runnable beforeReplacing;
    private final PauseTransition pause = new PauseTransition(PAUSE);
    private String wanted = "";

    /// @param beforeReplacing called before others that show are told of
    WebsiteFilter(ObservableList<WebsiteRow> rows, WebsiteTexts texts, RunCenter runs, Runnable beforeReplacing) {
        this.rows = rows;
        this.texts = texts;
        this.beforeReplacing = beforeReplacing;
        shown = new FilteredList<>(rows);
        pause.setOnFinished(_ -> look());
        runs.phaseProperty().subscribe(_ -> lookSoon());
        // changes with every batch of news
        runs.progress().elapsedProperty().subscribe(_ -> lookSoon());
    }

    /// Those that show. The same list for life.
    FilteredList<WebsiteRow> shown() {
        return shown;
    }

    /// Takes another text; an empty one, which shows all, at once.
    void want(String text) {
        wanted = text.strip().toLowerCase(Locale.ROOT);
        if (wanted.isEmpty()) {
            pause.stop();
            look();
        } else {
            pause.playFromStart();
        }
    }

    private void lookSoon() {
        if (!wanted.isEmpty() && pause.getStatus() != Animation.Status.RUNNING) {
            pause.playFromStart();
        }
    }

    /// Others are told only if other websites show.
    private void look() {
        String text = wanted;
        @Nullable Predicate<WebsiteRow> predicate = text.isEmpty() ? null : row -> has(row, text);
        List<WebsiteRow> found =
                predicate == null ? rows : rows.stream().filter(predicate).toList();
        if (!shown.equals(found)) {
            beforeReplacing.run();
            shown.setPredicate(predicate);
        }
    }

    private boolean has(WebsiteRow row, String text) {
        return isIn(row.url().readable(), text) || isIn(row.url().redacted(), text) || isIn(texts.now(row), text);
    }

    private static boolean isIn(String whole, String text) {
        return whole.toLowerCase(Locale.ROOT).contains(text);
    }
}
