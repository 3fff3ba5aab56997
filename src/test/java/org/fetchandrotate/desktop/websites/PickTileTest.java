package org.fetchandrotate.desktop.websites;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.ref.WeakReference;
import java.util.Optional;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableSet;
import javafx.css.PseudoClass;
import javafx.scene.control.ContextMenu;
import javafx.scene.layout.StackPane;
import org.awaitility.Awaitility;
import org.fetchandrotate.desktop.NeedsToolkit;
import org.fetchandrotate.desktop.run.Window;
import org.fetchandrotate.url.WebUrl;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxToolkit;

/// The grid makes new tiles whenever their size changes: those that it left out mustn't stay in memory.
@NeedsToolkit
final class PickTileTest {
    private static final WebUrl IMAGE = WebUrl.parse("https://a.example/b.jpg").orElseThrow();

    private final ObservableSet<WebUrl> picked = FXCollections.observableSet();

    @BeforeAll
    static void startToolkit() throws Exception {
        FxToolkit.registerPrimaryStage();
    }

    @Test
    void isForgotten_onceItIsInNoWindow() throws Exception {
        WeakReference<PickTile> forgotten = Window.onFx(() -> {
            StackPane place = Window.place();
            PickTile tile = tile();
            place.getChildren().add(tile);
            place.getChildren().clear();
            return new WeakReference<>(tile);
        });
        Awaitility.await().until(() -> {
            System.gc();
            return forgotten.refersTo(null);
        });
        assertThat(picked).isEmpty();
    }

    @Test
    void showsWhetherItIsPicked_whenItComesBack() throws Exception {
        Window.onFx(() -> {
            StackPane place = Window.place();
            PickTile tile = tile();
            place.getChildren().add(tile);
            picked.add(IMAGE);
            assertThat(isMarked(tile)).isTrue();
            place.getChildren().clear();
            picked.clear();
            place.getChildren().add(tile);
            assertThat(isMarked(tile)).isFalse();
            return null;
        });
    }

    private PickTile tile() {
        PickTile tile = new PickTile(Optional::empty, picked, new SimpleDoubleProperty(100), new PickActions() {
            @Override
            public void open(WebUrl image) {
                throw new AssertionError("nobody asked for it");
            }

            @Override
            public ContextMenu menu(WebUrl image) {
                return new ContextMenu();
            }
        });
        tile.updateItem(new PreviewRow("b.jpg", Optional.of(IMAGE), "", "", ""), false);
        return tile;
    }

    private static boolean isMarked(PickTile tile) {
        return tile.getPseudoClassStates().contains(PseudoClass.getPseudoClass("picked"));
    }
}
