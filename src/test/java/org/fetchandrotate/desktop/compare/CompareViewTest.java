package org.fetchandrotate.desktop.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.control.ToggleButton;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.input.KeyCode;
import javafx.scene.shape.Rectangle;
import org.fetchandrotate.demo.DemoGallery;
import org.fetchandrotate.demo.DemoOptions;
import org.fetchandrotate.desktop.NeedsToolkit;
import org.fetchandrotate.desktop.base.Background;
import org.fetchandrotate.desktop.base.Messages;
import org.fetchandrotate.desktop.base.PictureName;
import org.fetchandrotate.desktop.base.ViewLoader;
import org.fetchandrotate.desktop.pictures.ComparedImage;
import org.fetchandrotate.desktop.pictures.PictureFile;
import org.fetchandrotate.desktop.run.RememberedActions;
import org.fetchandrotate.desktop.run.RunCenter;
import org.fetchandrotate.desktop.run.Window;
import org.fetchandrotate.desktop.run.Window.Theme;
import org.fetchandrotate.desktop.shell.WorkspaceSession;
import org.fetchandrotate.engine.Engine;
import org.fetchandrotate.engine.RunEvent;
import org.fetchandrotate.engine.RunRequest;
import org.fetchandrotate.model.ImageFormat;
import org.fetchandrotate.model.ImageRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;

@NeedsToolkit
final class CompareViewTest {
    @TempDir
    private static Path folder;

    private static WorkspaceSession session;
    private static List<ImageRecord> records;

    private static RunCenter runs;

    private final List<Long> retried = new ArrayList<>();
    private final AtomicInteger closed = new AtomicInteger();
    private final RememberedActions actions = new RememberedActions();
    private final FxRobot robot = new FxRobot();
    private Background background;
    private CompareController controller;
    private Window window;

    @BeforeAll
    static void fetchSomeImages() throws Exception {
        FxToolkit.registerPrimaryStage();
        try (DemoGallery gallery = DemoGallery.start(new DemoOptions(6, Duration.ZERO, DemoOptions.Contents.VARIED))) {
            Files.writeString(folder.resolve("config.ini"), "[DEFAULT]\nmax_img_count = 15\nrotation = 90\n");
            Files.writeString(folder.resolve("input.txt"), "");
            session = WorkspaceSession.open(folder, new Engine(Clock.systemUTC()));
            var settled = new ConcurrentLinkedQueue<ImageRecord>();
            Consumer<RunEvent> listener = event -> {
                if (event instanceof RunEvent.ImageProcessed processed) {
                    settled.add(processed.record());
                } else if (event instanceof RunEvent.ImageFailed failed) {
                    settled.add(failed.record());
                }
            };
            session.prepare(new RunRequest(gallery.websites(), session.settings(), "", OptionalLong.empty(), 0))
                    .execute(listener);
            records = List.copyOf(settled);
            runs = Window.onFx(() -> new RunCenter(session, new Messages(Locale.ENGLISH)));
        }
    }

    @AfterAll
    static void closeSession() throws Exception {
        Window.onFx(() -> {
            runs.close();
            return null;
        });
        session.close();
    }

    @BeforeEach
    void show() throws Exception {
        show(Theme.LIGHT, 1000, 700);
    }

    @AfterEach
    void close() throws Exception {
        Window.onFx(() -> {
            background.close();
            return null;
        });
    }

    @ParameterizedTest
    @EnumSource
    void showsBothPicturesAndFacts(Theme theme) throws Exception {
        show(theme, 1000, 700);
        open(List.of(processed(ImageFormat.JPEG)), 0);
        awaitShown();
        assertThat(text("#compare-original-title")).isEqualTo("Original");
        assertThat(text("#compare-match")).startsWith("Rotated back");
        window.shoot("compare-shown-" + theme.name().toLowerCase(Locale.ROOT) + "-1000x700");
    }

