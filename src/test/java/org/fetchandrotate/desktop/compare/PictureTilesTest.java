package org.fetchandrotate.desktop.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.fetchandrotate.desktop.NeedsToolkit;
import org.fetchandrotate.desktop.base.Background;
import org.fetchandrotate.desktop.compare.PictureTiles.Place;
import org.fetchandrotate.desktop.compare.PictureTiles.Tile;
import org.fetchandrotate.desktop.run.Window;
import org.fetchandrotate.model.ImageRecord;
import org.fetchandrotate.model.Settings;
import org.fetchandrotate.storage.Workspace;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxToolkit;

/// A picture beyond what is kept in memory, without the view.
@NeedsToolkit
final class PictureTilesTest {
    private final Background background = new Background();

    @TempDir
    private Path folder;

    @BeforeAll
    static void startToolkit() throws Exception {
        FxToolkit.registerPrimaryStage();
    }

    @AfterEach
    void stop() {
        background.close();
    }

    @Test
    void givesWhatComesIntoSight_inTheFilesOwnPixels() throws Exception {
        PictureTiles tiles = tilesOfALargePicture();
        Place sight = new Place(500, 900, 600, 300);
        assertThat(Window.onFx(() -> tiles.inSight(sight))).isEmpty();
        await().until(() -> Window.onFx(() -> tiles.inSight(sight).size()) == 6);
        List<Tile> seen = Window.onFx(() -> tiles.inSight(sight));
        assertThat(seen).extracting(tile -> tile.place().left()).containsExactly(0, 512, 1024, 0, 512, 1024);
        Tile first = seen.getFirst();
        assertThat(first.place()).isEqualTo(new Place(0, 512, 512, 512));
        assertThat(grey(first, 6, 7)).isLessThan(60);
        assertThat(grey(first, 7, 7)).isGreaterThan(195);
    }

    @Test
    void endsWithThePicture_andGivesNothingOnceItIsClosed() throws Exception {
        PictureTiles tiles = tilesOfALargePicture();
        assertThat(Window.onFx(() -> tiles.inSight(new Place(0, 0, LargeSample.WIDTH, LargeSample.HEIGHT))))
                .as("all at once")
                .isEmpty();
        assertThat(Window.onFx(() -> tiles.decodedProperty().get())).isZero();
        Place corner = new Place(LargeSample.WIDTH - 10, LargeSample.HEIGHT - 10, 10, 10);
        await().until(() -> Window.onFx(() -> tiles.inSight(corner).size()) == 1);
        Tile last = Window.onFx(() -> tiles.inSight(corner).getFirst());
        assertThat(last.image().getHeight()).isEqualTo(LargeSample.HEIGHT % PictureTiles.SIDE);
        Window.onFx(() -> {
            tiles.close();
            assertThat(tiles.inSight(corner)).isEmpty();
            return null;
        });
    }

    @Test
    void givesNothing_whereTheFileCantBeRead() throws Exception {
        PictureTiles none = new PictureTiles(Files.write(folder.resolve("none"), new byte[9]), 100, 100, background);
        Window.onFx(() -> none.inSight(new Place(0, 0, 10, 10)));
        await().until(() -> Window.onFx(none::isOver));
    }

    private PictureTiles tilesOfALargePicture() throws Exception {
        Workspace workspace = new Workspace(folder, Settings.Files.DEFAULTS);
        ImageRecord image = LargeSample.write(workspace);
        PictureState state = new PairLoader(workspace, background).load(image).original();
        Optional<PictureTiles> tiles = ((PictureState.Shown) state).tiles();
        return tiles.orElseThrow();
    }

    private static int grey(Tile tile, int x, int y) {
        return tile.image().getPixelReader().getArgb(x, y) & 0xFF;
    }
}
