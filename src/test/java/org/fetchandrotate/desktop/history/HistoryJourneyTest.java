package org.fetchandrotate.desktop.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javafx.css.PseudoClass;
import javafx.event.Event;
import javafx.event.EventType;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.DialogPane;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableColumn.SortType;
import javafx.scene.control.skin.TableColumnHeader;
import javafx.scene.control.skin.VirtualFlow;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.GridPane;
import org.fetchandrotate.demo.DemoGallery;
import org.fetchandrotate.demo.DemoOptions;
import org.fetchandrotate.desktop.NeedsToolkit;
import org.fetchandrotate.desktop.base.Wastebasket;
import org.fetchandrotate.desktop.run.RunPhase;
import org.fetchandrotate.desktop.run.Window.Theme;
import org.fetchandrotate.model.ImageRecord;
import org.fetchandrotate.model.ImageStatus;
import org.fetchandrotate.model.Proof;
import org.fetchandrotate.model.Rotation;
import org.fetchandrotate.model.Settings;
import org.fetchandrotate.storage.Database;
import org.fetchandrotate.storage.HistoryWriter;
import org.fetchandrotate.storage.Workspace;
import org.fetchandrotate.storage.WorkspaceLock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;

/// What a user does with the history, in the view itself.
@NeedsToolkit
final class HistoryJourneyTest {
    @TempDir
    Path folder;

    private final FxRobot robot = new FxRobot();

    @Test
    void exportsWhatWasSearchedFilteredAndSorted() throws Exception {
        Path target = folder.resolve("found.csv");
        try (HistoryWindow window = window()) {
            HistorySamples.writeRun(window.session().database(), 60);
            window.awaitRows(60);

            robot.clickOn("#historySearch").write("8");
            window.await(() -> window.model().shown().text().equals("8"));
            robot.write(".jpg");
            window.awaitRows(6);
            ComboBox<Optional<String>> host = window.get("#historyHost");
            window.run(() -> host.setValue(Optional.of("gamma.example")));
            window.awaitRows(2);
            assertThat(HistoryWindow.fx(() -> ids(window))).containsExactly(39L, 9L);
            sort(window, HistoryColumn.BYTES, SortType.ASCENDING);
            window.await(() -> ids(window).equals(List.of(9L, 39L)));
            sort(window, HistoryColumn.URL, SortType.ASCENDING);
            window.await(() -> ids(window).equals(List.of(39L, 9L)));
            sort(window, HistoryColumn.URL, SortType.DESCENDING);
            window.await(() -> ids(window).equals(List.of(9L, 39L)));

            window.system.saveFile = Optional.of(target);
            robot.clickOn("#historyExport").clickOn("#historyExport-csv");
            window.await(() -> window.model().work().noticeProperty().get() instanceof Notice.Exported);
            assertThat(Files.readString(target).lines().skip(1).map(line -> line.split(",", 2)[0]))
                    .containsExactly("9", "39");
            Label notice = window.get("#historyNoticeText");
            assertThat(notice.getText()).startsWith("2 rows written to ");
            robot.clickOn("#historyOpenExport");
            assertThat(window.system.log).containsExactly("open " + target);

            robot.clickOn("#historyClear");
            window.awaitRows(60);
            assertThat(window.<Node>get("#historyClear").isDisabled()).isTrue();
        }
    }

    @Test
    void detailsStandLineByLine_whereEachHasRoom() throws Exception {
        try (HistoryWindow window = window()) {
            HistorySamples.writeRun(window.session().database(), 3);
            window.awaitRows(3);
            select(window, 0);
            // in one column
            window.resize(760, 700);
            Label time = window.get("#historyDetail-created-at");
            window.await(() -> time.isManaged());
            WaitForAsyncUtils.waitForFxEvents();
            assertThat(HistoryWindow.fx(() -> {
                        time.getScene().getRoot().applyCss();
                        time.getScene().getRoot().layout();
                        return rowHeight(time);
                    }))
                    .isBetween(10.0, 2 * time.getFont().getSize());
        }
    }

    private static double rowHeight(Label value) {
        GridPane grid = (GridPane) value.getParent();
        int row = GridPane.getRowIndex(value);
        return grid.getCellBounds(1, row).getHeight();
    }

