package org.fetchandrotate.desktop.websites;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.control.ToggleButton;
import javafx.scene.image.ImageView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.FlowPane;
import org.fetchandrotate.demo.DemoGallery;
import org.fetchandrotate.demo.DemoOptions;
import org.fetchandrotate.desktop.NeedsToolkit;
import org.fetchandrotate.desktop.shell.MemoryPreferences;
import org.fetchandrotate.desktop.shell.TestWindow;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What one website offers, asked of a real one.
@NeedsToolkit
final class PreviewTest {
    private static final DemoOptions OPTIONS = new DemoOptions(12, Duration.ZERO, DemoOptions.Contents.VARIED);

    @TempDir
    private Path folder;

    private Path list;

    private @Nullable HttpServer server;

    @BeforeEach
    void nameTheList() {
        list = folder.resolve("input.txt");
    }

    @Test
    void listsImagesAndWhatIsLeftOut_andFetchesPicturesWhenAsked() throws Exception {
        try (DemoGallery gallery = DemoGallery.start(OPTIONS);
                TestWindow window = new TestWindow(new MemoryPreferences().with("theme", "light"), 1280, 800)) {
            Files.writeString(
                    list,
                    gallery.websites().stream().map(site -> site.url() + "\n").collect(Collectors.joining()));
            window.open(folder);
            preview(window, 0);
            window.waitFor("#previewTable", table -> rows(table).size() > 12);

            List<PreviewRow> rows = rows(window.get("#previewTable"));
            assertThat(rows).filteredOn(row -> row.image().isPresent()).allSatisfy(row -> {
                assertThat(row.foundAs()).isNotBlank();
                assertThat(row.leftOut()).isEmpty();
            });
            assertThat(rows)
                    .filteredOn(row -> row.image().isEmpty())
                    .isNotEmpty()
                    .allSatisfy(row -> assertThat(row.leftOut()).isNotBlank());
            assertThat(window.<Label>get("#previewSummary").getText())
                    .contains(String.valueOf(
                            rows.stream().filter(row -> row.image().isPresent()).count()));
            window.shoot("websites-preview");

            // not before they are asked for
            assertThat(pictures(window)).isZero();
            window.run(((ToggleButton) window.get("#picturesButton"))::fire);
            window.await(() -> pictures(window) > 2);
            assertThat(window.call(
                            () -> window.stage().getScene().getRoot().lookupAll(".picture-cell .image-view").stream()
                                    .mapToDouble(view -> view.getLayoutBounds().getWidth())
                                    .max()
                                    .orElseThrow()))
                    .isBetween(40.0, 66.0);
            window.shoot("websites-preview-pictures");
        }
    }

    @Test
    void tellsWhichWordsLeaveOutMost_andChangesThemByAClick() throws Exception {
        serve("<img src=/logo-1.jpg><img src=/logo-2.jpg><img src=/avatar.jpg><img src=/photo.jpg>");
        Path config = folder.resolve("config.ini");
        try (TestWindow window = new TestWindow(new MemoryPreferences().with("theme", "light"), 1000, 700)) {
            window.open(folder);
            preview(window, 0);
            awaitWords(window, "logo (2)", "avatar (1)");
            window.shoot("websites-preview-words");

            window.run(chips(window.get("#previewWords")).getFirst()::fire);
            awaitWords(window, "avatar (1)", "logo");
            assertThat(rows(window.get("#previewTable")))
                    .filteredOn(row -> row.image().isPresent())
                    .hasSize(3);
            window.await(() -> Files.exists(config) && !Files.readString(config).contains("logo,"));
            window.shoot("websites-preview-words-changed");

            window.run(chips(window.get("#previewWords")).getLast()::fire);
            awaitWords(window, "logo (2)", "avatar (1)");
            window.await(() -> Files.readString(config).contains(", logo"));
        }
    }

