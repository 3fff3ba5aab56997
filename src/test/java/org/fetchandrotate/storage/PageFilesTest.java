package org.fetchandrotate.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PageFilesTest {
    private static final String URL = "https://a.example/";

    @TempDir
    private Path root;

    private Path folder;
    private PageFiles files;

    @BeforeEach
    void start() {
        folder = root.resolve("pages");
        files = new PageFiles(folder);
    }

    private static PageFiles.Page page(byte[] html) {
        return new PageFiles.Page(
                URL + "there",
                Optional.of("\"1\""),
                Optional.empty(),
                Optional.of("text/html"),
                Optional.empty(),
                Optional.of("5"),
                html);
    }

    @Test
    void givesBackWhatWasKept() {
        byte[] html = "<p>ü".getBytes(StandardCharsets.UTF_8);
        files.keep(URL, page(html));

        PageFiles.Page kept = files.find(URL).orElseThrow();
        assertThat(kept.html()).isEqualTo(html);
        assertThat(kept).usingRecursiveComparison().isEqualTo(page(html));
        assertThat(files.find(URL + "?")).isEmpty();
    }

    @Test
    void takesADamagedOneForNone() throws Exception {
        files.keep(URL, page(new byte[1000]));
        Path file = files.files().getFirst();
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length - 9] ^= 1;
        Files.write(file, bytes);
        assertThat(files.find(URL)).isEmpty();
        Files.write(file, new byte[0]);
        assertThat(files.find(URL)).isEmpty();
    }

    @Test
    void keepsNoneThatIsTooLong() throws Exception {
        files.keep(URL, page(new byte[PageFiles.LONGEST + 1]));
        assertThat(files.files()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5})
    void keepsNoneWithAHeaderThatIsTooLong_whicheverItIs(int which) throws Exception {
        files.keep(URL, withHeader(which, "x".repeat(8_001)));
        assertThat(files.files()).isEmpty();

        files.keep(URL, withHeader(which, "x".repeat(8_000)));
        assertThat(files.files()).hasSize(1);
    }

    private static PageFiles.Page withHeader(int which, String text) {
        List<String> headers = new ArrayList<>(Collections.nCopies(6, ""));
        headers.set(which, text);
        return new PageFiles.Page(
                headers.get(0),
                Optional.of(headers.get(1)),
                Optional.of(headers.get(2)),
                Optional.of(headers.get(3)),
                Optional.of(headers.get(4)),
                Optional.of(headers.get(5)),
                new byte[9]);
    }

    @Test
    void removesThoseThatWereUsedLeastLately_andNothingElse() throws Exception {
        byte[] noise = new byte[PageFiles.LONGEST];
        int most = (int) (PageFiles.MOST_BYTES / PageFiles.LONGEST);
        for (int number = 0; number < most + 1; number++) {
            new Random(number).nextBytes(noise);
            files.keep(URL + number, page(noise));
        }
        for (Path file : files.files()) {
            Files.setLastModifiedTime(file, FileTime.from(Instant.EPOCH));
        }
        assertThat(files.find(URL + 0)).isPresent();
        Path others = Files.createFile(folder.resolve("notes.page"));
        Files.setLastModifiedTime(others, FileTime.from(Instant.EPOCH.minusSeconds(1)));
        Parts.create(folder);

        files.tidy();

        assertThat(files.files()).hasSizeBetween(most - 2, most);
        assertThat(folder).isDirectoryNotContaining(Parts::isOurs);
        assertThat(files.find(URL + 0)).isPresent();
        assertThat(others).exists();
    }
}
