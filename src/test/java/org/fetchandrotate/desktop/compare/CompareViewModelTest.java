package org.fetchandrotate.desktop.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.Optional;
import javafx.scene.image.Image;
import javafx.scene.image.WritableImage;
import org.fetchandrotate.desktop.NeedsToolkit;
import org.fetchandrotate.desktop.base.Background;
import org.fetchandrotate.desktop.pictures.ComparedImage;
import org.fetchandrotate.desktop.run.Window;
import org.fetchandrotate.engine.RunEvent;
import org.fetchandrotate.engine.RunEvents;
import org.fetchandrotate.model.ImageRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxToolkit;

/// What the large view holds, without the view.
@NeedsToolkit
final class CompareViewModelTest {
    private final Background background = new Background();

    @BeforeAll
    static void startToolkit() throws Exception {
        FxToolkit.registerPrimaryStage();
    }

    @AfterEach
    void stop() {
        background.close();
    }

    @Test
    void showsNoDifference_whenThePicturesCantBeRead() throws Exception {
        Image broken = new Image(new ByteArrayInputStream(new byte[] {1, 2, 3}));
        assertThat(differenceOf(broken, new WritableImage(1, 1))).isInstanceOf(PictureState.Unshowable.class);
    }

    @Test
    void showsTheDifferenceOfPicturesThatCanBe() throws Exception {
        assertThat(differenceOf(new WritableImage(3, 2), new WritableImage(3, 2)))
                .isInstanceOf(PictureState.Shown.class);
    }

    private PictureState differenceOf(Image original, Image rotated) throws Exception {
        LoadedPair pair = new LoadedPair(
                new PictureState.Shown(original, 3, 2),
                new PictureState.Shown(rotated, 3, 2),
                new PixelMatch.Unknown(),
                List.of());
        CompareViewModel model = Window.onFx(() -> new CompareViewModel(new Still(pair), background));
        Window.onFx(() -> {
            model.open(List.of(new ComparedImage(image())), 0);
            model.comparisonProperty().set(Comparison.DIFFERENCE);
            return null;
        });
        await().until(() -> Window.onFx(() -> !(model.differenceProperty().get() instanceof PictureState.Loading)));
        return Window.onFx(() -> model.differenceProperty().get());
    }

    private record Still(LoadedPair pair) implements CompareViewModel.Source {
        @Override
        public LoadedPair load(ImageRecord image) {
            return pair;
        }

        @Override
        public Optional<AnimatedPair> animation(ImageRecord image) {
            return Optional.empty();
        }
    }

    private static ImageRecord image() {
        return ((RunEvent.ImageProcessed) RunEvents.processed(0, 0, RunEvent.Source.FETCHED)).record();
    }
}