    @Test
    void goesThroughImages_byKeys() throws Exception {
        List<ImageRecord> processed = records.stream()
                .filter(record -> record.rotatedCopy().isPresent())
                .limit(3)
                .toList();
        open(processed, 0);
        awaitShown();
        assertThat(text("#compare-position")).isEqualTo("1 of 3");
        robot.press(KeyCode.RIGHT).release(KeyCode.RIGHT);
        robot.press(KeyCode.PAGE_DOWN).release(KeyCode.PAGE_DOWN);
        robot.press(KeyCode.PAGE_DOWN).release(KeyCode.PAGE_DOWN);
        assertThat(text("#compare-position")).isEqualTo("3 of 3");
        assertThat(text("#compare-title"))
                .isEqualTo(PictureName.of(processed.get(2).url()));
        robot.press(KeyCode.LEFT).release(KeyCode.LEFT);
        assertThat(text("#compare-position")).isEqualTo("2 of 3");
        robot.press(KeyCode.ESCAPE).release(KeyCode.ESCAPE);
        assertThat(closed).hasValue(1);
    }

    @Test
    void zoomsBothPicturesAlike_byKeys() throws Exception {
        open(List.of(processed(ImageFormat.JPEG)), 0);
        awaitShown();
        double fitting = picture("#compare-original").getFitWidth();
        robot.press(KeyCode.DIGIT1).release(KeyCode.DIGIT1);
        assertThat(text("#compare-zoom")).isEqualTo("100%");
        robot.press(KeyCode.PLUS).release(KeyCode.PLUS);
        assertThat(text("#compare-zoom")).isEqualTo("150%");
        ImageView original = picture("#compare-original");
        ImageView rotated = picture("#compare-rotated");
        assertThat(original.getFitWidth()).isEqualTo(rotated.getFitHeight());
        double before = original.getLayoutX();
        double beforeRotated = rotated.getLayoutY();
        robot.press(KeyCode.RIGHT).release(KeyCode.RIGHT);
        assertThat(original.getLayoutX()).isLessThan(before);
        // right in the original is down in a copy that was rotated clockwise
        assertThat(rotated.getLayoutY()).isLessThan(beforeRotated);
        window.shoot("compare-zoomed-light-1000x700");
        robot.press(KeyCode.DIGIT0).release(KeyCode.DIGIT0);
        assertThat(picture("#compare-original").getFitWidth()).isEqualTo(fitting);
    }

    @Test
    void showsTheCopyInTheOriginalsPlace_whenRotatedBack() throws Exception {
        open(List.of(processed(ImageFormat.JPEG)), 0);
        awaitShown();
        robot.press(KeyCode.B).release(KeyCode.B);
        ImageView view = picture("#compare-original");
        // at one moment: the two take turns
        await().until(() -> Window.onFx(() -> text("#compare-original-title").equals("Copy, rotated back")
                && view.getRotate() == 270
                && view.getImage() == picture("#compare-rotated").getImage()));
        await().until(() -> text("#compare-original-title").equals("Original"));
        robot.press(KeyCode.B).release(KeyCode.B);
        assertThat(robot.lookup("#compare-rotate-back")
                        .queryAs(ToggleButton.class)
                        .isSelected())
                .isFalse();
    }

