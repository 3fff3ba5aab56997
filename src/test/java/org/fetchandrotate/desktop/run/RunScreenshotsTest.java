package org.fetchandrotate.desktop.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javafx.scene.control.ToggleButton;
import org.fetchandrotate.demo.DemoGallery;
import org.fetchandrotate.demo.DemoOptions;
import org.fetchandrotate.desktop.NeedsToolkit;
import org.fetchandrotate.desktop.base.Background;
import org.fetchandrotate.desktop.base.Messages;
import org.fetchandrotate.desktop.base.ViewLoader;
import org.fetchandrotate.desktop.run.Window.Theme;
import org.fetchandrotate.desktop.shell.ViewContext;
import org.fetchandrotate.desktop.shell.WorkspaceSession;
import org.fetchandrotate.engine.RunEvent.Source;
import org.fetchandrotate.engine.RunEvents;
import org.fetchandrotate.engine.RunSummary;
import org.fetchandrotate.fetch.HostActivity;
import org.fetchandrotate.fetch.HostActivity.WaitReason;
import org.fetchandrotate.model.FailureReason;
import org.fetchandrotate.model.RunOutcome;
import org.fetchandrotate.model.Website;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.testfx.api.FxToolkit;

/// Pictures of the run view in every state, to be looked at.
@NeedsToolkit
final class RunScreenshotsTest {
    private static final String LONG_HOST =
            "a-very-long-name-of-a-host." + "that-goes-on-".repeat(4) + "and-on.example";

    @TempDir
    private Path folder;

    private final List<AutoCloseable> open = new ArrayList<>();

    @AfterEach
    void close() throws Exception {
        Window.onFx(() -> {
            for (AutoCloseable resource : open.reversed()) {
                resource.close();
            }
            return null;
        });
    }

    @ParameterizedTest
    @EnumSource
    void showsAnInvitation_beforeTheFirstRun(Theme theme) throws Exception {
        WorkspaceSession session = opened(100, sites("one.example", "two.example", "three.example"));
        RunCenter runs = center(session, new ScriptedWork());
        shoot(session, runs, theme, "empty", 1000, 700);
    }

