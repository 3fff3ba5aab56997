package org.fetchandrotate.desktop.websites;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.input.DataFormat;
import org.fetchandrotate.desktop.NeedsToolkit;
import org.fetchandrotate.desktop.shell.TestWindow;
import org.fetchandrotate.model.Settings;
import org.fetchandrotate.storage.Workspace;
import org.fetchandrotate.storage.WorkspaceLock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What happens to what is dragged onto the list of websites, and within it.
@NeedsToolkit
final class WebsitesDragTest {
    @TempDir
    private Path folder;

    private Path list;

    @BeforeEach
    void makeWorkspace() throws Exception {
        list = Files.writeString(
                folder.resolve("input.txt"), "https://a.example/\nhttps://b.example/\nhttps://c.example/\n");
    }

    @Test
    void addsLinksOfAText() {
        try (TestWindow window = new TestWindow()) {
            window.open(folder);
            assertThat(drop(window, DataFormat.PLAIN_TEXT, "https://d.example/\nno link\nhttps://e.example/"))
                    .isTrue();
            assertThat(window.<Label>get("#refusedReasons").getText()).contains("no link");
        }
        assertThat(list).content().endsWith("https://c.example/\nhttps://d.example/\nhttps://e.example/\n");
    }

    /// As browsers offer it beside the text, and some file managers alone.
    @Test
    void addsLinksOfAUriList() {
        try (TestWindow window = new TestWindow()) {
            window.open(folder);
            assertThat(drop(window, DataFormat.URL, "# two links\r\nhttps://d.example/\r\nhttps://e.example/\r\n"))
                    .isTrue();
        }
        assertThat(list).content().endsWith("https://c.example/\nhttps://d.example/\nhttps://e.example/\n");
    }

    @Test
    void addsTheWebsitesOfTextFiles() throws Exception {
        Path mine = Files.writeString(folder.resolve("mine.txt"), "; mine\nhttps://d.example/\n");
        Path yours = Files.writeString(folder.resolve("yours.txt"), "https://e.example/\nhttps://a.example/\n");
        try (TestWindow window = new TestWindow()) {
            window.open(folder);
            assertThat(drop(window, DataFormat.FILES, List.of(mine.toFile(), yours.toFile())))
                    .isTrue();
            window.waitFor("#websitesTable", hasRows(5));
        }
        assertThat(list).content().contains("https://d.example/", "https://e.example/");
    }

    @Test
    void listsAFolder_forThePicturesInIt() throws Exception {
        Path pictures = Files.createDirectory(folder.resolve("my pictures"));
        try (TestWindow window = new TestWindow()) {
            window.open(folder);
            drop(window, DataFormat.FILES, List.of(pictures.toFile()));
            window.waitFor("#websitesTable", hasRows(4));
        }
        assertThat(list).content().endsWith("my%20pictures\n");
    }

    /// The work is done elsewhere, and the table changes once.
    @Test
    void answersWhileAHundredThousandAreAdded() throws Exception {
        Path big = Files.writeString(
                folder.resolve("big.csv"),
                IntStream.range(0, 100_000)
                        .mapToObj(number -> "https://site" + number + ".example/,\"picture " + number + "\"\n")
                        .collect(Collectors.joining("", "url,caption\n", "")));
        try (TestWindow window = new TestWindow()) {
            window.open(folder);
            drop(window, DataFormat.FILES, List.of(big.toFile()));
            Duration longest = Duration.ZERO;
            boolean there = false;
            while (!there) {
                Instant asked = Instant.now();
                there = window.call(() -> hasRows(100_003).test(window.get("#websitesTable")));
                Duration wait = Duration.between(asked, Instant.now());
                longest = wait.compareTo(longest) > 0 ? wait : longest;
            }
            assertThat(longest).isLessThan(Duration.ofSeconds(5));
        }
        assertThat(list).content().contains("; picture 99999\nhttps://site99999.example/\n");
    }

