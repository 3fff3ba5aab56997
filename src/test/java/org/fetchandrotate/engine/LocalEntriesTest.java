package org.fetchandrotate.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;
import org.fetchandrotate.model.Failure;
import org.fetchandrotate.model.FailureReason;
import org.fetchandrotate.model.FoundAs;
import org.fetchandrotate.model.ImageRecord;
import org.fetchandrotate.model.ImageStatus;
import org.fetchandrotate.model.RunOutcome;
import org.fetchandrotate.model.Settings;
import org.fetchandrotate.model.Website;
import org.fetchandrotate.storage.HistoryReader;
import org.fetchandrotate.storage.ImageQuery;
import org.fetchandrotate.storage.StorageException;
import org.fetchandrotate.url.FileUrl;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Whole runs on files and folders that the list names.
final class LocalEntriesTest extends WholeRuns {
    @TempDir
    private Path saved;

    @Test
    void takesThePicturesOfAFolder_byTheirBytes_inTheOrderOfTheirNames() throws Exception {
        Path b = picture("b.dat", 1);
        Path a = picture("album/2.png", 2);
        Files.writeString(saved.resolve("fake.png"), "no picture");
        picture(".thumbnails/c.png", 3);
        RunSummary summary = run(5, saved);
        assertThat(summary.outcome()).isEqualTo(RunOutcome.EXHAUSTED);
        assertThat(rows())
                .extracting(
                        row -> row.url(),
                        row -> row.status(),
                        row -> row.origin().foundAs().orElseThrow())
                .containsExactly(
                        tuple(FileUrl.of(a).toString(), ImageStatus.PROCESSED, FoundAs.LOCAL_FILE),
                        tuple(FileUrl.of(b).toString(), ImageStatus.PROCESSED, FoundAs.LOCAL_FILE));
        ImageRecord first = rows().getFirst();
        assertThat(first.dirname()).isEqualTo("local-files");
        assertThat(workspace.original(first.dirname(), first.filename().orElseThrow()))
                .hasSameBinaryContentAs(a);
        assertThat(first.transfer().orElseThrow().httpStatus()).isEmpty();
        assertThat(run(5, saved).reused()).isEqualTo(2);
    }

    @Test
    void takesAPictureThatIsListedItself_andSaysWhatCantBeRead() throws Exception {
        Path picture = picture("one.png", 1);
        Path text = Files.write(saved.resolve("data.bin"), new byte[] {1, 0, 2});
        RunSummary summary = run(3, picture, saved.resolve("gone"), text);
        assertThat(summary.sites()).extracting(RunSummary.SiteTally::succeeded).containsExactly(1, 0, 0);
        assertThat(summary.sites())
                .extracting(site -> site.pageFailure().map(Failure::reason).orElse(FailureReason.INTERRUPTED))
                .containsExactly(FailureReason.INTERRUPTED, FailureReason.FILE_UNREADABLE, FailureReason.NOT_HTML);
    }

    @Test
    void takesWhatWasSavedWithAPage_beforeWhatIsOnTheWeb() throws Exception {
        Path picture = picture("My page_files/a b.png", 1);
        Path page = Files.writeString(
                saved.resolve("My page.html"),
                "<img src='./My%20page_files/a%20b.png' srcset='https://example.invalid/a-2000.png 2000w'>");
        run(1, page);
        assertThat(rows()).singleElement().satisfies(row -> {
            assertThat(row.url()).isEqualTo(FileUrl.of(picture).toString());
            assertThat(row.status()).isEqualTo(ImageStatus.PROCESSED);
            assertThat(row.origin().fallbacks()).containsExactly("https://example.invalid/a-2000.png");
        });
    }

    @Test
    void leadsNowhereElseOnTheDisk() throws Exception {
        Path secret = Files.write(root.resolve("secret.png"), TestWeb.picture(7));
        Path inside = Files.createDirectory(saved.resolve("in"));
        Files.createSymbolicLink(inside.resolve("link.png"), secret);
        Path page = Files.writeString(
                inside.resolve("page.html"),
                "<img src='" + secret.toUri() + "'><img src='../../" + root.getFileName() + "/secret.png'>"
                        + "<img src='..%2f..%2f" + root.getFileName() + "%2fsecret.png'><img src='" + secret + "'>"
                        + "<img src=link.png>");
        RunSummary summary = run(5, page, inside);
        assertThat(summary.succeeded()).isZero();
        assertThat(rows())
                .hasSize(3)
                .allSatisfy(row ->
                        assertThat(row.failure().orElseThrow().reason()).isEqualTo(FailureReason.FILE_UNREADABLE));
    }

    @Test
    void aPageOfTheWebLeadsToNoFile() throws Exception {
        Path secret = picture("secret.png", 7);
        try (TestWeb web = new TestWeb(1)) {
            web.route(
                    0,
                    "/",
                    TestWeb.page("<img src='" + secret.toUri() + "'><img src=moved.png><a href='" + secret.toUri()
                            + "'>x</a><meta http-equiv=refresh content='0;url=" + secret.toUri() + "'>"));
            web.route(0, "/moved.png", exchange -> {
                exchange.getResponseHeaders().set("Location", secret.toUri().toString());
                exchange.sendResponseHeaders(302, -1);
            });
            RunSummary summary = run(3, List.of(web.site(0), new Website(FileUrl.of(saved.resolve("other.html")))));
            assertThat(summary.succeeded()).isZero();
            assertThat(rows())
                    .singleElement()
                    .satisfies(row -> assertThat(row.failure().orElseThrow().reason())
                            .isEqualTo(FailureReason.UNSUPPORTED_SCHEME));
        }
    }

