package org.fetchandrotate.desktop.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.fetchandrotate.demo.DemoGallery;
import org.fetchandrotate.demo.DemoOptions;
import org.fetchandrotate.desktop.NeedsToolkit;
import org.fetchandrotate.desktop.base.Messages;
import org.fetchandrotate.desktop.pictures.PictureFile;
import org.fetchandrotate.desktop.shell.WorkspaceSession;
import org.fetchandrotate.engine.Engine;
import org.fetchandrotate.engine.RunEvent.Source;
import org.fetchandrotate.engine.RunEvents;
import org.fetchandrotate.engine.RunRequest;
import org.fetchandrotate.fetch.HostActivity;
import org.fetchandrotate.fetch.HostActivity.WaitReason;
import org.fetchandrotate.model.FailureReason;
import org.fetchandrotate.model.RunOutcome;
import org.fetchandrotate.model.Website;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

@NeedsToolkit
final class RunCenterTest {
    private static final Messages ENGLISH = new Messages(Locale.ENGLISH);
    private static final List<Website> TWO_SITES = List.of(
            new Website(RunEvents.url("https://one.example/")), new Website(RunEvents.url("https://two.example/")));

    @TempDir
    private Path folder;

    private AutoCloseable session = () -> {};
    private AutoCloseable center = () -> {};

    @BeforeAll
    static void startToolkit() throws Exception {
        FxToolkit.registerPrimaryStage();
    }

    @AfterEach
    void close() throws Exception {
        onFx(() -> {
            center.close();
            return null;
        });
        session.close();
    }

    @Test
    void showsPairsHostsAndSummary_whenItRunsOnTheGallery() throws Exception {
        try (DemoGallery gallery = DemoGallery.start(new DemoOptions(12, Duration.ZERO, DemoOptions.Contents.VARIED))) {
            WorkspaceSession workspace = opened(25, gallery.websites());
            RunCenter runs = kept(new RunCenter(workspace, ENGLISH));
            onFx(() -> {
                runs.start();
                return null;
            });
            awaitPhase(runs, RunPhase.IDLE);
            onFx(() -> {
                assertThat(runs.lastSummaryProperty().get().orElseThrow().outcome())
                        .isEqualTo(RunOutcome.COMPLETE);
                assertThat(runs.progress().succeededProperty().get()).isEqualTo(25);
                assertThat(runs.progress().fractionProperty().get()).isEqualTo(1);
                assertThat(runs.progress().bytesProperty().get()).isPositive();
                assertThat(runs.pairs())
                        .hasSize(25 + runs.progress().failedProperty().get())
                        .extracting(PairRow::number)
                        .isSortedAccordingTo((left, right) -> Long.compare(right, left));
                assertThat(runs.hosts()).hasSize(gallery.websites().size());
                assertThat(runs.hosts())
                        .allMatch(row ->
                                row.takenProperty().get() == row.shareProperty().get());
                assertThat(runs.hosts())
                        .extracting(row -> row.pageProperty().get())
                        .contains(PageState.SCANNED, PageState.FAILED);
                assertThat(runs.pairs())
                        .anyMatch(pair -> PictureFile.original(workspace.workspace(), pair.record())
                                .flatMap(runs.thumbnails()::get)
                                .isPresent());
                return null;
            });
        }
    }

    @Test
    void triesTheFailedAgain_whenARunIsRetried() throws Exception {
        try (DemoGallery gallery = DemoGallery.start(new DemoOptions(6, Duration.ZERO, DemoOptions.Contents.VARIED))) {
            RunCenter runs = kept(new RunCenter(opened(20, gallery.websites()), ENGLISH));
            onFx(() -> {
                runs.start();
                return null;
            });
            awaitPhase(runs, RunPhase.IDLE);
            int failed = onFx(() -> runs.progress().failedProperty().get());
            onFx(() -> {
                runs.retry(runs.progress().runIdProperty().get());
                return null;
            });
            awaitPhase(runs, RunPhase.IDLE);
            onFx(() -> {
                assertThat(runs.progress().runIdProperty().get()).isEqualTo(2);
                assertThat(runs.progress().aimedProperty().get())
                        .isEqualTo(failed)
                        .isPositive();
                assertThat(runs.pairs()).hasSize(failed);
                return null;
            });
        }
    }

