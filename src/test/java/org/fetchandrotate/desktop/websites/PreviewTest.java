package org.fetchandrotate.desktop.websites;

import static org.assertj.core.api.Assertions.assertThat;

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
import org.fetchandrotate.demo.DemoGallery;
import org.fetchandrotate.demo.DemoOptions;
import org.fetchandrotate.desktop.NeedsToolkit;
import org.fetchandrotate.desktop.shell.MemoryPreferences;
import org.fetchandrotate.desktop.shell.TestWindow;
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
            window.shoot("websites-preview-pictures");
        }
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