    @Test
    void sortsByTheColumnWhoseHeaderIsClicked() throws Exception {
        try (HistoryWindow window = window()) {
            HistorySamples.writeRun(window.session().database(), 12);
            window.awaitRows(12);
            List<Long> byAddress = List.of(1L, 2L, 11L, 12L, 3L, 4L, 5L, 6L, 7L, 8L, 9L, 10L);
            clickHeader(window, HistoryColumn.NAME);
            window.await(() -> ids(window).equals(byAddress));
            clickHeader(window, HistoryColumn.NAME);
            window.await(() -> ids(window).equals(byAddress.reversed()));
            clickHeader(window, HistoryColumn.BYTES);
            window.await(() -> ids(window).containsAll(byAddress) && isSortedBySize(window));
            // a third click on a header lets go of the order
            clickHeader(window, HistoryColumn.BYTES);
            clickHeader(window, HistoryColumn.BYTES);
            window.await(() -> ids(window).getFirst() == 12L && ids(window).getLast() == 1L);
        }
    }

    @Test
    void comparesCopiesAndFinds_byKeys() throws Exception {
        try (HistoryWindow window = window()) {
            HistorySamples.writeRun(window.session().database(), 30);
            window.awaitRows(30);
            select(window, 1);
            window.run(window.table()::requestFocus);
            robot.type(KeyCode.ENTER);
            // of 30 rows three have no file, one of them before this one
            window.await(() -> window.compared.equals(List.of(0)));
            robot.press(KeyCode.CONTROL).type(KeyCode.C).release(KeyCode.CONTROL);
            assertThat(window.system.log).containsExactly("copy https://cdn.example/photos/28.jpg");
            robot.press(KeyCode.CONTROL).type(KeyCode.F).release(KeyCode.CONTROL);
            assertThat(window.<Node>get("#historySearch").isFocused()).isTrue();
        }
    }

    @Test
    void saysWhatFailed_whenThereIsNothingToCompare() throws Exception {
        try (HistoryWindow window = window()) {
            HistorySamples.writeRun(window.session().database(), 30);
            window.awaitRows(30);
            select(window, 0);
            window.run(window.table()::requestFocus);
            robot.type(KeyCode.ENTER);
            Node failure = window.get("#historyFailure");
            window.await(failure::isFocused);
            assertThat(window.<Label>get("#historyFailure").getText()).isEqualTo("what was met with image 29");
            assertThat(window.<Label>get("#historyResult").getText()).isEqualTo("Too small");
            assertThat(window.compared).isEmpty();
            assertThat(window.<Label>get("#historyAdvice").getText()).isNotBlank();
            robot.clickOn("#historyOpenPage");
            assertThat(window.system.log).containsExactly("browse https://gamma.example/gallery");
            robot.clickOn("#historyFailure")
                    .press(KeyCode.CONTROL)
                    .type(KeyCode.C)
                    .release(KeyCode.CONTROL);
            assertThat(window.system.log).last().isEqualTo("copy what was met with image 29");
            robot.clickOn("#historyRetryFailed");
            assertThat(window.visited).containsExactly("retry 1");
        }
    }

    @Test
    void opensWhatTheContextMenuNames() throws Exception {
        try (HistoryWindow window = window()) {
            HistorySamples.writeRun(window.session().database(), 3);
            window.awaitRows(3);
            select(window, 0);
            for (String name : List.of("open-original", "open-rotated", "open-folder", "open-page")) {
                robot.rightClickOn("#historyTable .table-row-cell").clickOn("#historyMenu-" + name);
            }
            Workspace workspace = window.session().workspace();
            String host = "gamma.example";
            assertThat(window.system.log)
                    .containsExactly(
                            "open " + workspace.original(host, "cdn.example--2.jpg"),
                            "open " + workspace.rotated(host, "cdn.example--2.jpg"),
                            "open " + workspace.originalFolderOf(host),
                            "browse https://gamma.example/gallery");
        }
    }