    /// Whoever saved it may have been led anywhere.
    @Test
    void aSavedPageReachesNoPrivateHost_thoughItIsListed() throws Exception {
        try (TestWeb web = new TestWeb(1)) {
            web.gallery(0, 1);
            Path page = Files.writeString(saved.resolve("page.html"), "<img src='" + web.url(0, "/reboot.png") + "'>");
            run(3, List.of(new Website(FileUrl.of(page)), web.site(0)));
            assertThat(rows().stream().flatMap(row -> row.failure().stream()).map(Failure::reason))
                    .containsExactly(FailureReason.PRIVATE_ADDRESS);
            assertThat(web.requests()).doesNotContain("0:/reboot.png");
        }
    }

    @Test
    void takesThePicturesOfAnArchive() throws Exception {
        String first = base64(1);
        String second = base64(2);
        Path archive = Files.writeString(saved.resolve("page.mhtml"), mhtml("""
                From: <Saved by Blink>
                Snapshot-Content-Location: https://example.invalid/gallery/
                Subject: =?utf-8?Q?Bilder?=
                MIME-Version: 1.0
                Content-Type: multipart/related;
                \ttype="text/html";
                \tboundary="----B"


                ------B
                Content-Type: text/html; charset=utf-8
                Content-ID: <frame-1@mhtml.blink>
                Content-Transfer-Encoding: quoted-printable
                Content-Location: https://example.invalid/gallery/

                <img src=3D"one.png"><img src=3D"cid:two@x"><img src=3D"three=
                .png"><img src=3D"/../../evil.png">
                ------B
                Content-Type: image/png
                Content-Transfer-Encoding: base64
                Content-Location: https://example.invalid/gallery/one.png

                %s
                ------B
                Content-Type: image/png
                Content-ID: <two@x>
                Content-Transfer-Encoding: base64

                %s
                ------B
                Content-Type: image/png
                Content-Transfer-Encoding: base64
                Content-Location: ../../../../../../evil.png

                %s
                ------B--
                """.formatted(first, second, base64(3))));
        run(9, archive);
        assertThat(rows().stream()
                        .filter(row -> row.status() == ImageStatus.PROCESSED)
                        .map(ImageRecord::url))
                .containsExactly(
                        FileUrl.ofPart(archive, 1).toString(),
                        FileUrl.ofPart(archive, 2).toString(),
                        FileUrl.ofPart(archive, 3).toString());
        assertThat(workspace.original(
                        "local-files", rows().getFirst().filename().orElseThrow()))
                .hasBinaryContent(TestWeb.picture(1));
        try (var files = Files.walk(root)) {
            assertThat(files.filter(file -> file.getFileName().toString().contains("evil")))
                    .isEmpty();
        }
    }

    @Test
    void standsArchivesWithoutEnd() throws Exception {
        StringBuilder nested = new StringBuilder("Content-Type: multipart/related; boundary=b0\r\n\r\n");
        for (int depth = 0; depth < 10_000; depth++) {
            nested.append("--b").append(depth).append("\r\nContent-Type: multipart/related; boundary=b");
            nested.append(depth + 1).append("\r\n\r\n");
        }
        Path deep = Files.writeString(saved.resolve("deep.mht"), nested);
        Path wide = Files.writeString(
                saved.resolve("wide.mht"),
                "Content-Type: multipart/related; boundary=b\r\n\r\n" + "--b\r\n\r\n\r\n".repeat(200_000));
        RunSummary summary = run(1, deep, wide);
        assertThat(summary.sites())
                .extracting(site -> site.pageFailure().orElseThrow().reason())
                .containsOnly(FailureReason.FILE_UNREADABLE);
    }

    private static String mhtml(String text) {
        return text.replace("\n", "\r\n");
    }

    private static String base64(int number) {
        return Base64.getMimeEncoder().encodeToString(TestWeb.picture(number));
    }

    private Path picture(String name, int number) throws IOException {
        Path file = saved.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.write(file, TestWeb.picture(number));
    }

    private RunSummary run(int images, Path... listed) throws Exception {
        return run(
                images, Arrays.stream(listed).map(FileUrl::of).map(Website::new).toList());
    }

    private RunSummary run(int images, List<Website> websites) throws Exception {
        Settings settings = Settings.DEFAULTS.withMaxImages(images);
        return prepare(settings, websites, OptionalLong.empty()).execute(event -> {});
    }

    private List<ImageRecord> rows() throws StorageException {
        try (HistoryReader reader = database.reader()) {
            return reader.images(reader.ids(ImageQuery.ALL)).stream()
                    .sorted(Comparator.comparing(ImageRecord::url))
                    .toList();
        }
    }
}
