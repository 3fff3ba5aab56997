package org.fetchandrotate.desktop.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import org.controlsfx.control.CheckComboBox;
import org.fetchandrotate.desktop.NeedsToolkit;
import org.fetchandrotate.desktop.base.Background;
import org.fetchandrotate.desktop.base.Messages;
import org.fetchandrotate.desktop.base.ViewLoader;
import org.fetchandrotate.desktop.pictures.CompareOpener;
import org.fetchandrotate.desktop.pictures.ComparedImage;
import org.fetchandrotate.desktop.run.Window.Theme;
import org.fetchandrotate.desktop.shell.ViewContext;
import org.fetchandrotate.desktop.shell.WorkspaceSession;
import org.fetchandrotate.engine.RunEvent;
import org.fetchandrotate.engine.RunEvent.Source;
import org.fetchandrotate.engine.RunEvents;
import org.fetchandrotate.engine.RunRequest;
import org.fetchandrotate.model.FailureReason;
import org.fetchandrotate.model.Rotation;
import org.fetchandrotate.model.RunOutcome;
import org.fetchandrotate.model.Website;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;

@NeedsToolkit
final class RunViewTest {
    private static final Messages ENGLISH = new Messages(Locale.ENGLISH);

    @TempDir
    private Path folder;

    private final ScriptedWork work = new ScriptedWork();
    private final RememberedActions actions = new RememberedActions();
    private final FxRobot robot = new FxRobot();
    private final List<String> opened = new ArrayList<>();
    private final List<RunRequest> requests = new ArrayList<>();
    private final Background background = new Background();
    private WorkspaceSession session;
    private RunCenter runs;

    @BeforeEach
    void show() throws Exception {
        FxToolkit.registerPrimaryStage();
        session = TestWorkspace.open(
                folder,
                10,
                List.of(
                        new Website(RunEvents.url("https://one.example/")),
                        new Website(RunEvents.url("https://two.example/"))));
        runs = Window.onFx(() -> new RunCenter(session, ENGLISH, request -> {
            requests.add(request);
            return work;
        }));
        CompareOpener opener = (images, index) -> opened.add(index + " of " + names(images));
        ViewContext context = new ViewContext(session, runs, background, ENGLISH, actions, opener);
        Window.show(() -> new ViewLoader(ENGLISH).load(new RunController(context)), Theme.LIGHT, 1000, 700);
    }

    @AfterEach
    void close() throws Exception {
        Window.onFx(() -> {
            runs.close();
            background.close();
            return null;
        });
        session.close();
    }

    @Test
    void leadsThroughARun_fromStartToFilteredFailures() throws Exception {
        assertThat(node("#run-empty").isVisible()).isTrue();
        robot.clickOn("#run-empty-start");
        assertThat(node("#run-start").isVisible()).isFalse();
        work.tell(
                RunEvents.started(10, "https://one.example/", "https://two.example/"),
                RunEvents.scanned(0, 5),
                RunEvents.scanned(1, 20),
                RunEvents.processed(0, 0, Source.FETCHED),
                RunEvents.processed(0, 1, Source.REUSED),
                RunEvents.failed(1, 2, FailureReason.HTTP_CLIENT_ERROR, 403));
        await().until(() -> text("#run-images").equals("2 of 10"));
        robot.clickOn("#run-pause");
        assertThat(text("#run-headline")).startsWith("Paused");
        robot.clickOn("#run-resume");
        assertThat(text("#run-headline")).startsWith("Fetching");
        work.tell(RunEvents.failed(1, 3, FailureReason.TOO_SMALL, 200));
        work.end(RunEvents.summary(
                RunOutcome.EXHAUSTED,
                10,
                RunEvents.tally("https://one.example/", 2, 0, Map.of(), true),
                RunEvents.tally("https://two.example/", 0, 2, Map.of(), true)));
        await().until(() -> node("#run-start").isVisible());
        assertThat(text("#run-headline")).isEqualTo("Run 3: 2 of 10 images in 3.2 s; the websites offer no more");
        assertThat(text("#run-shown")).isEqualTo("4 of 4");

        CheckComboBox<?> outcomes = (CheckComboBox<?>) node("#run-filter-outcome");
        assertThat(outcomes.getTitle()).isEqualTo("All results");
        check(outcomes, 2);
        assertThat(text("#run-shown")).isEqualTo("2 of 4");
        assertThat(outcomes.getTitle()).as("says which").isNull();
        assertThat(robot.lookup("Refused by the server (403)").tryQuery()).isPresent();
        check(outcomes, 0);
        assertThat(text("#run-shown")).as("rotated ones and failed ones").isEqualTo("3 of 4");
        check(outcomes, 1);
        assertThat(outcomes.getTitle()).isEqualTo("All results");
        Window.onFx(() -> {
            outcomes.getCheckModel().clearChecks();
            return null;
        });
        choose("#run-filter-site", 1);
        assertThat(text("#run-shown")).isEqualTo("2 of 4");
        choose("#run-filter-site", 0);
        robot.clickOn("#run-search").write("/1/3");
        assertThat(text("#run-shown")).isEqualTo("1 of 4");
        robot.write("x");
        assertThat(text("#run-nothing")).isEqualTo("No image matches the filter");

        robot.clickOn("#run-copy-summary");
        assertThat(actions.asked().getLast().lines())
                .containsExactly(
                        "copy 2 of 2 from one.example: list exhausted",
                        "0 of 2 from two.example: 1 forbidden, 1 too small, list exhausted",
                        "Run 3: 2 of 10 images in 3.2 s; the websites offer no more");
    }

