package org.fetchandrotate.desktop.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import javafx.event.ActionEvent;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TableView;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DataFormat;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.controlsfx.control.StatusBar;
import org.fetchandrotate.demo.DemoGallery;
import org.fetchandrotate.demo.DemoOptions;
import org.fetchandrotate.desktop.NeedsToolkit;
import org.fetchandrotate.desktop.base.Theme;
import org.fetchandrotate.desktop.run.RunCenter;
import org.fetchandrotate.desktop.run.RunPhase;
import org.fetchandrotate.engine.RunSummary;
import org.fetchandrotate.settings.WebsiteList;
import org.fetchandrotate.storage.Database;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What people do with the window, from start to end.
@NeedsToolkit
class WindowJourneyTest {
    @TempDir
    private Path folder;

    @Test
    void firstStart_demo_watch_stop_andClose() throws Exception {
        Path demo;
        try (TestWindow window = new TestWindow()) {
            window.run(() -> window.window().open(folder));
            window.waitFor("#demoButton", node -> true);
            window.run(((Button) window.get("#demoButton"))::fire);
            window.await(() -> window.window().runs().isPresent()
                    && window.window()
                                    .runs()
                                    .get()
                                    .progress()
                                    .succeededProperty()
                                    .get()
                            > 2);
            demo = Path.of(window.<StatusBar>get("#statusBar").getText());
            assertThat(demo).isDirectory().isNotEqualTo(folder);
            assertThat(window.call(() -> window.stage().getTitle())).matches("\\d+ % · .+ – Fetch and Rotate");

            // closing asks while the run goes on
            window.run(() -> window.window().exit());
            window.await(() -> question() != null);
            assertThat(window.stage().isShowing()).isTrue();
            // Enter never takes the choice that can't be undone
            assertThat(window.call(() -> button("#yes").isDefaultButton())).isFalse();
            assertThat(window.call(() -> button("#no").isDefaultButton())).isTrue();
            window.run(() -> button("#no").fire());
            window.await(() -> question() == null);
            window.run(() -> window.window().runs().orElseThrow().stop());
            window.await(() -> phase(window) == RunPhase.IDLE);
            assertThat(window.call(() -> window.stage().getTitle())).doesNotContain("%");
            window.shoot("shell-demo-stopped");
            window.run(() -> window.go(Page.WEBSITES));
            window.shoot("websites-finished");
            window.run(() -> window.go(Page.LOG));
            window.waitFor(
                    "#logTable", table -> ((TableView<?>) table).getItems().size() > 3);
            window.shoot("log-finished");
            window.run(() -> window.window().exit());
            window.await(() -> !window.stage().isShowing());
        }
        assertThat(demo).doesNotExist();
    }

    @Test
    void closingWhileRunning_stopsTheRunFirst() throws Exception {
        try (TestWindow window = new TestWindow()) {
            window.run(() -> window.window().openDemo());
            window.await(() -> phase(window) == RunPhase.RUNNING);
            window.run(() -> window.window().exit());
            window.await(() -> question() != null);
            window.run(() -> button("#yes").fire());
            window.await(() -> !window.stage().isShowing());
            assertThat(window.call(() -> window.window().runs())).isEmpty();
        }
    }

    @Test
    void leavingARunForAnotherWorkspace_leavesOnce() throws Exception {
        Files.writeString(folder.resolve("input.txt"), "http://127.0.0.1:9/\n");
        try (TestWindow window = new TestWindow()) {
            window.run(() -> window.window().openDemo());
            window.await(() -> phase(window) == RunPhase.RUNNING);
            window.run(() -> window.window().open(folder));
            window.await(() -> question() != null);
            window.run(() -> button("#yes").fire());
            window.await(() -> window.stage().getTitle().startsWith(String.valueOf(folder.getFileName())));

            // the end of the next run is no reason to leave again
            RunCenter runs = window.call(() -> window.window().runs()).orElseThrow();
            window.run(() -> window.window().startRun());
            window.await(() -> runs.phaseProperty().get() == RunPhase.IDLE
                    && runs.lastSummaryProperty().get().isPresent());
            assertThat(window.call(() -> window.window().runs())).containsSame(runs);
        }
    }