    @Test
    void swipesOverTheOriginal_andShowsWhatDiffers() throws Exception {
        open(List.of(processed(ImageFormat.JPEG)), 0);
        awaitShown();
        robot.press(KeyCode.S).release(KeyCode.S);
        Node overlay = robot.lookup("#compare-overlay").query();
        await().until(() -> overlay.isVisible() && overlay.getClip() instanceof Rectangle);
        ImageView over = picture("#compare-overlay");
        assertThat(over.getImage()).isSameAs(picture("#compare-rotated").getImage());
        assertThat(over.getRotate()).isEqualTo(270);
        double before = ((Rectangle) overlay.getClip()).getX();
        robot.press(KeyCode.PERIOD).release(KeyCode.PERIOD);
        assertThat(((Rectangle) overlay.getClip()).getX()).isGreaterThan(before);
        window.shoot("compare-swipe-light-1000x700");
        robot.press(KeyCode.D).release(KeyCode.D);
        assertThat(text("#compare-original-title")).isEqualTo("Differences, 16 times");
        await().until(() -> over.getImage() != null
                && over.getImage() != picture("#compare-rotated").getImage());
        assertThat(over.getImage().getWidth())
                .isEqualTo(picture("#compare-original").getImage().getWidth());
        window.shoot("compare-difference-light-1000x700");
        robot.press(KeyCode.D).release(KeyCode.D);
        await().until(() -> !overlay.isVisible());
        assertThat(text("#compare-original-title")).isEqualTo("Original");
    }

    @Test
    void showsALargePictureInItsOwnPixels_onBothSides() throws Exception {
        open(List.of(LargeSample.write(session.workspace())), 0);
        awaitShown();
        assertThat(tiles("#compare-original")).isEmpty();
        robot.press(KeyCode.DIGIT1).release(KeyCode.DIGIT1);
        await().until(() -> !tiles("#compare-original").isEmpty()
                && !tiles("#compare-rotated").isEmpty());
        // its columns; of the smaller picture that is kept in memory all is grey
        await().until(() -> contrast("#compare-original") > 150 && contrast("#compare-rotated") > 150);
        window.shoot("compare-large-light-1000x700");
        robot.press(KeyCode.S).release(KeyCode.S);
        await().until(() -> !tiles("#compare-overlay").isEmpty());
        robot.press(KeyCode.DIGIT0).release(KeyCode.DIGIT0);
        await().until(() -> tiles("#compare-original").isEmpty());
    }

    private List<Node> tiles(String pane) throws Exception {
        return Window.onFx(() -> ((PicturePane) robot.lookup(pane).query())
                .lookupAll(".image-view").stream()
                        .filter(view -> view.getParent() instanceof PictureDetail)
                        .toList());
    }

    /// Between the darkest and the brightest pixel around the middle.
    private int contrast(String pane) throws Exception {
        return Window.onFx(() -> {
            Node node = robot.lookup(pane).query();
            Image seen = node.snapshot(null, null);
            int darkest = 255;
            int brightest = 0;
            for (int i = -10; i <= 10; i++) {
                int x = (int) seen.getWidth() / 2 + i;
                int y = (int) seen.getHeight() / 2 + i;
                int grey = seen.getPixelReader().getArgb(x, y) & 0xFF;
                darkest = Math.min(darkest, grey);
                brightest = Math.max(brightest, grey);
            }
            return brightest - darkest;
        });
    }

    @ParameterizedTest
    @EnumSource
    void playsAnimations_andStepsThroughThem(Theme theme) throws Exception {
        show(theme, 1000, 700);
        open(List.of(MovingSample.write(session.workspace()), processed(ImageFormat.JPEG)), 0);
        awaitShown();
        Node bar = robot.lookup("#compare-playback").query();
        await().until(bar::isVisible);
        await().until(() -> text("#compare-frame").equals("Frame 4 of 8 · 40 ms"));
        await().until(() -> text("#compare-frame").equals("Frame 1 of 8 · 40 ms"));
        robot.press(KeyCode.K).release(KeyCode.K);
        String rest = text("#compare-frame");
        Image before = picture("#compare-original").getImage();
        Image beforeRotated = picture("#compare-rotated").getImage();
        robot.press(KeyCode.L).release(KeyCode.L);
        await().until(() -> !text("#compare-frame").equals(rest));
        assertThat(picture("#compare-original").getImage()).isNotSameAs(before);
        assertThat(picture("#compare-rotated").getImage()).isNotSameAs(beforeRotated);
        robot.clickOn("#compare-previous-frame");
        await().until(() -> text("#compare-frame").equals(rest));
        robot.press(KeyCode.D).release(KeyCode.D);
        await().until(() -> picture("#compare-overlay").getImage() != null);
        robot.press(KeyCode.D).release(KeyCode.D);
        window.shoot("compare-animation-" + theme.name().toLowerCase(Locale.ROOT) + "-1000x700");
        robot.clickOn("#compare-play");
        await().until(() -> !text("#compare-frame").equals(rest));
        robot.press(KeyCode.PAGE_DOWN).release(KeyCode.PAGE_DOWN);
        await().until(() -> !bar.isVisible());
    }