    @ParameterizedTest
    @EnumSource
    void showsPairs_afterARunOnTheGallery(Theme theme) throws Exception {
        try (DemoGallery gallery = DemoGallery.start(new DemoOptions(12, Duration.ZERO, DemoOptions.Contents.VARIED))) {
            WorkspaceSession session = opened(40, gallery.websites());
            RunCenter runs = new RunCenter(session, messages());
            open.add(runs);
            Window window = shown(session, runs, theme, 1280, 800);
            start(runs);
            await().atMost(Duration.ofSeconds(60))
                    .until(() -> Window.onFx(() -> runs.phaseProperty().get() == RunPhase.IDLE));
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> Window.onFx(
                            () -> window.stage().getScene().getRoot().lookupAll(".picture-box .placeholder").stream()
                                            .filter(node -> node.isVisible()
                                                    && node.getParent()
                                                            .getParent()
                                                            .isVisible()
                                                    && node.getParent()
                                                            .getParent()
                                                            .getParent()
                                                            .getParent()
                                                            .isVisible())
                                            .count()
                                    < 3));
            window.shoot("run-finished-" + name(theme) + "-1280x800");
            Window.onFx(() -> {
                window.stage().setWidth(1000);
                window.stage().setHeight(700);
                return null;
            });
            window.shoot("run-finished-" + name(theme) + "-1000x700");
        }
    }

    @ParameterizedTest
    @EnumSource
    void showsWaits_whileRunning(Theme theme) throws Exception {
        WorkspaceSession session = opened(60, sites("one.example", "two.example", LONG_HOST, "four.example"));
        ScriptedWork work = new ScriptedWork();
        RunCenter runs = center(session, work);
        Window window = shown(session, runs, theme, 1000, 700);
        work.activity(
                new HostActivity("one.example", 6, 4, WaitReason.HOST_LIMIT, Duration.ZERO),
                new HostActivity("two.example", 0, 12, WaitReason.RETRY_AFTER, Duration.ofSeconds(17)),
                new HostActivity("images.example", 2, 5, WaitReason.RETRY_AFTER, Duration.ofSeconds(9)),
                new HostActivity(LONG_HOST, 1, 0, WaitReason.NOTHING, Duration.ZERO));
        start(runs);
        work.tell(
                RunEvents.started(
                        60,
                        "https://one.example/",
                        "https://two.example/",
                        "https://" + LONG_HOST + "/",
                        "https://four.example/"),
                RunEvents.scanned(0, 60),
                RunEvents.scanned(1, 8),
                RunEvents.unscanned(3, FailureReason.CONNECTION_REFUSED, "connection refused"));
        for (int i = 0; i < 14; i++) {
            work.tell(RunEvents.imageStarted(0, i), RunEvents.downloaded(0, i, 90_000));
            work.tell(
                    switch (i % 5) {
                        case 1 -> RunEvents.failed(0, i, FailureReason.HTTP_CLIENT_ERROR, 403);
                        case 3 -> RunEvents.failed(0, i, FailureReason.UNSUPPORTED_FORMAT, 200);
                        case 4 -> RunEvents.processed(0, i, Source.REUSED);
                        default -> RunEvents.processed(0, i, Source.FETCHED);
                    });
        }
        for (int i = 14; i < 21; i++) {
            work.tell(RunEvents.imageStarted(0, i));
        }
        await().until(() -> Window.onFx(() -> runs.pairs().size() == 14
                && runs.hosts().get(1).loadProperty().get().waiting() > 0));
        Window.onFx(() -> {
            runs.pause();
            return null;
        });
        window.shoot("run-busy-" + name(theme) + "-1000x700");
        Window.onFx(() -> {
            ((ToggleButton) window.stage().getScene().lookup("#run-hosts-toggle")).fire();
            return null;
        });
        window.shoot("run-busy-table-" + name(theme) + "-1000x700");
        assertThat(Window.onFx(() -> runs.hosts().get(3).pageProperty().get())).isEqualTo(PageState.FAILED);
    }

    @ParameterizedTest
    @EnumSource
    void showsWhatCanBeDone_aboutWebsitesThatGaveNothing(Theme theme) throws Exception {
        String[] hosts = {"one.example", "two.example", LONG_HOST, "four.example", "five.example", "six.example"};
        WorkspaceSession session = opened(60, sites(hosts));
        ScriptedWork work = new ScriptedWork();
        RunCenter runs = center(session, work);
        Window window = shown(session, runs, theme, 1000, 700);
        start(runs);
        String[] pages = java.util.Arrays.stream(hosts)
                .map(host -> "https://" + host + "/")
                .toArray(String[]::new);
        work.tell(RunEvents.started(60, pages), RunEvents.scanned(0, 60), RunEvents.scanned(3, 0));
        for (int i = 0; i < 9; i++) {
            work.tell(RunEvents.processed(0, i, Source.FETCHED));
        }
        Map<Integer, FailureReason> dead = Map.of(
                1,
                FailureReason.TLS,
                2,
                FailureReason.TIMEOUT,
                4,
                FailureReason.TIMEOUT,
                5,
                FailureReason.HOST_UNKNOWN);
        dead.forEach((site, reason) -> work.tell(RunEvents.unscanned(site, reason, "what was met")));
        List<RunSummary.SiteTally> tallies = new ArrayList<>();
        for (int i = 0; i < pages.length; i++) {
            tallies.add(
                    dead.containsKey(i)
                            ? RunEvents.unread(pages[i], dead.get(i), "what was met")
                            : new RunSummary.SiteTally(
                                    new Website(RunEvents.url(pages[i])),
                                    i == 0 ? 60 : 0,
                                    i == 0 ? 9 : 0,
                                    0,
                                    0,
                                    Map.of(),
                                    true,
                                    java.util.Optional.empty()));
        }
        work.end(RunEvents.summary(RunOutcome.EXHAUSTED, 60, tallies.toArray(RunSummary.SiteTally[]::new)));
        await().until(() -> Window.onFx(() -> runs.phaseProperty().get() == RunPhase.IDLE));
        window.shoot("run-doctor-" + name(theme) + "-1000x700");
    }

    @Test
    void showsTrouble_whenTheMachineFails() throws Exception {
        WorkspaceSession session = opened(60, sites("one.example"));
        ScriptedWork work = new ScriptedWork();
        RunCenter runs = center(session, work);
        Window window = shown(session, runs, Theme.LIGHT, 1000, 700);
        start(runs);
        work.tell(
                RunEvents.started(60, "https://one.example/"),
                RunEvents.scanned(0, 60),
                RunEvents.processed(0, 0, Source.FETCHED),
                new org.fetchandrotate.engine.RunEvent.RunFinished(RunEvents.summary(
                        RunOutcome.FAILED, 60, RunEvents.tally("https://one.example/", 1, 0, Map.of(), false))));
        work.breakOff("The disk is full (no space left on device): make room, then run again to go on");
        await().until(() -> Window.onFx(() -> runs.phaseProperty().get() == RunPhase.IDLE));
        window.shoot("run-trouble-light-1000x700");
    }

    private void shoot(WorkspaceSession session, RunCenter runs, Theme theme, String state, int width, int height)
            throws Exception {
        shown(session, runs, theme, width, height)
                .shoot("run-%s-%s-%dx%d".formatted(state, name(theme), width, height));
    }

    private Window shown(WorkspaceSession session, RunCenter runs, Theme theme, int width, int height)
            throws Exception {
        Messages messages = messages();
        Background background = new Background();
        open.add(background);
        ViewContext context =
                new ViewContext(session, runs, background, messages, new RememberedActions(), (images, index) -> {});
        return Window.show(() -> new ViewLoader(messages).load(new RunController(context)), theme, width, height);
    }

    private WorkspaceSession opened(int images, List<Website> websites) throws Exception {
        FxToolkit.registerPrimaryStage();
        WorkspaceSession session = TestWorkspace.open(folder, images, websites);
        open.add(session);
        return session;
    }

    private RunCenter center(WorkspaceSession session, ScriptedWork work) {
        RunCenter runs = new RunCenter(session, messages(), _ -> work);
        open.add(runs);
        return runs;
    }

    private static void start(RunCenter runs) throws Exception {
        Window.onFx(() -> {
            runs.start();
            return null;
        });
    }

    private static List<Website> sites(String... hosts) {
        return java.util.Arrays.stream(hosts)
                .map(host -> new Website(RunEvents.url("https://" + host + "/")))
                .toList();
    }

    private static Messages messages() {
        return new Messages(Locale.ENGLISH);
    }

    private static String name(Theme theme) {
        return theme.name().toLowerCase(Locale.ROOT);
    }
}