    @Test
    void sitesAreEditedByKeyboard_andSaved() throws Exception {
        Path list = Files.writeString(folder.resolve("input.txt"), "; mine\nhttps://a.example/\n");
        try (TestWindow window = new TestWindow()) {
            window.open(folder);
            TextField field = window.get("#addField");
            window.run(() -> field.setText("not an address"));
            assertThat(window.<Label>get("#websitesNote").getText()).isEqualTo("not a web address");
            assertThat(window.<Button>get("#addButton").isDisabled()).isTrue();
            window.run(() -> {
                field.setText("b.example/photos");
                field.fireEvent(new ActionEvent());
            });
            TableView<?> table = window.get("#websitesTable");
            window.run(() -> {
                table.getSelectionModel().select(0);
                table.fireEvent(key(KeyCode.SPACE, false));
                table.fireEvent(key(KeyCode.DOWN, true));
            });
            window.shoot("websites-edited");
        }
        assertThat(list).hasContent("https://b.example/photos\n; mine\n#https://a.example/\n");
    }

    @Test
    void settingsInvalid_fixed_saved() throws Exception {
        Path config = Files.writeString(folder.resolve("config.ini"), "; mine\n[DEFAULT]\nretries = 1\n");
        Files.writeString(folder.resolve("input.txt"), "https://a.example/\n");
        try (TestWindow window = new TestWindow()) {
            window.open(folder);
            window.run(() -> window.go(Page.SETTINGS));
            window.waitFor("#retries", node -> true);
            TextField retries = window.get("#retries");
            window.run(() -> retries.setText("many"));
            assertThat(window.<Label>get("#retries-finding").getText())
                    .isEqualTo("Must be a whole number from 0 to 20");
            window.shoot("settings-invalid");
            assertThat(config).content().contains("retries = 1");
            // there is no step from no number
            window.run(() -> retries.fireEvent(key(KeyCode.UP, false)));
            assertThat(retries.getText()).isEqualTo("many");
            window.run(() -> {
                retries.setText("2");
                retries.fireEvent(key(KeyCode.UP, false));
            });
            window.await(() -> Files.readString(config).equals("; mine\n[DEFAULT]\nretries = 3\n"));
        }
        assertThat(config).hasContent("; mine\n[DEFAULT]\nretries = 3\n");
    }

    @Test
    void aSecondWindow_saysSo_andLooksWithoutTouching() throws Exception {
        Files.writeString(folder.resolve("input.txt"), "https://a.example/\n");
        try (TestWindow first = new TestWindow();
                TestWindow second = new TestWindow()) {
            first.open(folder);
            second.run(() -> second.window().open(folder));
            second.waitFor("#openReadOnly", node -> true);
            second.shoot("shell-taken");
            second.run(((Button) second.get("#openReadOnly"))::fire);
            second.waitFor("#websitesSplit", node -> true);
            assertThat(second.get("#readOnlyLabel").isVisible()).isTrue();
            assertThat(second.get("#addField").isDisabled()).isTrue();
            assertThat(second.get("#websitesStart").isDisabled()).isTrue();
        }
    }

    @Test
    void arrowKeysInTheRail_goToThePageTheyLight() throws Exception {
        Files.writeString(folder.resolve("input.txt"), "https://a.example/\n");
        try (TestWindow window = new TestWindow()) {
            window.open(folder);
            ToggleButton run = window.get("#runButton");
            ToggleButton history = window.get("#historyButton");
            window.run(run::fire);
            window.waitFor("#run-start", node -> true);
            window.run(() -> {
                run.requestFocus();
                run.fireEvent(key(KeyCode.DOWN, false));
            });
            assertThat(window.call(history::isSelected)).isTrue();
            window.waitFor("#historyTable", node -> true);

            // a click on the page that shows changes nothing
            window.run(history::fire);
            assertThat(window.call(history::isSelected)).isTrue();
        }
    }

    @Test
    void theLastRun_isThereAgain_afterARestart_andInAnotherLanguage() throws Exception {
        try (DemoGallery gallery = DemoGallery.start(new DemoOptions(4, Duration.ZERO, DemoOptions.Contents.VARIED))) {
            Files.writeString(folder.resolve("config.ini"), "[DEFAULT]\nmax_img_count = 6\nproxy = none\n");
            WebsiteList.of(gallery.websites()).save(folder.resolve("input.txt"));
            try (TestWindow window = new TestWindow()) {
                window.open(folder);
                window.run(() -> window.window().startRun());
                window.await(() -> phase(window) == RunPhase.IDLE && isSummed(window));
                assertThat(window.system.log).noneMatch(asked -> asked.startsWith("notify"));
                window.run(() -> window.window().speak("de"));
                window.waitFor(
                        "#run-headline",
                        label -> ((Label) label).getText().startsWith("Lauf 1 ist vollständig: 6 von 6"));
                assertThat(window.<Label>get("#run-shown").getText()).endsWith("von 6");
            }
        }
        MemoryPreferences preferences = new MemoryPreferences().with("theme", "dark");
        try (TestWindow window = new TestWindow(preferences, 1000, 700)) {
            window.open(folder);
            window.run(() -> window.go(Page.RUN));
            window.waitFor("#run-headline", label -> ((Label) label).getText().startsWith("Run 1 is complete: 6 of 6"));
            assertThat(window.<Label>get("#statusRun").getText()).startsWith("6 of 6");
            window.waitFor(
                    "#run-chips", chips -> !((ListView<?>) chips).getItems().isEmpty());
            window.shoot("run-past");
            // no run has ended now, so nothing is told
            assertThat(window.system.log).noneMatch(asked -> asked.startsWith("notify"));
        }
    }