    @Test
    void saysSo_whenAFileCantBeRead() {
        try (TestWindow window = new TestWindow()) {
            window.open(folder);
            drop(window, DataFormat.FILES, List.of(folder.resolve("gone.txt").toFile()));
            window.waitFor("#websitesNote", note -> ((Label) note).getText().contains("gone.txt"));
        }
    }

    @Test
    void takesTheFirstLinks_whereTheListIsStillEmpty() throws Exception {
        Files.writeString(list, "");
        try (TestWindow window = new TestWindow()) {
            window.run(() -> window.window().open(folder));
            window.waitFor("#websitesEmpty", Node::isVisible);
            assertThat(window.call(() -> Drops.fromElsewhere(DataFormat.URL, "https://a.example/")
                            .on(window.get("#websitesEmpty"))))
                    .isTrue();
            window.waitFor("#websitesSplit", Node::isVisible);
        }
        assertThat(list).hasContent("https://a.example/");
    }

    @Test
    void takesNothing_whenAnotherProgramHoldsTheWorkspace() throws Exception {
        Workspace workspace = new Workspace(folder, Settings.DEFAULTS.files());
        try (WorkspaceLock _ = WorkspaceLock.tryAcquire(workspace).orElseThrow();
                TestWindow window = new TestWindow()) {
            window.run(() -> window.window().open(folder));
            window.waitFor("#openReadOnly", node -> true);
            window.run(((Button) window.get("#openReadOnly"))::fire);
            window.waitFor("#websitesSplit", node -> true);
            assertThat(drop(window, DataFormat.URL, "https://d.example/")).isFalse();
        }
        assertThat(list).content().doesNotContain("d.example");
    }

    @Test
    void movesARow_toWhereItIsDropped() {
        try (TestWindow window = new TestWindow()) {
            window.open(folder);
            assertThat(move(window, 0, 2)).isTrue();
            assertThat(window.call(() -> selected(window))).isEqualTo("https://a.example/");
            window.await(() ->
                    urls(window).equals(List.of("https://b.example/", "https://c.example/", "https://a.example/")));
            // a change replaces the rows
            assertThat(move(window, 2, 1)).isTrue();
        }
        assertThat(list).hasContent("https://b.example/\nhttps://a.example/\nhttps://c.example/\n");
    }

    @Test
    void movesARowToTheEnd_whenDroppedBelowTheLast() {
        try (TestWindow window = new TestWindow()) {
            window.open(folder);
            assertThat(move(window, 1, 5)).isTrue();
        }
        assertThat(list).hasContent("https://a.example/\nhttps://c.example/\nhttps://b.example/\n");
    }

    private static boolean drop(TestWindow window, DataFormat format, Object content) {
        return window.call(() -> Drops.fromElsewhere(format, content).on(row(window, 1)));
    }

    private static boolean move(TestWindow window, int from, int to) {
        return window.call(() -> {
            Node source = row(window, from);
            DataFormat format = Objects.requireNonNull(DataFormat.lookupMimeType(RowDragging.MIME_TYPE));
            return Drops.from(source, format, from).on(row(window, to));
        });
    }

    private static TableRow<?> row(TestWindow window, int index) {
        Node table = window.stage().getScene().lookup("#websitesTable");
        table.applyCss();
        ((TableView<?>) table).layout();
        return table.lookupAll(".table-row-cell").stream()
                .map(node -> (TableRow<?>) node)
                .sorted(Comparator.comparingInt(TableRow::getIndex))
                .filter(row -> row.getIndex() >= index)
                .findFirst()
                .orElseThrow();
    }

    private static String selected(TestWindow window) {
        TableView<?> table = (TableView<?>) window.stage().getScene().lookup("#websitesTable");
        return ((WebsiteRow) table.getSelectionModel().getSelectedItem()).url().toString();
    }

    private static List<String> urls(TestWindow window) {
        TableView<?> table = (TableView<?>) window.stage().getScene().lookup("#websitesTable");
        return table.getItems().stream()
                .map(row -> ((WebsiteRow) row).url().toString())
                .toList();
    }

    private static Predicate<Node> hasRows(int count) {
        return table -> ((TableView<?>) table).getItems().size() == count;
    }
}