    @Test
    void followsEvents_whileItRuns() throws Exception {
        ScriptedWork work = new ScriptedWork();
        RunCenter runs = scripted(work);
        work.activity(new HostActivity("two.example", 3, 5, WaitReason.RETRY_AFTER, Duration.ofMillis(3_100)));
        work.tell(
                RunEvents.started(9, "https://one.example/", "https://two.example/"),
                RunEvents.scanned(0, 3),
                RunEvents.imageStarted(0, 0),
                RunEvents.imageStarted(0, 1),
                RunEvents.imageStarted(0, 2),
                RunEvents.downloaded(0, 0, 5_000),
                RunEvents.processed(0, 0, Source.REUSED),
                RunEvents.failed(0, 1, FailureReason.HTTP_CLIENT_ERROR, 403));
        await().until(() -> onFx(() -> runs.pairs().size() == 2
                && runs.hosts().get(1).loadProperty().get().waiting() == 5));
        onFx(() -> {
            HostRow one = runs.hosts().get(0);
            HostRow two = runs.hosts().get(1);
            assertThat(one.foundProperty().get()).isEqualTo(3);
            assertThat(one.takenProperty().get()).isEqualTo(1);
            assertThat(one.reusedProperty().get()).isEqualTo(1);
            assertThat(one.failedProperty().get()).isEqualTo(1);
            assertThat(one.underWayProperty().get()).isEqualTo(1);
            assertThat(one.shareProperty().get()).isEqualTo(2);
            assertThat(two.shareProperty().get()).isEqualTo(7);
            assertThat(two.pageProperty().get()).isEqualTo(PageState.SCANNING);
            assertThat(two.loadProperty().get())
                    .isEqualTo(new HostLoad("two.example", 0, 3, 5, WaitReason.RETRY_AFTER, Duration.ofSeconds(4)));
            assertThat(runs.progress().bytesProperty().get()).isEqualTo(5_000);
            assertThat(runs.pairs())
                    .extracting(PairRow::outcome)
                    .containsExactly(PairRow.Outcome.FAILED, PairRow.Outcome.REUSED);
            return null;
        });
    }

    @Test
    void changesPhaseAtOnce_whenPausedResumedAndStopped() throws Exception {
        ScriptedWork work = new ScriptedWork();
        RunCenter runs = scripted(work);
        onFx(() -> {
            assertThat(runs.phaseProperty().get()).isEqualTo(RunPhase.RUNNING);
            runs.pause();
            assertThat(runs.phaseProperty().get()).isEqualTo(RunPhase.PAUSED);
            runs.pause();
            runs.resume();
            assertThat(runs.phaseProperty().get()).isEqualTo(RunPhase.RUNNING);
            runs.resume();
            runs.stop();
            assertThat(runs.phaseProperty().get()).isEqualTo(RunPhase.STOPPING);
            runs.pause();
            return null;
        });
        awaitPhase(runs, RunPhase.IDLE);
        assertThat(work.wishes()).containsExactly("pause", "resume", "stop");
        assertThat(onFx(() -> runs.lastSummaryProperty().get().orElseThrow().outcome()))
                .isEqualTo(RunOutcome.STOPPED);
    }

    @Test
    void refusesASecondRun_whileOneGoesOn() throws Exception {
        RunCenter runs = scripted(new ScriptedWork());
        onFx(() -> {
            assertThatThrownBy(runs::start).isInstanceOf(IllegalStateException.class);
            return null;
        });
    }

    @Test
    void hasStoppedTheRun_whenClosed() throws Exception {
        ScriptedWork work = new ScriptedWork();
        RunCenter runs = scripted(work);
        onFx(() -> {
            runs.close();
            assertThat(runs.phaseProperty().get()).isEqualTo(RunPhase.IDLE);
            assertThat(runs.lastSummaryProperty().get()).isPresent();
            runs.close();
            return null;
        });
        assertThat(work.wishes()).containsExactly("stop");
    }

    @Test
    void saysWhatTheMachineSaid_whenTheRunBreaksOff() throws Exception {
        ScriptedWork work = new ScriptedWork();
        RunCenter runs = scripted(work);
        work.breakOff("The disk is full: make room");
        awaitPhase(runs, RunPhase.IDLE);
        assertThat(onFx(() -> runs.lastFailureProperty().get())).contains("The disk is full: make room");
    }