    @Test
    void aRunOfTheHistory_reopensAsItsPairs() throws Exception {
        try (DemoGallery gallery = DemoGallery.start(new DemoOptions(4, Duration.ZERO, DemoOptions.Contents.VARIED));
                // wide enough for the list of runs
                TestWindow window = new TestWindow(new MemoryPreferences().with("theme", "light"), 1280, 800)) {
            Files.writeString(folder.resolve("config.ini"), "[DEFAULT]\nmax_img_count = 3\nproxy = none\n");
            WebsiteList.of(gallery.websites()).save(folder.resolve("input.txt"));
            window.open(folder);
            for (int run = 1; run <= 2; run++) {
                window.run(() -> window.window().startRun());
                int wanted = run;
                window.await(() -> phase(window) == RunPhase.IDLE && runId(window) == wanted);
            }
            window.run(() -> window.go(Page.HISTORY));
            ListView<?> runs = window.get("#historyRuns");
            window.await(() -> runs.getItems().size() == 3);
            window.run(() -> runs.getSelectionModel().select(2));
            window.waitFor("#historyShowRun", button -> !button.isDisabled());
            window.run(((Button) window.get("#historyShowRun"))::fire);
            window.waitFor("#run-headline", label -> ((Label) label).getText().startsWith("Run 1 is complete"));
            assertThat(window.call(() -> ((ToggleButton) window.get("#runButton")).isSelected()))
                    .isTrue();
        }
    }

    @Test
    void aFolderThatIsNoWorkspace_isAskedAboutFirst_andNothingIsWrittenThere() throws Exception {
        Files.writeString(folder.resolve("letter.txt"), "not of this program");
        try (TestWindow window = new TestWindow()) {
            window.run(() -> window.window().open(folder));
            window.waitFor("#useProposal", node -> true);
            try (Stream<Path> files = Files.list(folder)) {
                assertThat(files).containsExactly(folder.resolve("letter.txt"));
            }
            window.run(((Button) window.get("#useProposal"))::fire);
            window.waitFor("#websitesEmpty", node -> true);
            assertThat(folder.resolve("config.ini")).isRegularFile();
        }
    }

    @Test
    void settingsThatCantBeUsed_areOpenedFromThePageThatSaysSo_andTriedAgain() throws Exception {
        Path config = Files.writeString(folder.resolve("config.ini"), "[DEFAULT]\nmax_img_count = many\n");
        try (TestWindow window = new TestWindow()) {
            window.run(() -> window.window().open(folder));
            window.waitFor("#openSettings", Node::isVisible);
            window.shoot("shell-trouble");
            window.run(((Button) window.get("#openSettings"))::fire);
            window.run(((Button) window.get("#showFolder"))::fire);
            assertThat(window.system.log).containsExactly("open " + config, "open " + folder);
            window.run(((Button) window.get("#chooseAnother"))::fire);
            assertThat(window.system.near).contains(folder);
            Files.writeString(config, "[DEFAULT]\nmax_img_count = 5\n");
            window.run(((Button) window.get("#tryAgain"))::fire);
            window.waitFor("#websitesEmpty", node -> true);
        }
    }

