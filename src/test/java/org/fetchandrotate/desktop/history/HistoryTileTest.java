package org.fetchandrotate.desktop.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.ref.WeakReference;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Set;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.css.PseudoClass;
import javafx.scene.layout.StackPane;
import org.awaitility.Awaitility;
import org.fetchandrotate.desktop.NeedsToolkit;
import org.fetchandrotate.desktop.base.Messages;
import org.fetchandrotate.desktop.pictures.ThumbnailCache;
import org.fetchandrotate.desktop.run.Window;
import org.fetchandrotate.model.Settings;
import org.fetchandrotate.storage.Workspace;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxToolkit;

/// The grid makes new tiles whenever their size changes: those that it left out mustn't stay in memory.
@NeedsToolkit
final class HistoryTileTest {
    private final ObjectProperty<Set<Long>> chosen = new SimpleObjectProperty<>(Set.of());
    private final HistoryRow row = new HistoryRow(7);

    @TempDir
    private Path folder;

    @BeforeAll
    static void startToolkit() throws Exception {
        FxToolkit.registerPrimaryStage();
    }

    @Test
    void isForgotten_onceItIsInNoWindow() throws Exception {
        try (ThumbnailCache thumbnails = new ThumbnailCache()) {
            WeakReference<HistoryTile> forgotten = Window.onFx(() -> {
                StackPane place = Window.place();
                HistoryTile tile = tile(thumbnails);
                place.getChildren().add(tile);
                place.getChildren().clear();
                return new WeakReference<>(tile);
            });
            Awaitility.await().until(() -> {
                System.gc();
                return forgotten.refersTo(null);
            });
            assertThat(row.image()).isEmpty();
        }
    }

    @Test
    void showsWhatIsChosen_whenItComesBack() throws Exception {
        try (ThumbnailCache thumbnails = new ThumbnailCache()) {
            Window.onFx(() -> {
                StackPane place = Window.place();
                HistoryTile tile = tile(thumbnails);
                place.getChildren().add(tile);
                chosen.set(Set.of(7L));
                assertThat(isMarked(tile)).isTrue();
                place.getChildren().clear();
                chosen.set(Set.of());
                place.getChildren().add(tile);
                assertThat(isMarked(tile)).isFalse();
                return null;
            });
        }
    }

    private HistoryTile tile(ThumbnailCache thumbnails) {
        HistoryTile tile = new HistoryTile(
                new Words(new Messages(Locale.ENGLISH), ZoneOffset.UTC),
                new Workspace(folder, Settings.Files.DEFAULTS),
                thumbnails);
        tile.follow(chosen);
        tile.updateItem(row, false);
        return tile;
    }

    private static boolean isMarked(HistoryTile tile) {
        return tile.getGraphic().getPseudoClassStates().contains(PseudoClass.getPseudoClass("selected"));
    }
}