    @Test
    void saysThatAPageLooksAsIfItNeededABrowser_alsoAfterARun() throws Exception {
        serve("<div id=root></div><script src=app.js></script>");
        Files.writeString(folder.resolve("config.ini"), "[DEFAULT]\nrender = never\n");
        try (TestWindow window = new TestWindow(new MemoryPreferences().with("theme", "light"), 1000, 700)) {
            window.open(folder);
            preview(window, 0);
            window.waitFor(
                    "#previewSummary", summary -> ((Label) summary).getText().contains("needed a browser"));
            window.run(((Button) window.get("#websitesStart"))::fire);
            window.waitFor("#run-chips .needs-browser", Node::isVisible);
            window.shoot("run-needs-browser");
        }
    }

    private void serve(String html) throws IOException {
        server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        server.createContext("/", exchange -> {
            try (exchange) {
                boolean page = exchange.getRequestURI().getPath().equals("/");
                byte[] body = (page ? html : "no").getBytes(StandardCharsets.UTF_8);
                exchange.getResponseHeaders().set("Content-Type", "text/html");
                exchange.sendResponseHeaders(page ? 200 : 404, body.length);
                exchange.getResponseBody().write(body);
            }
        });
        server.start();
        Files.writeString(list, "http://127.0.0.1:" + server.getAddress().getPort() + "/\n");
    }

    @AfterEach
    void stopServing() {
        if (server != null) {
            server.stop(0);
        }
    }

    private static void awaitWords(TestWindow window, String... expected) {
        window.waitFor(
                "#previewWords",
                words -> chips(words).stream().map(Button::getText).toList().equals(List.of(expected)));
    }

    private static List<Button> chips(Node words) {
        return ((FlowPane) words)
                .getChildren().stream()
                        .filter(Button.class::isInstance)
                        .map(Button.class::cast)
                        .toList();
    }

    @Test
    void showsAnotherWebsite_byEnter_withItsPictures() throws Exception {
        try (DemoGallery gallery = DemoGallery.start(OPTIONS);
                TestWindow window = new TestWindow()) {
            Files.writeString(
                    list,
                    gallery.websites().get(0).url() + "\n"
                            + gallery.websites().get(1).url() + "\n");
            window.open(folder);
            preview(window, 0);
            window.waitFor("#previewTable", table -> rows(table).size() > 12);
            window.run(((ToggleButton) window.get("#picturesButton"))::fire);
            window.await(() -> pictures(window) > 0);
            TableView<?> table = window.get("#websitesTable");
            window.run(() -> {
                table.getSelectionModel().select(1);
                table.fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.ENTER, false, false, false, false));
            });
            String second = gallery.websites().get(1).url().redacted();
            window.waitFor("#previewTitle", title -> ((Label) title).getText().equals(second));
            window.waitFor("#previewTable", shown -> rows(shown).size() > 12);
            window.await(() -> pictures(window) > 0);
        }
    }

    @Test
    void saysWhy_whenTheWebsiteDoesntAnswer() throws Exception {
        Files.writeString(list, "http://127.0.0.1:9/\n");
        try (TestWindow window = new TestWindow()) {
            window.open(folder);
            preview(window, 0);
            window.waitFor(
                    "#previewSummary",
                    summary -> !((Label) summary).getText().isEmpty()
                            && !((Label) summary).getText().contains("…"));
            assertThat(window.<Label>get("#previewSummary").getText()).isNotBlank();
            assertThat(rows(window.get("#previewTable"))).isEmpty();
            window.shoot("websites-preview-failed");
        }
    }

    private static void preview(TestWindow window, int index) {
        TableView<?> table = window.get("#websitesTable");
        window.run(() -> table.getSelectionModel().select(index));
        window.run(((Button) window.get("#previewButton"))::fire);
    }

    @SuppressWarnings("unchecked")
    private static List<PreviewRow> rows(Node table) {
        return ((TableView<PreviewRow>) table).getItems();
    }

    private static long pictures(TestWindow window) {
        return window.call(() -> window.stage().getScene().getRoot().lookupAll(".picture-cell").stream()
                .flatMap(cell -> cell.lookupAll(".image-view").stream())
                .filter(node -> node instanceof ImageView view && view.getImage() != null)
                .count());
    }
}
