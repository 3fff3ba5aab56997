package org.fetchandrotate.desktop.pictures;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.stream.IntStream;
import javafx.scene.image.Image;
import org.fetchandrotate.desktop.NeedsToolkit;
import org.fetchandrotate.imaging.Thumbnail;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxToolkit;

@NeedsToolkit
final class PictureStoreTest {
    private static final int SIDE = 10;
    private static final long PICTURE = 4L * SIDE * SIDE;

    /// Room for one picture on probation, and four others.
    private final PictureStore store = new PictureStore(5 * PICTURE);

    @BeforeAll
    static void startToolkit() throws Exception {
        FxToolkit.registerPrimaryStage();
    }

    @Test
    void forgetsTheLongestUnused_whenThereIsNoMoreRoom() {
        IntStream.range(0, 4).forEach(i -> store.keep(file(i), picture()));
        assertThat(store.get(file(0))).isPresent();
        store.keep(file(4), picture());
        assertThat(store.get(file(1))).isEmpty();
        assertThat(store.get(file(0))).isPresent();
        assertThat(store.bytes()).isEqualTo(4 * PICTURE);
    }

    @Test
    void keepsWhatWasLookedAt_howeverManyComeByThemselves() {
        store.keep(file(0), picture());
        store.offer(file(1), picture());
        assertThat(store.get(file(1))).isPresent();
        IntStream.range(100, 200).forEach(i -> store.offer(file(i), picture()));
        assertThat(store.get(file(0))).isPresent();
        assertThat(store.get(file(1))).isPresent();
        assertThat(store.get(file(198))).isEmpty();
        assertThat(store.bytes()).isEqualTo(3 * PICTURE);
        assertThat(store.get(file(199))).isPresent();
        assertThat(store.bytes()).isEqualTo(3 * PICTURE);
    }

    @Test
    void holdsAPictureOnce() {
        Image first = picture();
        store.keep(file(0), first);
        store.offer(file(0), picture());
        assertThat(store.get(file(0))).containsSame(first);
        store.offer(file(1), picture());
        store.keep(file(1), picture());
        store.keep(file(1), picture());
        assertThat(store.bytes()).isEqualTo(2 * PICTURE);
    }

    @Test
    void takesOneThatIsLargerThanTheRoom() {
        store.keep(file(0), PixelImages.of(new Thumbnail(100, 100, new int[10_000])));
        assertThat(store.get(file(0))).isPresent();
        store.keep(file(1), picture());
        assertThat(store.get(file(0))).isEmpty();
        assertThat(store.bytes()).isEqualTo(PICTURE);
    }

    @Test
    void tellsFilesOfOtherBytesApart() {
        store.keep(new PictureFile(Path.of("a"), "old"), picture());
        assertThat(store.get(new PictureFile(Path.of("a"), "new"))).isEmpty();
    }

    private static PictureFile file(int number) {
        return new PictureFile(Path.of(number + ".png"), "hash");
    }

    private static Image picture() {
        return PixelImages.of(new Thumbnail(SIDE, SIDE, new int[SIDE * SIDE]));
    }
}