    @Test
    void saysSo_whenAFileIsMissingOrTheImageFailed() throws Exception {
        ImageRecord gone = records.reversed().stream()
                .filter(record -> record.rotatedCopy().isPresent())
                .findFirst()
                .orElseThrow();
        Files.delete(
                PictureFile.rotated(session.workspace(), gone).orElseThrow().file());
        ImageRecord failed = records.stream()
                .filter(record -> record.failure().isPresent())
                .findFirst()
                .orElseThrow();
        open(List.of(gone, failed), 0);
        await().until(() ->
                robot.lookup("The file isn’t there any more").tryQuery().isPresent());
        window.shoot("compare-missing-light-1000x700");
        robot.press(KeyCode.RIGHT).release(KeyCode.RIGHT);
        await().until(() -> robot.lookup("#compare-failure").query().isVisible());
        assertThat(text("#compare-failure-reason"))
                .isEqualTo(new Messages(Locale.ENGLISH)
                        .reason(failed.failure().orElseThrow().reason()));
        window.shoot("compare-failed-light-1000x700");
        robot.clickOn("#compare-retry");
        assertThat(retried).containsExactly(failed.origin().runId());
        assertThat(closed).hasValue(1);
    }

    @Test
    void asksTheSystem_whenSomethingIsToBeOpenedOrCopied() throws Exception {
        ImageRecord record = processed(ImageFormat.JPEG);
        open(List.of(record), 0);
        awaitShown();
        for (String id :
                List.of("#compare-open-original", "#compare-open-folder", "#compare-open-page", "#compare-copy-url")) {
            robot.clickOn(id);
        }
        assertThat(actions.asked())
                .containsExactly(
                        "open " + record.filename().orElseThrow(),
                        "open " + record.dirname(),
                        "browse " + record.origin().pageUrl(),
                        "copy " + record.url());
    }

    private void show(Theme theme, int width, int height) throws Exception {
        background = new Background();
        Messages messages = new Messages(Locale.ENGLISH);
        controller = new CompareController(
                session, runs, background, messages, actions, retried::add, closed::incrementAndGet);
        window = Window.show(
                () -> new ViewLoader(messages)
                        .load(controller, controller.included().toArray()),
                theme,
                width,
                height);
    }

    private void open(List<ImageRecord> images, int index) throws Exception {
        Window.onFx(() -> {
            controller.open(images.stream().map(ComparedImage::new).toList(), index);
            return null;
        });
    }

    private void awaitShown() {
        await().atMost(Duration.ofSeconds(30))
                .until(() -> Window.onFx(() -> picture("#compare-original").getImage() != null
                        && picture("#compare-rotated").getImage() != null));
    }

    private ImageView picture(String pane) {
        return robot.from(robot.lookup(pane)).lookup((ImageView view) -> true).query();
    }

    private String text(String id) throws Exception {
        return Window.onFx(() -> robot.lookup(id).queryAs(Labeled.class).getText());
    }

    private static ImageRecord processed(ImageFormat format) {
        return records.stream()
                .filter(record -> record.rotatedCopy().isPresent()
                        && record.picture().flatMap(ImageRecord.Picture::format).equals(Optional.of(format))
                        && !record.rotatedCopy().orElseThrow().method().equals("orientation-tag"))
                .findFirst()
                .orElseThrow();
    }
}
