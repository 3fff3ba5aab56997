package org.fetchandrotate.desktop.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.image.ImageView;
import org.fetchandrotate.demo.DemoGallery;
import org.fetchandrotate.demo.DemoOptions;
import org.fetchandrotate.desktop.NeedsToolkit;
import org.fetchandrotate.desktop.history.HistoryViewModel.Contents;
import org.fetchandrotate.desktop.run.Window.Theme;
import org.fetchandrotate.model.Failure;
import org.fetchandrotate.model.FailureReason;
import org.fetchandrotate.model.ImageStatus;
import org.fetchandrotate.storage.HistoryWriter;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.testfx.api.FxRobot;

/// Pictures of the history in every state, to be looked at.
@NeedsToolkit
final class HistoryScreenshotTest {
    private final FxRobot robot = new FxRobot();

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource
    void showsAFriendlyNotice_beforeTheFirstRun(Theme theme) throws Exception {
        try (HistoryWindow window = new HistoryWindow(folder, List.of(), Locale.ENGLISH).show(theme, 1000, 700)) {
            window.await(() -> window.model().contentsProperty().get() == Contents.NONE);
            window.shoot("history-empty-" + name(theme) + "-1000x700");
            assertThat(window.get("#historyEmpty").isVisible()).isTrue();
        }
    }

    @ParameterizedTest
    @EnumSource
    void showsRowsAndPictures_afterARunOnTheGallery(Theme theme) throws Exception {
        DemoOptions options = new DemoOptions(12, Duration.ZERO, DemoOptions.Contents.VARIED);
        try (DemoGallery gallery = DemoGallery.start(options);
                HistoryWindow window = new HistoryWindow(folder, gallery.websites(), Locale.ENGLISH)
                        .show(theme, 1280, 800)
                        .finishRun()) {
            window.await(() ->
                    window.model().rows().stream().anyMatch(row -> row.image().isPresent()));
            window.run(() -> window.model().filter().statusProperty().set(Optional.of(ImageStatus.PROCESSED)));
            window.awaitRows(30);
            window.run(() -> window.table().getSelectionModel().select(2));
            ImageView rotated = window.get("#historyRotated");
            window.await(() -> rotated.getImage() != null);
            window.shoot("history-filled-" + name(theme) + "-1280x800");
            window.resize(1000, 700);
            window.shoot("history-filled-" + name(theme) + "-1000x700");
            Node asGallery = window.get("#historyAsGallery");
            robot.clickOn(asGallery);
            window.await(() -> pictures(window) > 5);
            window.shoot("history-gallery-" + name(theme) + "-1000x700");
            robot.clickOn("#historyAsTable");
            window.run(() -> {
                window.model().filter().clear();
                window.model().filter().failureProperty().set(FailureFilter.ANY);
            });
            window.await(
                    () -> window.model().shown().equals(window.model().filter().query()));
            window.run(() -> window.table().getSelectionModel().select(0));
            window.await(() -> window.model().imageProperty().get().isPresent());
            window.shoot("history-failures-" + name(theme) + "-1000x700");
            window.run(() -> window.model().filter().textProperty().set("nowhere"));
            window.awaitRows(0);
            window.shoot("history-filtered-" + name(theme) + "-1000x700");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"de", "uk"})
    void cutsLongNamesAndKeepsTheRestInSight(String language) throws Exception {
        String longHost = "a-very-long-name-of-a-host." + "that-goes-on-".repeat(12) + "and-on.example";
        String longUrl = "https://cdn.example/" + "folder-with-a-long-name/".repeat(14) + "picture.jpg?size=large";
        try (HistoryWindow window = new HistoryWindow(folder, List.of(), Locale.of(language));
                HistoryWriter writer = window.session().database().writer()) {
            window.show(Theme.LIGHT, 1000, 700);
            long run = HistorySamples.start(writer, 100_000);
            writer.record(HistorySamples.candidate(longHost, longUrl, "Alt text\nthat \u202Egoes on ".repeat(20), run)
                    .failed(new Failure(
                            FailureReason.HTTP_CLIENT_ERROR,
                            "403 Forbidden, after three redirects, the last to " + longUrl)));
            for (int i = 0; i < 40; i++) {
                writer.record(HistorySamples.image(run, i));
            }
            writer.flush();
            window.awaitRows(41);
            window.run(() -> window.table().getSelectionModel().select(40));
            window.run(() -> window.table().scrollTo(28));
            window.await(() -> window.model().imageProperty().get().isPresent());
            window.shoot("history-long-" + language + "-1000x700");
        }
    }

    private static long pictures(HistoryWindow window) {
        return window.<Node>get("#historyGallery").lookupAll(".picture-box .image-view").stream()
                .filter(node -> node instanceof ImageView view && view.getImage() != null)
                .count();
    }

    private static String name(Theme theme) {
        return theme.name().toLowerCase(Locale.ROOT);
    }
}
