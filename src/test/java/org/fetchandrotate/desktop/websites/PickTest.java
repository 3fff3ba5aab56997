package org.fetchandrotate.desktop.websites;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.TableView;
import javafx.scene.control.ToggleButton;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.stage.Window;
import org.fetchandrotate.demo.DemoGallery;
import org.fetchandrotate.demo.DemoOptions;
import org.fetchandrotate.desktop.NeedsToolkit;
import org.fetchandrotate.desktop.base.Background;
import org.fetchandrotate.desktop.shell.MemoryPreferences;
import org.fetchandrotate.desktop.shell.TestWindow;
import org.fetchandrotate.engine.Engine;
import org.fetchandrotate.model.Settings;
import org.fetchandrotate.model.Website;
import org.fetchandrotate.url.WebUrl;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Picking in the preview: a grid of pictures, ticked ones listed, and words that leave out images like them.
@NeedsToolkit
final class PickTest {
    private static final DemoOptions OPTIONS = new DemoOptions(12, Duration.ZERO, DemoOptions.Contents.VARIED);

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"light", "dark"})
    void picksInAGrid_listsTheTicked_andLeavesOutByAWord(String theme) throws Exception {
        Path list = folder.resolve("input.txt");
        try (DemoGallery gallery = DemoGallery.start(OPTIONS);
                TestWindow window = new TestWindow(new MemoryPreferences().with("theme", theme), 1280, 800)) {
            String websites =
                    gallery.websites().stream().map(site -> site.url() + "\n").collect(Collectors.joining());
            Files.writeString(list, websites);
            window.open(folder);
            TableView<?> table = window.get("#websitesTable");
            window.run(() -> table.getSelectionModel().select(0));
            window.run(((Button) window.get("#previewButton"))::fire);
            window.waitFor("#previewAsGrid", Node::isVisible);
            window.run(((ToggleButton) window.get("#previewAsGrid"))::fire);
            window.await(() -> pictures(window).size() > 2);
            assertThat(window.get("#previewTable").isVisible()).isFalse();
            window.run(() -> window.<Slider>get("#pickSize").setValue(160));
            window.await(() -> pictures(window).stream().anyMatch(view -> view.getFitWidth() == 160));
            assertThat(window.get("#pickList").isDisabled()).isTrue();

            window.run(() -> ticks(window).get(0).fire());
            window.run(() -> ticks(window).get(1).fire());
            window.shoot("websites-pick");
            assertThat(window.<Label>get("#pickCount").getText()).startsWith("2 of ");
            List<String> ticked = window.call(() -> ticks(window).stream()
                    .filter(CheckBox::isSelected)
                    .map(CheckBox::getAccessibleText)
                    .toList());
            window.run(((Button) window.get("#pickList"))::fire);
            assertThat(window.<Label>get("#websitesNote").getText()).isEqualTo("2 websites added");
            assertThat(window.<Label>get("#pickCount").getText()).startsWith("0 of ");
            window.await(() -> {
                String saved = Files.readString(list);
                return saved.startsWith(websites) && ticked.stream().allMatch(saved::contains);
            });

            openLarge(window);
            String word = leaveOut(window);
            Path settings = folder.resolve("config.ini");
            window.await(
                    () -> Files.exists(settings) && Files.readString(settings).contains(", " + word));
        }
    }

    private static void openLarge(TestWindow window) {
        Node tile = window.call(() -> tiles(window, ".picture").getFirst());
        window.run(() -> tile.fireEvent(click(2)));
        ImageView large = (ImageView) inAnyWindow(window, "#picture-large");
        window.await(() -> large.getImage() != null && large.getImage().getWidth() > PreviewPictures.SIDE);
        window.run(() -> large.getScene().getWindow().setWidth(400));
        window.await(() -> large.getFitWidth() <= 400);
        window.run(() -> large.getScene().getWindow().hide());
    }

    private static MouseEvent click(int count) {
        return new MouseEvent(
                MouseEvent.MOUSE_CLICKED,
                0,
                0,
                0,
                0,
                MouseButton.PRIMARY,
                count,
                false,
                false,
                false,
                false,
                true,
                false,
                false,
                true,
                false,
                true,
                null);
    }

    /// @return the word that was chosen
    private static String leaveOut(TestWindow window) {
        window.run(() -> ticks(window).getFirst().fire());
        window.run(((Button) window.get("#pickLeaveOut"))::fire);
        Node sheet = inAnyWindow(window, "#leave-out-sheet");
        ToggleButton word = window.call(() ->
                (ToggleButton) sheet.lookupAll(".toggle-button").iterator().next());
        window.run(word::fire);
        window.await(() ->
                effect(sheet).matches("Leaves out [1-9]\\d* of [1-9]\\d* images, on .* (\\d+) of \\1 are scanned"));
        window.shoot(
                sheet.getScene().getWindow(),
                "websites-leave-out-" + window.preferences.get("theme").orElseThrow());
        window.run(((Button) sheet.lookup("#leave-out"))::fire);
        window.waitFor("#previewSummary", summary -> ((Label) summary).getText().contains("left out"));
        return window.call(() -> String.valueOf(word.getUserData()));
    }

    private static String effect(Node sheet) {
        return ((Label) sheet.lookup("#leave-out-effect")).getText();
    }

    @Test
    void findsTheWordsThatAddressesShare() {
        List<WebUrl> images = List.of(
                url("https://cdn.example/thumbs/2024/Blue-Hill_small.jpg?w=200"),
                url("https://cdn.example/thumbs/2025/red-hill_small.png"));
        assertThat(LeaveOutTrial.words(images)).containsExactly("hill", "small", "thumbs");
        assertThat(LeaveOutTrial.words(images.subList(0, 1))).containsExactly("blue", "hill", "small", "thumbs");
    }

    @Test
    void countsAllWebsites_thoughItScansTheFirstSixty() throws Exception {
        List<Website> websites = IntStream.rangeClosed(1, 61)
                .mapToObj(port -> new Website(url("http://127.0.0.1:" + port + "/")))
                .toList();
        try (TestWindow window = new TestWindow();
                Background background = new Background()) {
            int all = window.call(() -> {
                try (LeaveOutTrial trial = new LeaveOutTrial(
                        background, new Engine(Clock.systemUTC()), Settings.DEFAULTS, websites, List.of("hill"))) {
                    return trial.effect("hill").all();
                }
            });
            assertThat(all).isEqualTo(61);
        }
    }

    @Test
    void saysThatALargePictureCantBeHad_whenItsPageIsLeft() throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
                TestWindow window = new TestWindow();
                Background background = new Background()) {
            WebUrl page = url("http://127.0.0.1:" + silent.getLocalPort() + "/");
            AtomicReference<Optional<Image>> told = new AtomicReference<>();
            window.run(() -> {
                PreviewPictures pictures =
                        new PreviewPictures(background, page, Settings.DEFAULTS, new Engine(Clock.systemUTC()));
                pictures.large(page, told::set);
                assertThat(told).hasNullValue();
                pictures.close();
            });
            window.await(() -> told.get() != null);
            assertThat(told.get()).isEmpty();
        }
    }

    private static WebUrl url(String text) {
        return WebUrl.parse(text).orElseThrow();
    }

    private static Node inAnyWindow(TestWindow window, String selector) {
        return window.call(() -> Window.getWindows().stream()
                .map(shown -> shown.getScene().getRoot().lookup(selector))
                .filter(node -> node != null)
                .findFirst()
                .orElseThrow());
    }

    private static List<CheckBox> ticks(TestWindow window) {
        return tiles(window, ".check-box").stream().map(node -> (CheckBox) node).toList();
    }

    private static List<ImageView> pictures(TestWindow window) {
        return window.call(() -> tiles(window, ".image-view").stream()
                .map(node -> (ImageView) node)
                .filter(view -> view.getImage() != null)
                .toList());
    }

    private static List<Node> tiles(TestWindow window, String inside) {
        return window.stage().getScene().getRoot().lookupAll(".pick-tile").stream()
                .flatMap(tile -> tile.lookupAll(inside).stream())
                .toList();
    }
}
