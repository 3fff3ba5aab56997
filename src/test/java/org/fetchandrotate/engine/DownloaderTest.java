package org.fetchandrotate.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.fetchandrotate.imaging.ImageInfo;
import org.fetchandrotate.imaging.ImageRotator;
import org.fetchandrotate.imaging.RotationOptions;
import org.fetchandrotate.imaging.RotatorLimits;
import org.fetchandrotate.model.Failure;
import org.fetchandrotate.model.FailureReason;
import org.fetchandrotate.model.FoundAs;
import org.fetchandrotate.model.ImageCandidate;
import org.fetchandrotate.model.ImageRecord;
import org.fetchandrotate.model.ImageStatus;
import org.fetchandrotate.model.Settings;
import org.fetchandrotate.model.Website;
import org.fetchandrotate.storage.Database;
import org.fetchandrotate.storage.FileNames;
import org.fetchandrotate.storage.HistoryReader;
import org.fetchandrotate.storage.NameBook;
import org.fetchandrotate.storage.Workspace;
import org.fetchandrotate.storage.WorkspaceFiles;
import org.fetchandrotate.url.WebUrl;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What comes to disk of one image, and what the row says of it; and that one fetch serves all who ask.
final class DownloaderTest {
    @TempDir
    private Path root;

    private TestWeb web;
    private Workspace workspace;
    private Database database;
    private HistoryReader reader;
    private Sources sources;
    private ProcessorPool pool;
    private Downloader downloader;
    private ImagePipeline pipeline;

    @BeforeEach
    void open() throws Exception {
        web = new TestWeb(2);
        workspace = new Workspace(root, Settings.Files.DEFAULTS);
        WorkspaceFiles files = new WorkspaceFiles(workspace);
        files.prepare();
        database = Database.open(workspace.database());
        reader = database.reader();
        Clock clock = Clock.systemUTC();
        Settings settings = Settings.DEFAULTS;
        List<Website> websites = List.of(web.site(0), web.site(1));
        sources = new Engine(clock).sources(settings, websites, PageShelf.NONE);
        pool = new ProcessorPool(1, 1 << 24);
        RotatedCopies copies = new RotatedCopies(
                new ImageRotator(new RotatorLimits(0, 0, 10_000)),
                pool,
                new RotationOptions(settings.jpegUnaligned(), 0));
        downloader = new Downloader(sources, copies, workspace, files, new NameBook(reader), clock);
        pipeline = new ImagePipeline(
                new Recall(reader, files, workspace, settings, Recall.Mode.ORDINARY, clock),
                downloader,
                new OriginalRotator(copies, workspace, files, settings.rotation()),
                (job, record) -> {},
                clock);
    }

    @AfterEach
    void close() throws Exception {
        sources.close();
        pool.close();
        reader.close();
        database.close();
        web.close();
    }

    @Test
    void bringsAnImageToItsPlace_andTellsWhatItIs() throws Exception {
        web.route(0, "/a.jpg", TestWeb.ok("image/jpeg", TestWeb.picture(1)));
        Download download = downloader.download(job(0, "/a.jpg"), Optional.empty());
        ImageRecord record = download.record();
        assertThat(record.status()).isEqualTo(ImageStatus.DOWNLOADED);
        assertThat(download.info()).map(ImageInfo::width).hasValue(24);
        // named by its bytes
        assertThat(record.filename())
                .hasValueSatisfying(name -> assertThat(name).endsWith("a.jpg.png"));
        assertThat(workspace.original(record.dirname(), record.filename().orElseThrow()))
                .hasBinaryContent(TestWeb.picture(1));
        assertThat(files()).hasSize(1);
    }

