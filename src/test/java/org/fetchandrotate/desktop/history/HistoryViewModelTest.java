package org.fetchandrotate.desktop.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.fetchandrotate.desktop.history.HistoryFilter.Order;
import org.fetchandrotate.desktop.history.HistoryViewModel.Contents;
import org.fetchandrotate.engine.Engine;
import org.fetchandrotate.model.FailureReason;
import org.fetchandrotate.model.ImageRecord;
import org.fetchandrotate.model.ImageStatus;
import org.fetchandrotate.model.Settings;
import org.fetchandrotate.storage.Database;
import org.fetchandrotate.storage.ExportFormat;
import org.fetchandrotate.storage.HistoryWriter;
import org.fetchandrotate.storage.ImageQuery.Direction;
import org.fetchandrotate.storage.ImageQuery.OutcomeFilter;
import org.fetchandrotate.storage.ImageQuery.SortColumn;
import org.fetchandrotate.storage.Workspace;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class HistoryViewModelTest {
    @TempDir
    Path folder;

    private final HeldErrands errands = new HeldErrands();
    private Workspace workspace;
    private Database database;
    private HistoryStore store;
    private HistoryViewModel model;

    @BeforeEach
    void open() throws Exception {
        workspace = new Workspace(folder, Settings.Files.DEFAULTS);
        database = Database.open(workspace.database());
        store = new HistoryStore(database);
        model = new HistoryViewModel(store, edits(), errands);
    }

    private HistoryEdits edits() {
        return new HistoryEdits(
                workspace,
                database,
                _ -> Optional.empty(),
                (reader, writer) ->
                        new Engine(Clock.systemUTC()).historyRotation(workspace, reader, writer, Settings.DEFAULTS),
                reader -> new Engine(Clock.systemUTC()).proofs(workspace, reader));
    }

    @AfterEach
    void close() {
        store.close();
        database.close();
    }

    @Test
    void saysThatThereIsNone_beforeTheFirstRun() {
        look();
        assertThat(model.contentsProperty().get()).isEqualTo(Contents.NONE);
        assertThat(model.runs()).hasSize(1);
    }

    @Test
    void showsTheNewestRowFirst_whenNothingElseIsAskedFor() throws Exception {
        HistorySamples.writeRun(database, 20);
        look();
        assertThat(model.contentsProperty().get()).isEqualTo(Contents.ROWS);
        assertThat(urls()).hasSize(20).first().isEqualTo("https://cdn.example/photos/19.jpg");
        assertThat(model.hosts()).isEqualTo(HistorySamples.HOSTS);
        assertThat(model.runs().get(1).run())
                .hasValueSatisfying(run -> assertThat(run.succeeded()).isEqualTo(18));
    }

    @Test
    void showsTheRowsThatFitEveryFilter() throws Exception {
        HistorySamples.writeRun(database, 60);
        long second = HistorySamples.writeRun(database, 30);
        HistoryFilter filter = model.filter();
        filter.runProperty().set(second);
        filter.failureProperty().set(new FailureFilter(OutcomeFilter.FAILED, Optional.of(FailureReason.TIMEOUT)));
        filter.hostProperty().set(Optional.of("beta.example"));
        filter.statusProperty().set(Optional.of(ImageStatus.NOT_PROCESSED));
        filter.textProperty().set("PICTURE 19");
        errands.runAll();
        assertThat(urls()).containsExactly("https://cdn.example/photos/19.jpg");
        filter.textProperty().set("nowhere");
        errands.runAll();
        assertThat(model.contentsProperty().get()).isEqualTo(Contents.NOTHING_FOUND);
        filter.clear();
        errands.runAll();
        assertThat(model.rows()).hasSize(90);
    }

    @Test
    void looksOnceMore_whenManyChangesComeDuringALook() throws Exception {
        HistorySamples.writeRun(database, 20);
        model.refresh();
        for (String text : List.of("p", "pi", "pic", "picture 1")) {
            model.filter().textProperty().set(text);
        }
        // at the first rows, and at all
        assertThat(errands.waiting()).isEqualTo(2);
        errands.runAll();
        assertThat(model.rows()).hasSize(11);
        assertThat(model.shown().text()).isEqualTo("picture 1");
    }

    @Test
    void showsTheFirstRows_beforeAllAreCounted() throws Exception {
        HistorySamples.writeRun(database, 1_000);
        model.refresh();
        errands.runNext();
        assertThat(model.contentsProperty().get()).isEqualTo(Contents.ROWS);
        assertThat(model.rows()).hasSize(HistoryViewModel.FIRST_ROWS);
        assertThat(model.countedProperty().get()).isFalse();
        HistoryRow first = model.rows().getFirst();
        errands.runNext();
        assertThat(model.rows()).hasSize(1_000).first().isSameAs(first);
        assertThat(model.countedProperty().get()).isTrue();

        model.filter().textProperty().set("picture 77");
        errands.runAll();
        model.filter().textProperty().set("picture 777");
        // the read of rows that were looked at is first in the row of errands
        while (model.rows().size() != 1) {
            errands.runNext();
        }
        assertThat(model.countedProperty().get()).isTrue();
    }

    @Test
    void sortsByAnyColumn_inTheDatabase() throws Exception {
        HistorySamples.writeRun(database, 30);
        for (HistoryColumn column : HistoryColumn.values()) {
            column.order().ifPresent(order -> {
                model.filter().orderProperty().set(new Order(order, Direction.DESCENDING));
                errands.runAll();
                assertThat(model.rows()).as(order.name()).hasSize(30);
            });
        }
        model.filter().orderProperty().set(new Order(SortColumn.BYTES, Direction.ASCENDING));
        errands.runAll();
        assertThat(urls()).startsWith("https://cdn.example/photos/0.jpg", "https://cdn.example/photos/1.jpg");
    }

    @Test
    void showsRowsThatComeAndKeepsTheChosenOne_whileARunGoesOn() throws Exception {
        try (HistoryWriter writer = database.writer()) {
            long run = HistorySamples.start(writer, 10);
            ImageRecord first = HistorySamples.candidate("alpha.example", "https://cdn.example/a.jpg", "", run);
            writer.record(first);
            writer.flush();
            look();
            HistoryRow row = model.rows().getFirst();
            errands.runAll();
            model.select(Optional.of(row));
            assertThat(model.imageProperty().get()).map(ImageRecord::status).contains(ImageStatus.NOT_PROCESSED);

            writer.record(HistorySamples.processed(run, 1));
            writer.record(first.downloaded(
                    "a.jpg", HistorySamples.processed(run, 0).picture().orElseThrow()));
            writer.flush();
            look();
            assertThat(model.rows()).hasSize(2);
            assertThat(model.rows().get(1)).isSameAs(row);
            errands.runAll();
            assertThat(model.imageProperty().get()).map(ImageRecord::status).contains(ImageStatus.DOWNLOADED);
            assertThat(model.runs().get(1).run().orElseThrow().outcome()).isEmpty();
        }
    }

    @Test
    void changesTheCounter_whenSomebodyWrites() throws Exception {
        long before = store.changeCounter();
        assertThat(store.changeCounter()).isEqualTo(before);
        HistorySamples.writeRun(database, 1);
        assertThat(store.changeCounter()).isNotEqualTo(before);
    }

    @Test
    void keepsRowsOfRunsThatStay_whenRunsComeAndGo() throws Exception {
        long first = HistorySamples.writeRun(database, 3);
        HistorySamples.writeRun(database, 3);
        look();
        RunRow kept = model.runs().get(2);
        HistorySamples.writeRun(database, 3);
        look();
        assertThat(model.runs().stream().map(RunRow::id)).containsExactly(0L, 3L, 2L, first);
        assertThat(model.runs().get(3)).isSameAs(kept);
        model.delete(2);
        errands.runAll();
        assertThat(model.runs().stream().map(RunRow::id)).containsExactly(0L, 3L, first);
    }

    @Test
    void deletesRowsAndFilesAndShowsAllRuns_whenTheChosenRunIsDeleted() throws Exception {
        long run = HistorySamples.writeRun(database, 5);
        Path file = workspace.original("alpha.example", "cdn.example--0.jpg");
        Files.createDirectories(file.getParent());
        Files.write(file, new byte[10]);
        model.filter().runProperty().set(run);
        errands.runAll();
        model.delete(run);
        assertThat(model.work().busyProperty().get()).isTrue();
        errands.runAll();
        assertThat(model.work().busyProperty().get()).isFalse();
        assertThat(file).doesNotExist();
        assertThat(model.filter().runProperty().get()).isEqualTo(RunRow.ALL);
        assertThat(model.contentsProperty().get()).isEqualTo(Contents.NONE);
        assertThat(model.work().noticeProperty().get())
                .isInstanceOfSatisfying(
                        Notice.Deleted.class,
                        deleted -> assertThat(deleted.files().bytes()).isEqualTo(10));
    }

    @Test
    void exportsWhatTheFilterLetsThrough() throws Exception {
        HistorySamples.writeRun(database, 20);
        model.filter().failureProperty().set(FailureFilter.ANY);
        errands.runAll();
        Path target = folder.resolve("failed.json");
        model.export(ExportFormat.JSON, target);
        errands.runAll();
        assertThat(model.work().noticeProperty().get()).isEqualTo(new Notice.Exported(2, target));
        assertThat(Files.readAllLines(target)).hasSize(2);
    }

    @Test
    void saysWhy_whenTheExportCannotBeWritten() throws Exception {
        model.export(ExportFormat.CSV, Files.createFile(folder.resolve("file")).resolve("rows.csv"));
        errands.runAll();
        assertThat(model.work().noticeProperty().get()).isInstanceOf(Notice.Failure.class);
        assertThat(model.work().busyProperty().get()).isFalse();
    }

    @Test
    void givesTheNeighboursThatHaveFiles_toLookAtOneLarge() throws Exception {
        HistorySamples.writeRun(database, 1_000);
        look();
        List<String> seen = new ArrayList<>();
        model.around(model.rows().get(501), (images, place) -> {
            assertThat(images).allMatch(image -> image.filename().isPresent()).hasSizeBetween(150, 201);
            seen.add(images.get(place).url());
        });
        errands.runAll();
        assertThat(seen).containsExactly("https://cdn.example/photos/498.jpg");
    }

    @Test
    void isEmpty_whenAReadOnlyWorkspaceHasNoDatabaseYet() throws Exception {
        Workspace other = new Workspace(folder.resolve("other"), Settings.Files.DEFAULTS);
        Files.createDirectories(other.database().getParent());
        try (Database written = Database.open(other.database())) {
            HistorySamples.writeRun(written, 1);
        }
        try (Database readOnly = Database.openReadOnly(other.database());
                HistoryStore missing = new HistoryStore(readOnly)) {
            Path elsewhere = folder.resolve("elsewhere.db");
            Files.move(other.database(), elsewhere);
            HistoryViewModel viewer = new HistoryViewModel(missing, edits(), errands);
            viewer.refresh();
            errands.runAll();
            assertThat(viewer.contentsProperty().get()).isEqualTo(Contents.NONE);
            Files.move(elsewhere, other.database());
            viewer.refresh();
            errands.runAll();
            assertThat(viewer.rows()).hasSize(1);
        }
    }

    /// The limit is ten times what a quiet machine needs; the number is printed.
    @Test
    void opensWithinASecond_whenThereAreAHundredThousandRows() throws Exception {
        HistorySamples.writeRun(database, 100_000);
        HistoryStore fresh = new HistoryStore(database);
        HistoryViewModel opened = new HistoryViewModel(fresh, edits(), errands);
        long start = System.nanoTime();
        opened.refresh();
        errands.runAll();
        for (int i = 0; i < 40; i++) {
            opened.rows().get(i);
        }
        errands.runAll();
        Duration elapsed = Duration.ofNanos(System.nanoTime() - start);
        System.out.println("opening a history of 100,000 rows: " + elapsed.toMillis() + " ms");
        assertThat(opened.rows()).hasSize(100_000);
        assertThat(opened.rows().getFirst().image()).isPresent();
        assertThat(elapsed).isLessThan(Duration.ofSeconds(5));

        start = System.nanoTime();
        int stops = 0;
        for (int i = 0; i < 100_000; i += 997) {
            opened.rows().get(i);
            errands.runAll();
            assertThat(opened.rows().get(i).image()).isPresent();
            stops++;
        }
        Duration scrolling = Duration.ofNanos(System.nanoTime() - start);
        System.out.println(
                "a stop while scrolling: " + scrolling.dividedBy(stops).toMillis() + " ms");
        fresh.close();
    }

    private void look() {
        model.refresh();
        errands.runAll();
    }

    /// Reads the first rows.
    private List<String> urls() {
        model.rows().stream().limit(40).forEach(row -> {});
        errands.runAll();
        return model.rows().stream()
                .limit(40)
                .map(row -> row.image().map(ImageRecord::url).orElse("unread"))
                .toList();
    }
}