    @Test
    void saysWhy_whenNoWebsiteIsSwitchedOn() throws Exception {
        RunCenter runs = kept(new RunCenter(opened(5, List.of()), ENGLISH));
        onFx(() -> {
            runs.start();
            return null;
        });
        awaitPhase(runs, RunPhase.IDLE);
        assertThat(onFx(() -> runs.lastFailureProperty().get().orElseThrow())).contains("website");
    }

    @Test
    void saysWhy_whenAnotherProgramHoldsTheWorkspace() throws Exception {
        opened(5, TWO_SITES);
        try (WorkspaceSession second = WorkspaceSession.open(folder, new Engine(Clock.systemUTC()))) {
            RunCenter runs = kept(new RunCenter(second, ENGLISH));
            onFx(() -> {
                runs.start();
                assertThat(runs.lastFailureProperty().get().orElseThrow()).contains("Another");
                return null;
            });
        }
    }

    @Test
    void saysWhy_whileTheHistoryIsWorkedOn() throws Exception {
        RunCenter runs = kept(new RunCenter(opened(5, TWO_SITES), ENGLISH, _ -> new ScriptedWork()));
        onFx(() -> {
            runs.historyBusyProperty().set(true);
            runs.start();
            assertThat(runs.phaseProperty().get()).isEqualTo(RunPhase.IDLE);
            assertThat(runs.lastFailureProperty().get().orElseThrow()).contains("history");
            runs.historyBusyProperty().set(false);
            runs.start();
            assertThat(runs.phaseProperty().get()).isEqualTo(RunPhase.STARTING);
            runs.historyBusyProperty().set(true);
            return null;
        });
        awaitPhase(runs, RunPhase.IDLE);
    }

    @Test
    void startsWhatWasAskedForLast_whenTheFirstWasStoppedInTime() throws Exception {
        List<RunRequest> requests = new ArrayList<>();
        RunCenter runs = kept(new RunCenter(opened(5, TWO_SITES), ENGLISH, request -> {
            requests.add(request);
            return new ScriptedWork();
        }));
        onFx(() -> {
            runs.start();
            runs.stop();
            runs.retry(7);
            return null;
        });
        awaitPhase(runs, RunPhase.RUNNING);
        assertThat(onFx(() -> requests.getFirst().retryOf())).hasValue(7);
        assertThat(requests).hasSize(1);
    }

    @Test
    void startsFromNothing_whenRunAgain() throws Exception {
        ScriptedWork work = new ScriptedWork();
        Iterator<ScriptedWork> works = List.of(work, new ScriptedWork()).iterator();
        RunCenter runs = kept(new RunCenter(opened(9, TWO_SITES), ENGLISH, _ -> works.next()));
        onFx(() -> {
            runs.start();
            return null;
        });
        work.tell(RunEvents.started(3, "https://one.example/"), RunEvents.processed(0, 0, Source.FETCHED));
        work.end(RunEvents.summary(
                RunOutcome.EXHAUSTED, 3, RunEvents.tally("https://one.example/", 1, 0, Map.of(), true)));
        awaitPhase(runs, RunPhase.IDLE);
        onFx(() -> {
            assertThat(runs.pairs()).hasSize(1);
            runs.start();
            return null;
        });
        awaitPhase(runs, RunPhase.RUNNING);
        onFx(() -> {
            assertThat(runs.pairs()).isEmpty();
            assertThat(runs.hosts()).isEmpty();
            assertThat(runs.progress().succeededProperty().get()).isZero();
            return null;
        });
    }

    private WorkspaceSession opened(int images, List<Website> websites) throws Exception {
        WorkspaceSession opened = TestWorkspace.open(folder, images, websites);
        session = opened;
        return opened;
    }

    private RunCenter scripted(ScriptedWork work) throws Exception {
        RunCenter runs = kept(new RunCenter(opened(9, TWO_SITES), ENGLISH, _ -> work));
        onFx(() -> {
            runs.start();
            return null;
        });
        awaitPhase(runs, RunPhase.RUNNING);
        return runs;
    }

    private RunCenter kept(RunCenter runs) {
        center = runs;
        return runs;
    }

    private static void awaitPhase(RunCenter runs, RunPhase phase) {
        await().atMost(Duration.ofSeconds(60))
                .until(() -> onFx(() -> runs.phaseProperty().get() == phase));
    }

    private static <T> T onFx(Callable<T> action) throws Exception {
        return WaitForAsyncUtils.asyncFx(action).get();
    }
}