    @Test
    void triesTheOtherAddresses_andCountsAllAttempts() throws Exception {
        web.route(0, "/page", TestWeb.ok("image/png", "<html>".getBytes(StandardCharsets.UTF_8)));
        web.route(0, "/good", TestWeb.ok("image/png", TestWeb.picture(2)));
        ImageRecord record = downloader
                .download(job(0, "/none", "/page", "/good"), Optional.empty())
                .record();
        assertThat(record.failure()).isEmpty();
        assertThat(record.url()).isEqualTo(web.url(0, "/none"));
        assertThat(record.transfer()).hasValueSatisfying(transfer -> {
            assertThat(transfer.attempts()).isEqualTo(3);
            assertThat(transfer.finalUrl()).hasValue(web.url(0, "/good"));
        });
        assertThat(files()).hasSize(1);
    }

    @Test
    void keepsAnOriginalThatCannotBeRotated_andNothingElse() throws Exception {
        web.route(0, "/v", TestWeb.ok("image/svg+xml", "<svg/>".getBytes(StandardCharsets.UTF_8)));
        ImageRecord vector = downloader.download(job(0, "/v"), Optional.empty()).record();
        assertThat(vector.failure()).map(Failure::reason).hasValue(FailureReason.UNSUPPORTED_FORMAT);
        assertThat(vector.status()).isEqualTo(ImageStatus.DOWNLOADED);
        web.route(0, "/pixel", TestWeb.ok("image/png", TestWeb.pixel()));
        ImageRecord pixel =
                downloader.download(job(0, "/pixel"), Optional.empty()).record();
        assertThat(pixel.failure()).map(Failure::reason).hasValue(FailureReason.TOO_SMALL);
        assertThat(pixel.status()).isEqualTo(ImageStatus.NOT_PROCESSED);
        assertThat(files()).hasSize(1);
    }

    @Test
    void fetchesOnce_whatTwoSitesShow() throws Exception {
        web.route(0, "/shared", TestWeb.ok("image/png", TestWeb.picture(3)));
        ImageResult first = pipeline.process(job(0, "/shared"));
        ImageJob second = new ImageJob(
                1, web.site(1), new Place(1, 0, 0), job(0, "/shared").candidate(), "shared");
        ImageResult copied = pipeline.process(second);
        assertThat(first)
                .isInstanceOfSatisfying(
                        ImageResult.Taken.class,
                        taken -> assertThat(taken.source()).isEqualTo(RunEvent.Source.FETCHED));
        assertThat(copied).isInstanceOfSatisfying(ImageResult.Taken.class, taken -> {
            assertThat(taken.source()).isEqualTo(RunEvent.Source.SHARED);
            assertThat(taken.record().transfer())
                    .map(ImageRecord.Transfer::attempts)
                    .hasValue(0);
        });
        assertThat(web.requests("/shared")).isEqualTo(1);
        // two originals, two copies
        assertThat(files()).hasSize(4);
    }

    @Test
    void leavesNothing_ifInterruptedBeforeTheOriginalWasThere() throws Exception {
        web.route(0, "/a", TestWeb.ok("image/png", TestWeb.picture(4)));
        Thread.currentThread().interrupt();
        Class<?> thrown = null;
        try {
            pipeline.process(job(0, "/a"));
        } catch (InterruptedException e) {
            thrown = e.getClass();
        }
        assertThat(thrown).isEqualTo(InterruptedException.class);
        assertThat(files()).isEmpty();
    }

    private ImageJob job(int site, String path, String... others) {
        ImageCandidate candidate = new ImageCandidate(
                url(site, path),
                Arrays.stream(others).map(other -> url(site, other)).toList(),
                FoundAs.IMG_SRC,
                "");
        String name = FileNames.plan(List.of(candidate.url())).getFirst();
        return new ImageJob(1, web.site(site), new Place(site, 0, 0), candidate, name);
    }

    private WebUrl url(int site, String path) {
        return WebUrl.parse(web.url(site, path)).orElseThrow();
    }

    /// All that lies in the folders for images.
    private List<Path> files() throws IOException {
        try (Stream<Path> originals = Files.walk(workspace.originalFolder());
                Stream<Path> copies = Files.walk(workspace.rotatedFolder())) {
            return Stream.concat(originals, copies).filter(Files::isRegularFile).toList();
        }
    }
}