    @Test
    void aLockedDatabase_isToldAtOnce() throws Exception {
        Files.writeString(folder.resolve("input.txt"), "https://a.example/\n");
        Path database = folder.resolve("db/imgs.db");
        Database.open(database).close();
        try (Connection other = DriverManager.getConnection("jdbc:sqlite:" + database);
                Statement statement = other.createStatement();
                TestWindow window = new TestWindow()) {
            statement.execute("BEGIN EXCLUSIVE");
            long start = System.nanoTime();
            window.run(() -> window.window().open(folder));
            window.waitFor("#noticeReason", node -> ((Label) node).getText().contains("locked"));
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(8));
            assertThat(window.get("#openSettings").isVisible()).isFalse();
            statement.execute("ROLLBACK");
            window.run(((Button) window.get("#tryAgain"))::fire);
            window.waitFor("#websitesSplit", node -> true);
        }
    }

    @Test
    void whatCantBeOpened_isToldInTheWindow() throws Exception {
        Files.writeString(folder.resolve("input.txt"), "https://a.example/\n");
        try (TestWindow window = new TestWindow()) {
            window.open(folder);
            assertThat(window.get("#shellNotice").isVisible()).isFalse();
            window.run(() -> window.system.unopened.accept("/pictures/config.ini"));
            assertThat(window.<Label>get("#shellNoticeText").getText())
                    .isEqualTo("No program could open /pictures/config.ini");
            window.shoot("shell-unopened");
            window.run(((Button) window.get("#shellNoticeAction"))::fire);
            assertThat(window.system.log).containsExactly("copy /pictures/config.ini");
            window.run(((Button) window.get("#shellNoticeClose"))::fire);
            assertThat(window.get("#shellNotice").isVisible()).isFalse();
        }
    }

    @ParameterizedTest
    @CsvSource({"en, light", "de, dark", "uk, light"})
    void helpIsReadable_inEveryLanguage(String language, String theme) {
        MemoryPreferences preferences =
                new MemoryPreferences().with("language", language).with("theme", theme);
        try (TestWindow window = new TestWindow(preferences, 1000, 700)) {
            window.run(() -> window.window().help());
            window.await(() -> dialog("#help") != null);
            Parent text = (Parent) window.call(() -> ((ScrollPane)
                            Objects.requireNonNull(dialog("#help")).getScene().lookup("#help-text"))
                    .getContent());
            assertThat(window.call(() -> text.lookupAll(".help-section").size()))
                    .isEqualTo(5);
            assertThat(window.call(() -> text.lookupAll(".help-key").size())).isGreaterThan(12);
            window.shoot(Objects.requireNonNull(dialog("#help")), "shell-help-" + language + "-" + theme);
            window.run(() -> Objects.requireNonNull(dialog("#help")).hide());
        }
    }

    @Test
    void linesThatAreNotUnderstood_areMendedInPlace() throws Exception {
        Path list = Files.writeString(folder.resolve("input.txt"), "https://a.example/\n");
        try (TestWindow window = new TestWindow()) {
            window.open(folder);
            assertThat(window.get("#websitesRefused").isVisible()).isFalse();
            window.run(() -> Clipboard.getSystemClipboard()
                    .setContent(Map.of(
                            DataFormat.PLAIN_TEXT,
                            "b.example\nuser@example.org\nhttps://a.example/\nnonsense\nftp://c.example/x\n")));
            window.run(() -> window.get("#websitesTable")
                    .fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "v", "v", KeyCode.V, false, true, false, false)));
            window.waitFor("#websitesRefused", Node::isVisible);
            assertThat(window.<Label>get("#websitesNote").getText())
                    .isEqualTo("Added: 1, already listed: 1, not understood: 3");
            TextArea lines = window.get("#refusedLines");
            assertThat(lines.getText()).isEqualTo("user@example.org\nnonsense\nftp://c.example/x");
            assertThat(window.<Label>get("#refusedReasons").getText().lines()).hasSize(3);
            window.shoot("websites-refused");
            window.run(() -> lines.setText("example.org\nnonsense\nhttps://c.example/x"));
            assertThat(window.<Label>get("#refusedReasons").getText())
                    .isEqualTo("Line 2: nonsense – not a web address");
            window.run(((Button) window.get("#refusedAdd"))::fire);
            assertThat(lines.getText()).isEqualTo("nonsense");
            window.run(((Button) window.get("#refusedClose"))::fire);
            assertThat(window.get("#websitesRefused").isVisible()).isFalse();
        }
        assertThat(list)
                .hasContent("https://a.example/\nhttps://b.example/\nhttps://example.org/\nhttps://c.example/x\n");
    }

    @Test
    void resettingASetting_keepsTheFocusThere_andAWordHalfTypedCounts() throws Exception {
        Path config = Files.writeString(
                folder.resolve("config.ini"),
                "[DEFAULT]\nretries = 7\nmax_image_bytes = 12 MB\nexclude_keywords = ads\n");
        try (TestWindow window = new TestWindow()) {
            window.open(folder);
            window.run(() -> window.go(Page.SETTINGS));
            window.waitFor("#retries", node -> true);
            Button reset = window.get("#retries-reset");
            window.run(() -> {
                reset.requestFocus();
                reset.fire();
            });
            assertThat(window.<TextField>get("#retries").getText()).isEqualTo("2");
            assertThat(window.call(() -> window.get("#retries").isFocused())).isTrue();
            // the unit that is typed is the unit
            Node bytes = window.get("#max_image_bytes");
            assertThat(window.call(() -> bytes.getParent().getParent().lookupAll(".setting-unit").stream()
                            .anyMatch(Node::isVisible)))
                    .isFalse();
            TextField word = window.get("#keywordField");
            window.run(() -> {
                word.requestFocus();
                word.setText("thumb");
                window.get("#retries").requestFocus();
            });
            assertThat(word.getText()).isEmpty();
            window.await(() -> Files.readString(config).contains("exclude_keywords = ads, thumb"));
            // grouped as people write it
            TextField images = window.get("#max_img_count");
            window.run(() -> images.setText("1,000"));
            assertThat(window.get("#max_img_count-finding").isVisible()).isFalse();
            window.await(() -> Files.readString(config).contains("max_img_count = 1000"));
        }
    }

    @Test
    void quittingLater_waitsForTheRun_andCanBeTakenBack() throws Exception {
        try (TestWindow window = new TestWindow()) {
            window.run(() -> window.window().openDemo());
            window.await(() -> phase(window) == RunPhase.RUNNING);
            window.run(() -> window.window().exit());
            window.await(() -> question() != null);
            window.shoot(Objects.requireNonNull(question()), "shell-leave");
            window.run(() -> button("#later").fire());
            window.waitFor("#quitting", Node::isVisible);
            assertThat(phase(window)).isEqualTo(RunPhase.RUNNING);
            window.run(((Button) window.get("#quitting"))::fire);
            assertThat(window.get("#quitting").isVisible()).isFalse();
            window.run(() -> window.window().exit());
            window.await(() -> question() != null);
            window.run(() -> button("#later").fire());
            window.run(() -> window.window().runs().orElseThrow().stop());
            window.await(() -> !window.stage().isShowing());
        }
    }

    @Test
    void aWindowForReadingAlone_startsNothing() throws Exception {
        Files.writeString(folder.resolve("input.txt"), "https://a.example/\n");
        try (TestWindow first = new TestWindow();
                TestWindow second = new TestWindow()) {
            first.open(folder);
            second.run(() -> second.window().open(folder));
            second.waitFor("#openReadOnly", node -> true);
            second.run(((Button) second.get("#openReadOnly"))::fire);
            second.waitFor("#websitesSplit", node -> true);
            second.run(() -> second.go(Page.RUN));
            second.waitFor("#run-start", Node::isDisabled);
            assertThat(second.get("#run-rotate-90").isDisabled()).isTrue();
        }
    }

    @ParameterizedTest
    @CsvSource({"en, light", "de, dark", "uk, light", "en, contrast"})
    void everyLanguageAndThemeLoads(String language, String theme) throws Exception {
        Files.writeString(folder.resolve("input.txt"), "https://a.example/\n");
        try (TestWindow window = new TestWindow()) {
            window.open(folder);
            window.run(() -> window.window().speak(language));
            window.waitFor("#websitesSplit", node -> true);
            window.run(() -> window.window().appearance().themeProperty().set(Theme.ofCode(theme)));
            for (Page page : Page.values()) {
                window.run(() -> window.go(page));
            }
            assertThat(window.preferences.get("language")).contains(language);
            assertThat(window.preferences.get("theme")).contains(theme);
        }
    }

    private static boolean isSummed(TestWindow window) {
        return window.window()
                .runs()
                .flatMap(runs -> runs.lastSummaryProperty().get())
                .isPresent();
    }

    /// Of the run whose end shows; 0 before.
    private static long runId(TestWindow window) {
        return window.window()
                .runs()
                .flatMap(runs -> runs.lastSummaryProperty().get())
                .map(RunSummary::runId)
                .orElse(0L);
    }

    private static RunPhase phase(TestWindow window) {
        return window.window().runs().map(runs -> runs.phaseProperty().get()).orElse(RunPhase.IDLE);
    }

    /// The dialog that asks; null if none does.
    private static @Nullable Window question() {
        return dialog("#question");
    }

    /// The dialog whose pane has this id; null if none shows.
    private static @Nullable Window dialog(String id) {
        return Window.getWindows().stream()
                .filter(window -> window instanceof Stage && window.getScene() != null)
                .filter(window -> window.getScene().lookup(id) != null)
                .findFirst()
                .orElse(null);
    }

    private static Button button(String id) {
        return (Button) Objects.requireNonNull(question()).getScene().lookup(id);
    }

    private static KeyEvent key(KeyCode code, boolean alt) {
        return new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, false, false, alt, false);
    }
}
