package org.fetchandrotate.desktop.pictures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import javafx.scene.image.Image;
import javax.imageio.ImageIO;
import org.fetchandrotate.desktop.NeedsToolkit;
import org.fetchandrotate.desktop.run.Window;
import org.fetchandrotate.imaging.Thumbnail;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxToolkit;

@NeedsToolkit
final class ThumbnailCacheTest {
    @TempDir
    private Path folder;

    private final List<Optional<Image>> made = new CopyOnWriteArrayList<>();
    private final ThumbnailCache cache = new ThumbnailCache();

    @BeforeAll
    static void startToolkit() throws Exception {
        FxToolkit.registerPrimaryStage();
    }

    @AfterEach
    void close() throws Exception {
        Window.onFx(() -> {
            cache.close();
            return null;
        });
    }

    @Test
    void makesAPicture_whenAskedFor() throws Exception {
        PictureFile file = picture("a.png");
        assertThat(cache.get(file)).isEmpty();
        request(file);
        await().until(() -> made.size() == 1);
        assertThat(made.getFirst()).isPresent().isEqualTo(cache.get(file));
        assertThat(made.getFirst().orElseThrow().getPixelReader().getArgb(3, 4)).isEqualTo(0xFF336699);
    }

    @Test
    void deliversNothing_whenThereIsNoPicture() throws Exception {
        request(new PictureFile(folder.resolve("missing.png"), "m"));
        await().until(() -> made.size() == 1);
        assertThat(made.getFirst()).isEmpty();
    }

    @Test
    void handsOutAPictureThatCameByItself() {
        PictureFile file = file("a");
        cache.offer(file, new Thumbnail(1, 1, new int[] {0xFF336699}));
        assertThat(cache.get(file).orElseThrow().getPixelReader().getArgb(0, 0)).isEqualTo(0xFF336699);
    }

    @Test
    void callsNobody_whoHasCancelled() throws Exception {
        PictureFile file = picture("a.png");
        Window.onFx(() -> {
            cache.request(file, made::add).cancel();
            return null;
        });
        request(picture("b.png"));
        await().until(() -> !made.isEmpty());
        await().during(Duration.ofMillis(300)).until(() -> made.size() == 1);
    }

    @Test
    void keepsTransparency_premultiplied() {
        Image image = PixelImages.of(new Thumbnail(1, 1, new int[] {0x80FF0000}));
        assertThat(image.getPixelReader().getArgb(0, 0)).isEqualTo(0x80FF0000);
    }

    private void request(PictureFile file) throws Exception {
        Window.onFx(() -> cache.request(file, made::add));
    }

    private PictureFile file(String name) {
        return new PictureFile(folder.resolve(name), name);
    }

    private PictureFile picture(String name) throws Exception {
        BufferedImage image = new BufferedImage(10, 10, BufferedImage.TYPE_INT_RGB);
        for (int i = 0; i < 100; i++) {
            image.setRGB(i % 10, i / 10, 0x336699);
        }
        ImageIO.write(image, "png", folder.resolve(name).toFile());
        return file(name);
    }
}