    @Test
    void startsNothingAndSaysWhy_whileTheHistoryIsWorkedOn() throws Exception {
        Window.onFx(() -> {
            runs.historyBusyProperty().set(true);
            return null;
        });
        assertThat(node("#run-start").isDisabled()).isTrue();
        assertThat(text("#run-notice-text")).startsWith("Images of the history");
        Window.onFx(() -> {
            runs.historyBusyProperty().set(false);
            return null;
        });
        assertThat(node("#run-start").isDisabled()).isFalse();
        assertThat(text("#run-notice-text")).isEmpty();
    }

    @Test
    void tellsWhichWebsitesGaveNothing_andHelpsByOneClick() throws Exception {
        robot.clickOn("#run-start");
        assertThat(node("#run-doctor").isVisible()).isFalse();
        work.tell(
                RunEvents.started(10, "https://one.example/", "https://two.example/"),
                RunEvents.unscanned(0, FailureReason.TLS, "certificate expired"),
                RunEvents.unscanned(1, FailureReason.TIMEOUT, "no answer in 2 s"));
        work.end(RunEvents.summary(
                RunOutcome.EXHAUSTED,
                10,
                RunEvents.unread("https://one.example/", FailureReason.TLS, "certificate expired"),
                RunEvents.unread("https://two.example/", FailureReason.TIMEOUT, "no answer in 2 s")));
        await().until(() -> node("#run-doctor").isVisible());
        assertThat(text("#run-doctor-title")).isEqualTo("2 of 2 websites gave nothing");
        assertThat(text("#run-hosts-toggle")).isEqualTo("0 ok · 2 dead");

        robot.clickOn("#doctor-security-plain-http");
        assertThat(listed()).containsExactly("on http://one.example/", "on https://two.example/");
        robot.clickOn("#doctor-security-undo");
        assertThat(listed()).containsExactly("on https://one.example/", "on https://two.example/");
        robot.clickOn("#doctor-security-off");
        assertThat(listed()).containsExactly("off https://one.example/", "on https://two.example/");
        assertThat(text("#doctor-slow-longer")).isEqualTo("Wait up to 10 s");
        robot.clickOn("#doctor-slow-longer");
        assertThat(Window.onFx(() -> session.settings().network().timeout())).hasSeconds(10);
        robot.clickOn("#doctor-slow-undo");
        assertThat(Window.onFx(() -> session.settings().network().timeout())).hasSeconds(2);
        robot.clickOn("#doctor-slow-retry");
        await().until(() -> requests.size() == 2);
        assertThat(requests.getLast().retryOf()).hasValue(3);
        assertThat(node("#run-doctor").isVisible()).isFalse();
    }

    @Test
    void opensTheChosenImage_byKeysAndMouse() throws Exception {
        begin();
        work.tell(
                RunEvents.processed(0, 0, Source.FETCHED),
                RunEvents.processed(0, 1, Source.FETCHED),
                RunEvents.processed(0, 2, Source.FETCHED));
        await().until(() -> text("#run-shown").equals("3 of 3"));
        Window.onFx(() -> {
            node("#pairs").requestFocus();
            return null;
        });
        robot.type(KeyCode.RIGHT, KeyCode.RIGHT, KeyCode.ENTER);
        robot.clickOn("2.jpg");
        assertThat(opened).containsExactly("1 of 2.jpg 1.jpg 0.jpg", "0 of 2.jpg 1.jpg 0.jpg");
    }