    @Test
    void deletesARun_onlyWhenTheUserSaysSo() throws Exception {
        try (HistoryWindow window = window()) {
            HistorySamples.writeRun(window.session().database(), 10);
            HistorySamples.writeRun(window.session().database(), 20);
            window.awaitRows(30);
            ListView<RunRow> runs = window.get("#historyRuns");
            window.run(() -> runs.getSelectionModel().select(1));
            window.awaitRows(20);
            askToDelete(window);
            assertThat(question()).contains("can’t be undone");
            robot.clickOn("#no");
            assertThat(window.model().rows()).hasSize(20);
            askToDelete(window);
            robot.clickOn("#yes");
            window.awaitRows(10);
            window.await(() ->
                    runs.getItems().size() == 2 && runs.getSelectionModel().getSelectedIndex() == 0);
        }
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void deletesIntoTheWastebasket_whereThereIsOne() throws Exception {
        try (HistoryWindow window = window()) {
            HistorySamples.writeRun(window.session().database(), 3);
            window.awaitRows(3);
            Workspace workspace = window.session().workspace();
            Path original = workspace.original("alpha.example", "cdn.example--0.jpg");
            Files.createDirectories(original.getParent());
            Files.writeString(original, "an original");
            window.system.wastebasket = Wastebasket.of(folder, Map.of(), folder, Clock.systemUTC());
            ListView<RunRow> runs = window.get("#historyRuns");
            window.run(() -> runs.getSelectionModel().select(1));
            askToDelete(window);
            assertThat(question()).contains("wastebasket").doesNotContain("undone");
            robot.clickOn("#yes");
            window.await(() -> runs.getItems().size() == 1);
            assertThat(original).doesNotExist();
            assertThat(folder.resolve(".local/share/Trash/files/cdn.example--0.jpg"))
                    .hasContent("an original");
        }
    }

    private void askToDelete(HistoryWindow window) {
        Node button = window.get("#historyDelete");
        window.await(() -> !button.isDisabled());
        robot.clickOn(button);
        window.await(() -> robot.lookup("#no").tryQuery().isPresent());
    }

    private String question() {
        return robot.lookup("#question").<DialogPane>query().getContentText();
    }

    @Test
    void triesTheFailedAgain_andShowsThatRunAsItGoesOn() throws Exception {
        DemoOptions options = new DemoOptions(4, Duration.ZERO, DemoOptions.Contents.VARIED);
        try (DemoGallery gallery = DemoGallery.start(options);
                HistoryWindow window = new HistoryWindow(folder, gallery.websites(), Locale.ENGLISH)
                        .show(Theme.LIGHT, 1280, 800)
                        .finishRun()) {
            window.await(() -> window.model().runs().size() == 2);
            ListView<RunRow> runs = window.get("#historyRuns");
            window.run(() -> runs.getSelectionModel().select(1));
            Node retry = window.get("#historyRetry");
            window.await(() -> !retry.isDisabled());
            robot.clickOn(retry);
            window.await(() -> window.model().runs().size() == 3);
            window.await(() -> window.runs().phaseProperty().get() == RunPhase.IDLE);
            window.await(() ->
                    window.model().runs().get(1).run().orElseThrow().outcome().isPresent());
            // the run chosen before is still the one that shows
            assertThat(window.model().filter().runProperty().get()).isEqualTo(1);
        }
    }

    @Test
    void keepsTheChosenRowAndThePlace_whileRowsComeIn() throws Exception {
        try (HistoryWindow window = window()) {
            Database database = window.session().database();
            HistorySamples.writeRun(database, 500);
            window.awaitRows(500);
            window.run(() -> window.table().scrollTo(200));
            select(window, 203);
            long before = window.model().selectedProperty().get().orElseThrow().id();
            window.await(() -> firstInSight(window) > 0);
            int first = HistoryWindow.fx(() -> firstInSight(window));
            try (HistoryWriter writer = database.writer()) {
                long run = HistorySamples.start(writer, 50);
                for (int i = 0; i < 40; i++) {
                    writer.record(HistorySamples.processed(run, i));
                }
                writer.flush();
                window.awaitRows(540);
            }
            window.await(() -> firstInSight(window) == first + 40);
            assertThat(window.model().selectedProperty().get())
                    .map(HistoryRow::id)
                    .contains(before);
            assertThat(HistoryWindow.fx(() -> window.table().getSelectionModel().getSelectedIndex()))
                    .isEqualTo(243);
            assertThat(window.model().imageProperty().get())
                    .map(ImageRecord::id)
                    .contains(before);
        }
    }

    @Test
    void changesNothingAndSaysWhy_whenAnotherProgramHoldsTheWorkspace() throws Exception {
        Workspace workspace = new Workspace(folder, Settings.Files.DEFAULTS);
        try (WorkspaceLock lock = WorkspaceLock.tryAcquire(workspace).orElseThrow();
                Database database = Database.open(workspace.database())) {
            HistorySamples.writeRun(database, 20);
            try (HistoryWindow window = window()) {
                window.awaitRows(20);
                window.run(() -> window.<ListView<RunRow>>get("#historyRuns")
                        .getSelectionModel()
                        .select(1));
                assertThat(window.<Node>get("#historyReadOnly").isVisible()).isTrue();
                assertThat(window.<Node>get("#historyRetry").isDisabled()).isTrue();
                assertThat(window.<Node>get("#historyDelete").isDisabled()).isTrue();
            }
            assertThat(lock).isNotNull();
        }
    }

    @Test
    void choosesARunFromADropDown_whereThereIsNoRoomForAList() throws Exception {
        try (HistoryWindow window = new HistoryWindow(folder, List.of(), Locale.ENGLISH).show(Theme.LIGHT, 1000, 700)) {
            HistorySamples.writeRun(window.session().database(), 10);
            HistorySamples.writeRun(window.session().database(), 20);
            window.awaitRows(30);
            assertThat(robot.lookup("#historyRuns").tryQuery()).isEmpty();
            assertThat(window.table().getWidth()).isGreaterThan(780);
            ComboBox<RunRow> run = window.get("#historyRun");
            window.run(() -> run.setValue(run.getItems().get(1)));
            window.awaitRows(20);
            robot.clickOn("#historyRunMenu").clickOn("#historyRunMenu-show-run");
            assertThat(window.visited).containsExactly("show 2");
            robot.clickOn("#historyRunMenu").clickOn("#historyRunMenu-delete");
            window.await(() -> robot.lookup("#yes").tryQuery().isPresent());
            robot.clickOn("#yes");
            window.awaitRows(10);
            window.await(
                    () -> run.getValue().id() == RunRow.ALL && run.getItems().size() == 2);
            window.resize(1280, 800);
            window.await(() -> robot.lookup("#historyRuns").tryQuery().isPresent() && !run.isVisible());
        }
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void deletesManyIntoTheWastebasket_andKeepsTheOthersChosen() throws Exception {
        try (HistoryWindow window = window()) {
            HistorySamples.writeRun(window.session().database(), 20);
            window.awaitRows(20);
            Workspace workspace = window.session().workspace();
            Path original = workspace.original("alpha.example", "cdn.example--18.jpg");
            Files.createDirectories(original.getParent());
            Files.writeString(original, "an original");
            window.system.wastebasket = Wastebasket.of(folder, Map.of(), folder, Clock.systemUTC());
            window.run(() -> window.table().getSelectionModel().selectIndices(0, 1, 2));
            assertThat(window.<Label>get("#historyChosen").getText()).isEqualTo("3 chosen");
            HistorySamples.writeRun(window.session().database(), 2);
            window.awaitRows(22);
            assertThat(window.table().getSelectionModel().getSelectedIndices()).containsExactly(2, 3, 4);
            robot.clickOn("#historyDeleteImages");
            window.await(() -> robot.lookup("#yes").tryQuery().isPresent());
            assertThat(question()).contains("wastebasket");
            robot.clickOn("#yes");
            window.awaitRows(19);
            window.await(() -> window.model().chosenProperty().get().isEmpty());
            assertThat(original).doesNotExist();
            assertThat(ids(window)).startsWith(22L, 21L, 17L);
        }
    }

    @Test
    void exportsTheChosenAlone_whenManyAre() throws Exception {
        Path target = folder.resolve("chosen.csv");
        try (HistoryWindow window = window()) {
            HistorySamples.writeRun(window.session().database(), 20);
            window.awaitRows(20);
            window.run(() -> window.table().getSelectionModel().selectIndices(4, 6));
            window.system.saveFile = Optional.of(target);
            robot.clickOn("#historyExport").clickOn("#historyExport-csv");
            window.await(() -> window.model().work().noticeProperty().get() instanceof Notice.Exported);
            assertThat(Files.readString(target).lines().skip(1).map(line -> line.split(",", 2)[0]))
                    .containsExactly("16", "14");
        }
    }

    @Test
    void choosesInTheGallery_whatTheTableHasChosen_andRemembersTheView() throws Exception {
        try (HistoryWindow window = window()) {
            HistorySamples.writeRun(window.session().database(), 60);
            window.awaitRows(60);
            robot.clickOn("#historyAsGallery");
            Node gallery = window.get("#historyGallery");
            window.await(() ->
                    gallery.isVisible() && !gallery.lookupAll(".history-tile").isEmpty());
            window.run(gallery::requestFocus);
            robot.type(KeyCode.DOWN, KeyCode.RIGHT);
            window.await(() -> window.model().chosenProperty().get().equals(List.of(59L)));
            assertThat(gallery.lookupAll(".pair-tile").stream()
                            .filter(tile ->
                                    tile.getPseudoClassStates().contains(PseudoClass.getPseudoClass("selected"))))
                    .hasSize(1);
            robot.type(KeyCode.END);
            window.await(() -> window.model().chosenProperty().get().equals(List.of(1L)));
            robot.type(KeyCode.ENTER);
            window.await(() -> !window.compared.isEmpty());
            // a second click lets go of nothing
            robot.clickOn("#historyAsGallery");
            assertThat(gallery.isVisible()).isTrue();
            assertThat(window.preferences.get("history.view")).contains("gallery");
            robot.clickOn("#historyAsTable");
            assertThat(window.table().getSelectionModel().getSelectedIndex()).isEqualTo(59);
        }
    }

    @Test
    void givesATag_andFiltersByIt() throws Exception {
        try (HistoryWindow window = window()) {
            HistorySamples.writeRun(window.session().database(), 20);
            window.awaitRows(20);
            assertThat(window.<Node>get("#historyTag").isVisible()).isFalse();
            window.run(() -> window.table().getSelectionModel().selectIndices(4, 6));
            robot.clickOn("#historyTags");
            window.await(() -> robot.lookup("#historyTagName").tryQuery().isPresent());
            robot.clickOn("#historyTagName").write("sea").type(KeyCode.ENTER);
            ComboBox<Optional<String>> tag = window.get("#historyTag");
            window.await(() -> tag.isVisible() && tag.getItems().contains(Optional.of("sea")));
            robot.type(KeyCode.ESCAPE);
            window.run(() -> tag.setValue(Optional.of("sea")));
            window.awaitRows(2);
            window.await(() -> window.table()
                    .getItems()
                    .getFirst()
                    .seenProperty()
                    .get()
                    .map(SeenImage::tags)
                    .equals(Optional.of(List.of("sea"))));
        }
    }

    @Test
    void rotatesTheChosenAgain_withoutFetching() throws Exception {
        DemoOptions options = new DemoOptions(4, Duration.ZERO, DemoOptions.Contents.VARIED);
        HistoryWindow window;
        try (DemoGallery gallery = DemoGallery.start(options)) {
            window = new HistoryWindow(folder, gallery.websites(), Locale.ENGLISH)
                    .show(Theme.LIGHT, 1280, 800)
                    .finishRun();
        }
        try (window) {
            window.run(() -> window.model().filter().statusProperty().set(Optional.of(ImageStatus.PROCESSED)));
            window.await(() -> window.model().rows().size() > 3
                    && window.model().shown().status().isPresent());
            window.run(() -> window.table().getSelectionModel().selectIndices(0, 1));
            // by itself: the menu is higher than the headless screen leaves room for
            window.run(() -> {
                window.table().getContextMenu().getItems().stream()
                        .filter(item -> "historyMenu-prove".equals(item.getId()))
                        .forEach(MenuItem::fire);
                assertThat(window.runs().historyBusyProperty().get()).isTrue();
            });
            window.await(() -> window.model().work().noticeProperty().get() instanceof Notice.Proved);
            window.await(() -> window.table()
                    .getItems()
                    .getFirst()
                    .seenProperty()
                    .get()
                    .orElseThrow()
                    .proof()
                    .isPresent());
            robot.clickOn("#historyRotate").clickOn("#historyRotate-flip-horizontal");
            window.await(() -> window.model().work().noticeProperty().get() instanceof Notice.Rotated);
            assertThat(window.<Label>get("#historyNoticeText").getText())
                    .isEqualTo("2 images rotated again, without fetching anything");
            window.await(() -> window.model().rows().stream()
                    .limit(3)
                    .map(row -> row.image().flatMap(ImageRecord::rotatedCopy).map(ImageRecord.RotatedCopy::rotation))
                    .toList()
                    .equals(List.of(
                            Optional.of(Rotation.FLIP_HORIZONTAL),
                            Optional.of(Rotation.FLIP_HORIZONTAL),
                            Optional.of(Rotation.HALF_TURN))));
            // the copy that was proved isn't there any more
            assertThat(window.table()
                            .getItems()
                            .getFirst()
                            .seenProperty()
                            .get()
                            .orElseThrow()
                            .proof())
                    .isEmpty();
            window.run(() -> window.model().filter().runProperty().set(1));
            Node prove = window.get("#historyProve");
            window.await(() -> !prove.isDisabled());
            robot.clickOn(prove);
            window.await(() -> window.model().work().noticeProperty().get() instanceof Notice.Proved);
            Notice.Proved proved =
                    (Notice.Proved) window.model().work().noticeProperty().get();
            assertThat(proved.counts()).doesNotContainKey(Proof.Kind.DIFFERENT);
            assertThat(proved.counts().values().stream()
                                    .mapToLong(Long::longValue)
                                    .sum()
                            + proved.undecoded())
                    .isEqualTo(window.model().rows().size());
            window.await(() -> window.table()
                    .getItems()
                    .getFirst()
                    .seenProperty()
                    .get()
                    .orElseThrow()
                    .proof()
                    .isPresent());
            window.shoot("history-proved-light-1280x800");
        }
    }

    @Test
    void remembersTheColumnsThatWereChosen() throws Exception {
        try (HistoryWindow window = window()) {
            HistorySamples.writeRun(window.session().database(), 3);
            window.awaitRows(3);
            robot.clickOn("#historyColumns").clickOn("#historyColumn-host");
            window.await(() -> window.preferences
                    .get("history.columns")
                    .filter(shown -> !shown.contains("host:") && shown.contains("result:"))
                    .isPresent());
        }
    }

    /// The robot's click won't do: the headless toolkit calls every press a popup trigger, which headers ignore.
    private static void clickHeader(HistoryWindow window, HistoryColumn column) {
        window.run(() -> {
            Node header = window.table().lookupAll(".column-header").stream()
                    .filter(node -> node instanceof TableColumnHeader shown
                            && shown.getTableColumn() != null
                            && shown.getTableColumn().getUserData() == column)
                    .findFirst()
                    .orElseThrow();
            Event.fireEvent(header, mouse(MouseEvent.MOUSE_PRESSED));
            Event.fireEvent(header, mouse(MouseEvent.MOUSE_RELEASED));
        });
    }

    private static MouseEvent mouse(EventType<MouseEvent> type) {
        boolean isDown = type == MouseEvent.MOUSE_PRESSED;
        return new MouseEvent(
                type,
                8,
                8,
                8,
                8,
                MouseButton.PRIMARY,
                1,
                false,
                false,
                false,
                false,
                isDown,
                false,
                false,
                false,
                false,
                true,
                null);
    }

    private static boolean isSortedBySize(HistoryWindow window) {
        List<Long> sizes = window.model().rows().stream()
                .flatMap(row -> row.image().stream())
                .flatMap(image -> image.picture().stream())
                .map(ImageRecord.Picture::bytes)
                .toList();
        return sizes.size() > 5 && sizes.equals(sizes.stream().sorted().toList());
    }

    /// What a click on the header does, with the direction named.
    private static void sort(HistoryWindow window, HistoryColumn wanted, SortType type) {
        window.run(() -> {
            TableColumn<HistoryRow, ?> column = window.table().getColumns().stream()
                    .filter(shown -> shown.getUserData() == wanted)
                    .findFirst()
                    .orElseThrow();
            column.setSortType(type);
            window.table().getSortOrder().setAll(List.of(column));
        });
    }

    private HistoryWindow window() throws Exception {
        return new HistoryWindow(folder, List.of(), Locale.ENGLISH).show(Theme.LIGHT, 1280, 800);
    }

    /// Waits until the row was read.
    private static void select(HistoryWindow window, int place) {
        window.run(() -> window.table().getSelectionModel().select(place));
        window.await(() -> window.model().imageProperty().get().isPresent());
    }

    private static List<Long> ids(HistoryWindow window) {
        return window.model().rows().stream().map(HistoryRow::id).toList();
    }

    private static int firstInSight(HistoryWindow window) {
        VirtualFlow<?> flow = (VirtualFlow<?>) window.table().lookup(".virtual-flow");
        return flow.getFirstVisibleCell().getIndex();
    }
}
