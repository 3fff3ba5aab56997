package org.fetchandrotate.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.fetchandrotate.model.ImageFormat;
import org.fetchandrotate.model.ImageRecord;
import org.fetchandrotate.model.ImageRecord.Picture;
import org.fetchandrotate.url.WebUrl;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class NameBookTest {
    private static final Picture PICTURE = new Picture(Optional.of(ImageFormat.JPEG), 1, 1, 10, "ab".repeat(32));

    @TempDir
    Path folder;

    private Database database;
    private HistoryReader reader;
    private NameBook book;

    @BeforeEach
    void open() throws StorageException {
        database = Database.open(folder.resolve("imgs.db"));
        reader = database.reader();
        book = new NameBook(reader);
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void givesTheCorrectedName_andTheSameAgain() throws Exception {
        assertThat(claim("https://a.example/a.png", ImageFormat.JPEG)).isEqualTo("a.example--a.png.jpg");
        assertThat(claim("https://a.example/a.png", ImageFormat.JPEG)).isEqualTo("a.example--a.png.jpg");
    }

    @Test
    void secondUrlGetsItsHash_alsoIfOnlyTheCaseDiffers() throws Exception {
        assertThat(claim("https://a.example/a.jpg", ImageFormat.JPEG)).isEqualTo("a.example--a.jpg");
        assertThat(claim("https://a.example:99/a.jpg", ImageFormat.JPEG)).matches("a\\.example--a--[0-9a-f]{8}\\.jpg");
        assertThat(claim("https://a.example/A.jpg", ImageFormat.JPEG)).matches("a\\.example--A--[0-9a-f]{8}\\.jpg");
    }

    @Test
    void anotherFolderIsAnotherName() throws Exception {
        WebUrl url = WebUrl.parse("https://a.example/a.jpg").orElseThrow();
        assertThat(book.claim("x.example", url, FileNames.of(url), ImageFormat.JPEG))
                .isEqualTo("a.example--a.jpg");
        WebUrl other = WebUrl.parse("http://a.example/a.jpg").orElseThrow();
        assertThat(book.claim("y.example", other, FileNames.of(other), ImageFormat.JPEG))
                .isEqualTo("a.example--a.jpg");
    }

    @Test
    void nameOfAnEarlierRunIsLeftToItsOwner() throws Exception {
        recordEarlier("https://a.example/a.jpg", "a.example--a.jpg");

        assertThat(claim("http://a.example/a.jpg", ImageFormat.JPEG)).matches("a\\.example--a--[0-9a-f]{8}\\.jpg");
        assertThat(claim("https://a.example/a.jpg", ImageFormat.JPEG)).isEqualTo("a.example--a.jpg");
    }

    @Test
    void nameOfAnEarlierRunIsKept_whileItSaysTheFormat() throws Exception {
        recordEarlier("https://a.example/a.jpg", "Quite Another Name.jpeg");

        assertThat(claim("https://a.example/a.jpg", ImageFormat.JPEG)).isEqualTo("Quite Another Name.jpeg");
    }

    @Test
    void nameOfAnEarlierRunIsLeft_whenTheFormatHasChanged() throws Exception {
        recordEarlier("https://a.example/a.jpg", "a.example--a.jpg");

        assertThat(claim("https://a.example/a.jpg", ImageFormat.PNG)).isEqualTo("a.example--a.jpg.png");
    }

    @Test
    void hashGrows_whereTheShortOneIsTakenToo() throws Exception {
        WebUrl url = WebUrl.parse("https://a.example/a.jpg").orElseThrow();
        String planned = FileNames.of(url);
        recordEarlier("https://other.example/1", FileNames.fitted(planned, url, ImageFormat.JPEG));
        recordEarlier("https://other.example/2", FileNames.fittedApart(planned, url, ImageFormat.JPEG, 8));

        assertThat(claim(url.toString(), ImageFormat.JPEG)).matches("a\\.example--a--[0-9a-f]{16}\\.jpg");

        recordEarlier("https://other.example/3", FileNames.fittedApart(planned, url, ImageFormat.PNG, 8));
        recordEarlier("https://other.example/4", FileNames.fittedApart(planned, url, ImageFormat.PNG, 16));
        recordEarlier("https://other.example/5", FileNames.fitted(planned, url, ImageFormat.PNG));
        assertThat(claim(url.toString(), ImageFormat.PNG)).matches("a\\.example--a\\.jpg--[0-9a-f]{64}\\.png");
    }

    @Test
    void nameIsItsOwnersAgain_whenTheFormatChangesBack() throws Exception {
        assertThat(claim("https://a.example/a.png", ImageFormat.JPEG)).isEqualTo("a.example--a.png.jpg");
        assertThat(claim("https://a.example/a.png", ImageFormat.PNG)).isEqualTo("a.example--a.png");
        assertThat(claim("https://a.example/a.png", ImageFormat.JPEG)).isEqualTo("a.example--a.png.jpg");
    }

    @Test
    void noTwoUrlsGetOneName_fromManyThreads() throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<String>> names = IntStream.range(0, 300)
                    .mapToObj(i -> threads.submit(
                            () -> claim("http://a.example:" + (1000 + i / 2) + "/a.jpg", ImageFormat.JPEG)))
                    .toList();
            Set<String> different = new HashSet<>();
            for (int i = 0; i < names.size(); i += 2) {
                assertThat(names.get(i).get()).isEqualTo(names.get(i + 1).get());
                different.add(names.get(i).get());
            }
            assertThat(different).hasSize(150);
        }
    }

    private String claim(String address, ImageFormat format) throws StorageException {
        WebUrl url = WebUrl.parse(address).orElseThrow();
        return book.claim(Samples.HOST, url, FileNames.of(url), format);
    }

    private void recordEarlier(String url, String filename) throws Exception {
        try (HistoryWriter writer = database.writer()) {
            long run = Samples.startRun(writer);
            writer.record(ImageRecord.candidate(
                            url,
                            Samples.HOST,
                            Samples.MORNING,
                            Samples.candidate(run, "x").origin())
                    .downloaded(filename, PICTURE));
        }
    }
}