    @Test
    void offersWhatCanBeDone_withARightClick() throws Exception {
        begin();
        work.tell(RunEvents.processed(0, 0, Source.FETCHED), RunEvents.failed(0, 1, FailureReason.TIMEOUT, 0));
        await().until(() -> text("#run-shown").equals("2 of 2"));
        await().until(() -> robot.lookup("0.jpg").tryQuery().isPresent());
        robot.rightClickOn("0.jpg").clickOn("Copy URL");
        assertThat(actions.asked()).last().isEqualTo("copy https://images.example/0/0.jpg");
        robot.rightClickOn("0.jpg").clickOn("Compare");
        assertThat(opened).containsExactly("1 of 1.jpg 0.jpg");
        robot.rightClickOn("1.jpg");
        robot.clickOn("Open web page");
        assertThat(actions.asked()).last().isEqualTo("browse https://site0.example/");
        robot.rightClickOn(".chip").clickOn("Open the page");
        assertThat(actions.asked()).last().isEqualTo("browse https://one.example/");
    }

    @Test
    void holdsImagesStill_whileTheUserLooksFurtherDown() throws Exception {
        begin();
        work.tell(IntStream.range(0, 60)
                .mapToObj(i -> RunEvents.processed(0, i, Source.FETCHED))
                .toArray(RunEvent[]::new));
        await().until(() -> text("#run-shown").equals("60 of 60"));
        Window.onFx(() -> {
            node("#pairs").requestFocus();
            return null;
        });
        robot.type(KeyCode.END);
        work.tell(RunEvents.processed(0, 60, Source.FETCHED));
        await().until(() -> node("#run-held").isVisible());
        assertThat(text("#run-held")).isEqualTo("1 new");
        robot.clickOn("#run-held");
        await().until(() -> text("#run-shown").equals("61 of 61"));
        assertThat(node("#run-held").isVisible()).isFalse();
    }

    @Test
    void savesWhatIsValid_andSaysWhatIsNot() throws Exception {
        robot.doubleClickOn("#run-count").write("0");
        assertThat(text("#run-count-finding")).contains("1").contains("1,000,000");
        assertThat(node("#run-start").isDisabled()).isTrue();
        robot.doubleClickOn("#run-count").write("7");
        assertThat(node("#run-count-finding").isVisible()).isFalse();
        robot.type(KeyCode.ENTER);
        robot.clickOn("#run-rotate-90");
        assertThat(Window.onFx(() -> session.settings().maxImages())).isEqualTo(7);
        assertThat(Window.onFx(() -> session.settings().rotation())).isEqualTo(Rotation.CLOCKWISE_90);
        await().until(() -> Files.readString(folder.resolve("config.ini")).contains("rotation = 90"));
        assertThat(Files.readString(folder.resolve("config.ini"))).contains("max_img_count = 7");
    }

    @Test
    void startsPausesAndStops_byKeys() throws Exception {
        robot.clickOn("#run-count");
        robot.type(KeyCode.F5);
        await().until(() -> phase() == RunPhase.RUNNING);
        Window.onFx(() -> {
            node("#run-stop").requestFocus();
            return null;
        });
        robot.type(KeyCode.F6);
        assertThat(phase()).isEqualTo(RunPhase.PAUSED);
        robot.type(KeyCode.F6);
        assertThat(phase()).isEqualTo(RunPhase.RUNNING);
        robot.clickOn("#run-stop");
        await().until(() -> phase() == RunPhase.IDLE);
        assertThat(work.wishes()).containsExactly("pause", "resume", "stop");
    }

    private void begin() throws Exception {
        Window.onFx(() -> {
            runs.start();
            return null;
        });
        work.tell(RunEvents.started(100, "https://one.example/"), RunEvents.scanned(0, 100));
    }

    private static void check(CheckComboBox<?> box, int index) throws Exception {
        Window.onFx(() -> {
            box.getCheckModel().check(index);
            return null;
        });
    }

    private void choose(String box, int index) throws Exception {
        Window.onFx(() -> {
            robot.lookup(box).queryAs(ComboBox.class).getSelectionModel().select(index);
            return null;
        });
    }

    private List<String> listed() throws Exception {
        return Window.onFx(() -> session.websitesProperty().get().entries().stream()
                .map(entry -> entry.use().name().toLowerCase(Locale.ROOT) + " " + entry.url())
                .toList());
    }

    private RunPhase phase() throws Exception {
        return Window.onFx(() -> runs.phaseProperty().get());
    }

    private Node node(String id) {
        return robot.lookup(id).query();
    }

    private String text(String id) throws Exception {
        return Window.onFx(
                () -> node(id) instanceof TextField field ? field.getText() : ((Labeled) node(id)).getText());
    }

    private static String names(List<ComparedImage> images) {
        return String.join(
                " ",
                images.stream()
                        .map(image -> image.record().url().replaceFirst(".*/", ""))
                        .toList());
    }
}
