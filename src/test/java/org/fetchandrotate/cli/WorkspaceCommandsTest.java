package org.fetchandrotate.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.fetchandrotate.model.Proof;
import org.fetchandrotate.model.Settings;
import org.fetchandrotate.storage.Database;
import org.fetchandrotate.storage.HistoryReader;
import org.fetchandrotate.storage.StorageException;
import org.fetchandrotate.storage.Workspace;
import org.fetchandrotate.storage.WorkspaceLock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Commands on a workspace in which a run was made, on a website of this test's own.
@Timeout(120)
class WorkspaceCommandsTest {
    @TempDir
    Path folder;

    private TestTerminal terminal = new TestTerminal();

    @BeforeEach
    void writeSettings() throws IOException {
        Files.writeString(
                folder.resolve("config.ini"), "[DEFAULT]\nmax_img_count = 3\nrequest_timeout = 60\nmine = 1\n");
    }

    private int run(String... arguments) {
        terminal = new TestTerminal();
        return terminal.run(folder, arguments);
    }

    private void list(SmallSite site) throws IOException {
        Files.writeString(folder.resolve("input.txt"), site.url() + "\n");
    }

    private List<Path> files(String below) throws IOException {
        if (!Files.exists(folder.resolve(below))) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(folder.resolve(below))) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }

    private void runOnce() throws IOException {
        try (SmallSite site = new SmallSite("a.png", "missing.png", "b.png", "c.png", "d.png")) {
            list(site);
            assertThat(run("run")).as(terminal.err()).isZero();
        }
    }

    @Test
    void run_takesAsManyAsAimedAt_andTellsHowItWent() throws IOException {
        runOnce();
        assertThat(terminal.out())
                .contains("127.0.0.1: 5 images, 0 left out", "3 of 4 from 127.0.0.1: 1 × 404", "3 of 3 images in ")
                .contains("(run 1, 0 reused, 1 failed)");
        assertThat(terminal.err())
                .isEqualToNormalizingNewlines(folder.resolve("config.ini") + ":4: mine: unknown key, ignored\n");
        assertThat(files("img-original")).hasSize(3);
        assertThat(files("img-rotated")).hasSize(3);
        assertThat(files("log")).hasSize(1);
    }

    @Test
    void watch_runsAgain_andTellsWhatIsNew() throws IOException {
        try (SmallSite site = new SmallSite("a.png", "b.png", "c.png", "d.png")) {
            list(site);
            assertThat(run("watch", "--every", "1s", "--times", "2"))
                    .as(terminal.err())
                    .isZero();
        }
        assertThat(terminal.out())
                .contains("(run 1, 0 reused, 0 failed)")
                .containsPattern("\\R3 new\\R")
                .contains("(run 2, 3 reused, 0 failed)")
                .containsPattern("\\Rnothing new since \\d\\d:\\d\\d\\R");
    }

    @Test
    void watch_goesOnAfterARunThatFailed() throws IOException {
        Files.writeString(folder.resolve("input.txt"), "\n");
        assertThat(run("watch", "--every", "1s", "--times", "2")).isEqualTo(2);
        assertThat(terminal.err()).containsPattern("(?s)no website to scan.*no website to scan");
    }

    @Test
    void watch_refusesWhatIsNoTime() {
        assertThat(run("watch", "--every", "soon")).isEqualTo(2);
        assertThat(terminal.err()).contains("--every soon: such as 45s, 30m, 6h or 1d");
        assertThat(run("watch", "--every", "0s")).isEqualTo(2);
        assertThat(run("watch", "--times", "-1")).isEqualTo(2);
    }

    @Test
    void run_triesAgainWhatFailed_alsoWithEveryWebsiteSwitchedOff() throws IOException {
        runOnce();
        try (SmallSite site = new SmallSite("a.png")) {
            Files.writeString(folder.resolve("input.txt"), "# " + site.url() + "\n");
            assertThat(run("run", "--retry", "last", "--quiet")).isEqualTo(1);
            assertThat(terminal.out()).startsWith("0 of 1 images in ").contains("(run 2, 0 reused, 1 failed)");
            assertThat(run("run", "--retry", "1", "--quiet")).isEqualTo(1);
            assertThat(run("run", "--retry", "7")).isEqualTo(2);
            assertThat(terminal.err()).contains("--retry 7: there is no such run");
        }
    }

    @Test
    void run_retriesNothing_whereThereIsNoHistory() throws IOException {
        Files.writeString(folder.resolve("input.txt"), "http://127.0.0.1:9/\n");
        assertThat(run("run", "--retry", "last")).isNotZero();
        assertThat(files("db")).isEmpty();
    }

    @Test
    void run_endsWithOne_ifTheWebsitesOfferFewer() throws IOException {
        try (SmallSite site = new SmallSite("a.png", "missing.png")) {
            list(site);
            assertThat(run("run", "--quiet")).isEqualTo(1);
        }
        assertThat(terminal.out().lines()).hasSize(1);
        assertThat(terminal.out()).startsWith("1 of 3 images in ").contains("the websites offer no more");
    }

    @Test
    void run_printsJsonAlone_andUsesAgainWhatIsThere() throws IOException {
        try (SmallSite site = new SmallSite("a.png", "missing.png", "b.png", "c.png", "d.png")) {
            list(site);
            assertThat(run("run", "--json")).isZero();
            assertThat(terminal.out().lines())
                    .allSatisfy(
                            line -> assertThat(line).startsWith("{\"event\":\"").endsWith("}"));
            assertThat(terminal.out().lines().toList().getFirst()).contains("\"run-started\"");
            assertThat(terminal.out().lines().toList().getLast())
                    .contains("\"run-finished\",\"run\":1,\"outcome\":\"complete\",\"aimed\":3,\"succeeded\":3");
            int requests = site.imageRequests();

            assertThat(run("run", "--json")).isZero();
            assertThat(terminal.out().lines().toList().getLast()).contains("\"run\":2", "\"reused\":3");
            assertThat(site.imageRequests()).isEqualTo(requests);
        }
    }

    @Test
    void run_takesTheFolderOfItsConfigFileForTheWorkspace() throws IOException {
        Path elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
        try (SmallSite site = new SmallSite("a.png", "b.png")) {
            Files.writeString(elsewhere.resolve("my.ini"), "[DEFAULT]\ninput_filename = sites.txt\n");
            Files.writeString(elsewhere.resolve("sites.txt"), site.url() + "\n");
            assertThat(run("run", "--config", "elsewhere/my.ini", "--max", "2"))
                    .as(terminal.err())
                    .isZero();
        }
        assertThat(files("elsewhere/img-rotated")).hasSize(2);
        assertThat(files("img-rotated")).isEmpty();
        assertThat(run("history", "--config", "elsewhere/my.ini")).isZero();
        assertThat(terminal.out()).endsWith("2 images" + System.lineSeparator());
    }

    @Test
    void run_refusesAWorkspaceInUse() throws IOException, StorageException {
        Files.writeString(folder.resolve("input.txt"), "https://example.org/\n");
        Workspace workspace = new Workspace(folder, Settings.Files.DEFAULTS);
        try (WorkspaceLock _ = WorkspaceLock.tryAcquire(workspace).orElseThrow()) {
            assertThat(run("run")).isEqualTo(3);
            assertThat(terminal.err()).contains("another run goes on in this folder");
            assertThat(run("clean", "--yes")).isEqualTo(3);
        }
    }

    @Test
    void run_endsWith130_whenItsThreadIsInterrupted() throws IOException, InterruptedException, ExecutionException {
        try (SmallSite site = new SmallSite("a.png", "slow.png", "b.png");
                ExecutorService threads = Executors.newSingleThreadExecutor()) {
            list(site);
            terminal = new TestTerminal();
            Future<Integer> result = threads.submit(() -> terminal.run(folder, "run"));
            site.awaitSlow();
            threads.shutdownNow();
            assertThat(result.get()).isEqualTo(130);
        }
        assertThat(run("verify")).as(terminal.out()).isZero();
    }

    @Test
    void history_listsRows_forPeopleAndPrograms() throws IOException {
        runOnce();
        assertThat(run("history")).isZero();
        assertThat(terminal.out().lines()).hasSize(5);
        assertThat(terminal.out()).contains("a.png  lossless").endsWith("4 images" + System.lineSeparator());

        assertThat(run("history", "--failed", "--json")).isZero();
        assertThat(terminal.out().lines()).hasSize(1);
        assertThat(terminal.out())
                .startsWith("{\"id\":")
                .contains("\"status\":\"not-processed\"", "\"error\":\"http-client-error\"", "\"http_status\":404");

        assertThat(run("history", "--run", "1", "--status", "processed", "--csv"))
                .isZero();
        assertThat(terminal.out()).startsWith("id,url,dirname,filename,status,created_at,");
        assertThat(terminal.out().split("\r\n")).hasSize(4);

        assertThat(run("history", "--run", "9")).isEqualTo(2);
        assertThat(terminal.err()).contains("--run 9: there is no such run");
    }

    @Test
    void history_fitsTheTerminal() throws IOException {
        runOnce();
        terminal = new TestTerminal(TestTerminal.LIVE, "", new TestTerminal.NoWindow());
        assertThat(terminal.run(folder, "history")).isZero();
        assertThat(terminal.out().lines())
                .hasSize(5)
                .allSatisfy(line -> assertThat(line).hasSizeLessThan(60));
    }

    @Test
    void verify_findsWhatDoesNotFitTheHistory() throws IOException {
        runOnce();
        assertThat(run("verify")).isZero();
        assertThat(terminal.out()).isEqualToNormalizingNewlines("6 files checked, 0 findings\n");

        Path original = files("img-original").getFirst();
        Files.writeString(original, "changed");
        Files.delete(files("img-rotated").getLast());
        Files.writeString(original.resolveSibling("stranger.png"), "x");

        assertThat(run("verify")).isEqualTo(1);
        assertThat(terminal.out()).contains("changed ", "missing ", "orphaned ", "6 files checked, 3 findings");
        assertThat(run("verify", "--json")).isEqualTo(1);
        assertThat(terminal.out().lines())
                .hasSize(3)
                .allSatisfy(line ->
                        assertThat(line).matches("\\{\"finding\":\"(changed|missing|orphaned)\",\"path\":\".+\"}"));
    }

    @Test
    void verifyExact_provesEveryCopy_keepsIt_andMakesTheWrongOnesAnew() throws Exception {
        runOnce();
        assertThat(run("verify", "--exact")).isZero();
        assertThat(terminal.out()).isEqualToNormalizingNewlines("""
                        3 copies held against the originals: 3 exact by their pixels
                        6 files checked, 0 findings
                        """);
        assertThat(run("verify", "--exact", "--run", "1", "--json")).isZero();
        assertThat(terminal.out().lines())
                .hasSize(3)
                .allSatisfy(line -> assertThat(line)
                        .matches("\\{\"proof\":\"pixels\",\"id\":\\d,\"path\":\".+\",\"largest\":0,\"mean\":0.0}"));
        Path database = folder.resolve("db/imgs.db");
        try (Database history = Database.open(database);
                HistoryReader reader = history.reader()) {
            assertThat(reader.proofsOf(1, 2, 3, 4).values())
                    .containsOnly(Proof.of(Proof.Kind.PIXELS))
                    .hasSize(3);
        }

        // a copy that the history believes in, and that isn't its original
        Path copy = files("img-rotated").getFirst();
        byte[] good = Files.readAllBytes(copy);
        Files.write(copy, Files.readAllBytes(files("img-original").getFirst()));
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + database);
                var statement = connection.createStatement()) {
            statement.executeUpdate("UPDATE imgs SET rotated_sha256 = sha256, rotated_bytes = bytes WHERE filename = '"
                    + copy.getFileName() + "'");
        }
        assertThat(run("verify")).isZero();
        assertThat(run("verify", "--exact")).isEqualTo(1);
        assertThat(terminal.out()).contains("different ", "2 exact by their pixels, 1 different", "1 finding");
        assertThat(runIn(Locale.GERMANY, "verify", "--exact", "--json")).isEqualTo(1);
        assertThat(terminal.out())
                .containsPattern("\"mean\":[\\d]+[.][\\d]+}")
                .containsPattern("by \\d+[.]\\d on average");
        assertThat(run("verify", "--exact", "--repair", "--yes"))
                .as(terminal.out())
                .isZero();
        assertThat(copy).hasBinaryContent(good);
        assertThat(run("verify", "--exact")).as(terminal.out()).isZero();
    }

    private int runIn(Locale language, String... arguments) {
        Locale before = Locale.getDefault();
        Locale.setDefault(language);
        try {
            return run(arguments);
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void verify_refusesARunWithoutExact() {
        assertThat(run("verify", "--run", "1")).isEqualTo(2);
        assertThat(terminal.err()).contains("--exact");
    }

    @Test
    void dump_writesSqlText() throws IOException {
        runOnce();
        assertThat(run("dump")).isZero();
        Path usual = folder.resolve("db/imgs.dump.sql");
        assertThat(terminal.out()).isEqualToNormalizingNewlines("Wrote " + usual + "\n");
        assertThat(Files.readString(usual, StandardCharsets.UTF_8)).contains("INSERT INTO \"imgs\"");

        assertThat(run("dump", "mine.sql")).isZero();
        assertThat(folder.resolve("mine.sql")).hasSameTextualContentAs(usual);

        assertThat(run("dump", "no/such/folder.sql")).isIn(0, 3);
    }

    @Test
    void clean_asks_andRemovesLogsAndImagesAlone() throws IOException {
        runOnce();
        terminal = new TestTerminal("no\n");
        assertThat(terminal.run(folder, "clean")).isZero();
        assertThat(terminal.out())
                .contains("Remove 3 originals, 3 rotated copies and 1 log (", "? [y/N] ", "Nothing was removed.");
        assertThat(files("img-original")).hasSize(3);

        terminal = new TestTerminal("");
        assertThat(terminal.run(folder, "clean")).isEqualTo(2);
        assertThat(terminal.err()).contains("clean --yes");
        assertThat(files("img-original")).hasSize(3);

        terminal = new TestTerminal(" YES \n");
        assertThat(terminal.run(folder, "clean")).isZero();
        assertThat(terminal.out()).contains("Removed 3 originals, 3 rotated copies and 1 log (");
        assertThat(files("img-original")).isEmpty();
        assertThat(files("img-rotated")).isEmpty();
        assertThat(files("log")).isEmpty();
        assertThat(folder.resolve("db/imgs.db")).exists();
        assertThat(folder.resolve("config.ini")).exists();

        assertThat(run("clean", "--yes")).isZero();
        assertThat(terminal.out()).isEqualToNormalizingNewlines("There is nothing to remove.\n");
    }

    @Test
    void scrape_listsWhatAPageOffers() throws IOException {
        Files.writeString(
                folder.resolve("saved.html"),
                "<img src='a.jpg'><img src='/logo.png'><img src='b.jpg' srcset='b2.jpg 2x'>");
        assertThat(run("scrape", "--base", "https://example.org/x/", "saved.html"))
                .isZero();
        assertThat(terminal.out())
                .startsWith("https://example.org/x/: 2 images, 1 left out")
                .contains("    1  img-src          https://example.org/x/a.jpg")
                .contains("    -  img-src          https://example.org/logo.png (excluded keyword");

        assertThat(run("scrape", "--json", "--base", "https://example.org/x/", "saved.html"))
                .isZero();
        assertThat(terminal.out().lines().toList())
                .isEqualTo(List.of(
                        "{\"page\":\"https://example.org/x/\",\"url\":\"https://example.org/x/a.jpg\","
                                + "\"found_as\":\"img-src\",\"fallbacks\":[],\"skip\":null}",
                        "{\"page\":\"https://example.org/x/\",\"url\":\"https://example.org/x/b2.jpg\","
                                + "\"found_as\":\"srcset\",\"fallbacks\":[\"https://example.org/x/b.jpg\"],"
                                + "\"skip\":null}",
                        "{\"page\":\"https://example.org/x/\",\"url\":\"https://example.org/logo.png\","
                                + "\"found_as\":\"img-src\",\"fallbacks\":[],\"skip\":\"excluded-keyword\"}"));

        assertThat(run("scrape", "--base", "https://example.org/", "none.html")).isEqualTo(3);
        assertThat(terminal.err()).contains("none.html: there is no such file or folder");
    }

    @Test
    void scrape_fetchesPages_butNoImages() throws IOException {
        try (SmallSite site = new SmallSite("a.png", "b.png")) {
            assertThat(run("scrape", site.url())).isZero();
            assertThat(terminal.out()).contains(": 2 images, 0 left out", site.url() + "b.png");
            assertThat(run("scrape", site.url(), site.url() + "nowhere")).isEqualTo(1);
            assertThat(terminal.err()).contains("nowhere: http client error (");
            assertThat(site.imageRequests()).isZero();
        }
    }

    @Test
    void verify_repairsWhatItFound_afterAsking_andThenFindsNothing() throws IOException {
        runOnce();
        List<Path> originals = files("img-original");
        List<Path> copies = files("img-rotated");
        byte[] good = Files.readAllBytes(copies.get(0));
        Files.delete(copies.get(0));
        Files.writeString(copies.get(1), "changed");
        Files.writeString(originals.get(2), "changed too");
        Files.writeString(originals.get(0).resolveSibling("stray.png"), "nobody's");
        Files.writeString(originals.get(0).resolveSibling("x.part"), "half");

        assertThat(run("verify", "--repair", "--json"))
                .as("nobody can be asked")
                .isEqualTo(2);
        assertThat(run("verify", "--repair")).as("nobody answers").isEqualTo(2);
        assertThat(copies.get(0)).doesNotExist();

        assertThat(run("verify", "--repair", "--yes")).as(terminal.out()).isZero();
        assertThat(copies.get(0)).hasBinaryContent(good);
        assertThat(files("recovered"))
                .extracting(file -> file.getFileName().toString())
                .contains("stray.png", copies.get(1).getFileName().toString());
        assertThat(run("verify")).as(terminal.out()).isZero();

        // the next run fetches what had to be given up
        try (SmallSite site = new SmallSite("a.png", "missing.png", "b.png", "c.png", "d.png")) {
            list(site);
            assertThat(run("run")).isZero();
        }
        assertThat(run("verify")).as(terminal.out()).isZero();
    }

    @Test
    void run_retriesTheLastRun_alsoWithNothingListed() throws IOException {
        try (SmallSite site = new SmallSite("a.png", "missing.png")) {
            list(site);
            assertThat(run("run", "--quiet")).isEqualTo(1);
            Files.writeString(folder.resolve("input.txt"), "#" + site.url() + "\n");
            assertThat(run("run", "--retry", "last", "--json")).isEqualTo(1);
            assertThat(terminal.out()).contains("missing.png").doesNotContain("a.png");
            assertThat(run("run", "--retry", "1", "--quiet")).isEqualTo(1);
        }
        assertThat(run("run", "--retry", "77")).isEqualTo(2);
        assertThat(run("run", "--retry", "first")).isEqualTo(2);
        assertThat(terminal.err()).contains("--retry first: there is no such run");
    }
}
