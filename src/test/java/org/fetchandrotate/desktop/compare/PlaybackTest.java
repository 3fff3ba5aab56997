package org.fetchandrotate.desktop.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.image.Image;
import org.fetchandrotate.desktop.NeedsToolkit;
import org.fetchandrotate.desktop.base.Background;
import org.fetchandrotate.desktop.compare.Playback.Start;
import org.fetchandrotate.desktop.pictures.PictureFile;
import org.fetchandrotate.desktop.run.Window;
import org.fetchandrotate.model.ImageRecord;
import org.fetchandrotate.model.Rotation;
import org.fetchandrotate.model.Settings;
import org.fetchandrotate.model.Transform;
import org.fetchandrotate.storage.Workspace;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxToolkit;

/// Playing and stepping, without the view.
@NeedsToolkit
final class PlaybackTest {
    private static final int LAST = MovingSample.FRAMES - 1;

    private final Background background = new Background();
    private final Playback playback = new Playback(background);
    private final List<PairFrame> shown = new ArrayList<>();

    @TempDir
    private Path folder;

    private Workspace workspace;
    private ImageRecord image;

    @BeforeAll
    static void startToolkit() throws Exception {
        FxToolkit.registerPrimaryStage();
    }

    @BeforeEach
    void write() throws Exception {
        workspace = new Workspace(folder, Settings.Files.DEFAULTS);
        image = MovingSample.write(workspace);
        playback.frameProperty().subscribe(frame -> frame.ifPresent(shown::add));
    }

    @AfterEach
    void stop() throws Exception {
        Window.onFx(() -> {
            playback.close();
            background.close();
            return null;
        });
    }

    @Test
    void playsOverAndOver_bothInStep() throws Exception {
        open(Start.PLAYING);
        await().until(() -> Window.onFx(shown::size) > MovingSample.FRAMES + 2);
        Window.onFx(() -> {
            playback.playOrRest();
            for (int i = 0; i < shown.size(); i++) {
                PairFrame frame = shown.get(i);
                assertThat(frame.index()).isEqualTo(i % MovingSample.FRAMES);
                assertThat(frame.delay()).isEqualTo(Duration.ofMillis(40));
                assertThat(isSame(frame)).as("frame %d", i).isTrue();
            }
            assertThat(playback.playingProperty().get()).isFalse();
            return null;
        });
    }

    @Test
    void stepsBothWays_andRests() throws Exception {
        open(Start.RESTING);
        awaitFrame(0);
        step(playback::previous, LAST);
        step(playback::previous, LAST - 1);
        step(playback::next, LAST);
        step(playback::next, 0);
        Window.onFx(() -> {
            playback.playOrRest();
            return null;
        });
        await().until(() -> Window.onFx(() -> shown.getLast().index()) > 2);
        Window.onFx(() -> {
            playback.next();
            assertThat(playback.playingProperty().get()).isFalse();
            return null;
        });
    }

    @Test
    void goesBackToTheVeryPixels_thatItCameBy() throws Exception {
        AnimatedPair pair = AnimatedPair.open(workspace, image).orElseThrow();
        Image forward = pair.frame(3).orElseThrow().original().orElseThrow();
        assertThat(pair.frame(LAST)).isPresent();
        AnimatedPair another = AnimatedPair.open(workspace, image).orElseThrow();
        assertThat(another.frame(LAST)).isPresent();
        Image back = another.frame(3).orElseThrow().original().orElseThrow();
        assertThat(DifferenceImage.of(forward, back, Transform.NONE)).hasValueSatisfying(PlaybackTest::assertBlack);
        assertThat(pair.frame(MovingSample.FRAMES)).isEmpty();
    }

    @Test
    void rests_whereAFrameIsBroken() throws Exception {
        for (PictureFile file : List.of(
                PictureFile.original(workspace, image).orElseThrow(),
                PictureFile.rotated(workspace, image).orElseThrow())) {
            byte[] bytes = Files.readAllBytes(file.file());
            // the size of the first code of the last image
            bytes[new String(bytes, StandardCharsets.ISO_8859_1).lastIndexOf("!\u00f9\4") + 18] = 99;
            Files.write(file.file(), bytes);
        }
        open(Start.PLAYING);
        await().until(() -> Window.onFx(() -> !playback.playingProperty().get()
                && playback.frameProperty().get().isPresent()));
        assertThat(Window.onFx(() -> shown.getLast().index())).isEqualTo(LAST - 1);
    }

    @Test
    void isNoAnimation_whereNothingMoves() throws Exception {
        Files.delete(PictureFile.original(workspace, image).orElseThrow().file());
        assertThat(AnimatedPair.open(workspace, image)
                        .orElseThrow()
                        .frame(1)
                        .orElseThrow()
                        .original())
                .isEmpty();
        Files.delete(PictureFile.rotated(workspace, image).orElseThrow().file());
        assertThat(AnimatedPair.open(workspace, image)).isEmpty();
    }

    private void open(Start start) throws Exception {
        AnimatedPair pair = AnimatedPair.open(workspace, image).orElseThrow();
        Window.onFx(() -> {
            playback.open(pair, start);
            assertThat(playback.countProperty().get()).isEqualTo(MovingSample.FRAMES);
            return null;
        });
    }

    private void step(Runnable step, int expected) throws Exception {
        Window.onFx(() -> {
            step.run();
            return null;
        });
        awaitFrame(expected);
    }

    private void awaitFrame(int index) {
        await().until(() -> Window.onFx(() -> playback.frameProperty()
                .get()
                .filter(frame -> frame.index() == index)
                .isPresent()));
    }

    private static boolean isSame(PairFrame frame) {
        Image difference = DifferenceImage.of(
                        frame.original().orElseThrow(),
                        frame.rotated().orElseThrow(),
                        Rotation.CLOCKWISE_90.transform())
                .orElseThrow();
        return isBlack(difference);
    }

    private static void assertBlack(Image difference) {
        assertThat(isBlack(difference)).isTrue();
    }

    private static boolean isBlack(Image image) {
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                if (image.getPixelReader().getArgb(x, y) != 0xFF000000) {
                    return false;
                }
            }
        }
        return true;
    }
}
