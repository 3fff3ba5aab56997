package org.fetchandrotate.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// `import`, into a workspace of its own.
@Timeout(120)
class ImportCommandTest {
    @TempDir
    Path folder;

    private TestTerminal terminal = new TestTerminal();

    @BeforeEach
    void writeSettings() throws IOException {
        Files.writeString(folder.resolve("config.ini"), "[DEFAULT]\nmax_img_count = 3\nrequest_timeout = 60\n");
    }

    private int run(String... arguments) {
        terminal = new TestTerminal();
        return terminal.run(folder, arguments);
    }

    private String list() throws IOException {
        return Files.readString(folder.resolve("input.txt"));
    }

    @Test
    void addsWhatIsNew_keepsTheRest_andTellsOfEachLineThatIsNoAddress() throws IOException {
        Files.writeString(folder.resolve("input.txt"), "; mine\nhttps://a.example/");
        Files.writeString(
                folder.resolve("list.csv"),
                "url,caption\nhttps://a.example/,old\nhttps://b.example/,\"New,\nand fine\"\nftp://c.example/,\n");
        Files.writeString(folder.resolve("more.md"), "- [x](https://d.example/)\n- [y](here.md)\n");
        assertThat(run("import", "list.csv", "more.md")).isEqualTo(1);
        assertThat(list())
                .isEqualTo(
                        "; mine\nhttps://a.example/\n; New, and fine\nhttps://b.example/\n; x\nhttps://d.example/\n");
        assertThat(terminal.out()).isEqualToNormalizingNewlines("""
                        list.csv (CSV): 1 added, 1 already listed, 1 line without an address
                        more.md (Markdown): 1 added, 0 already listed, 1 line without an address
                        """);
        assertThat(terminal.err()).isEqualToNormalizingNewlines("""
                        list.csv:5: ftp://c.example/: only http and https addresses can be fetched
                        more.md:2: here.md: relative to an unnamed page
                        """);
    }

    @Test
    void beginsAList_whereThereIsNone() throws IOException {
        Files.writeString(folder.resolve("list"), "a.example\n");
        assertThat(run("import", "list")).as(terminal.err()).isZero();
        assertThat(list()).isEqualTo("https://a.example/\n");
    }

    @Test
    void changesNothing_whenAFileCantBeRead() throws IOException {
        Files.writeString(folder.resolve("list"), "a.example\n");
        assertThat(run("import", "list", "missing.csv")).isEqualTo(2);
        assertThat(terminal.err()).contains("missing.csv: there is no such file");
        assertThat(folder.resolve("input.txt")).doesNotExist();
    }

    @Test
    void takesAHundredThousand_andRunsOnSomeOfThem() throws IOException {
        try (SmallSite site = new SmallSite()) {
            Files.writeString(
                    folder.resolve("big.csv"),
                    "caption,url\n"
                            + IntStream.range(0, 100_000)
                                    .mapToObj(number -> "picture " + number + "," + site.url() + number + ".png\n")
                                    .collect(Collectors.joining()));
            assertThat(run("import", "big.csv")).as(terminal.err()).isZero();
            assertThat(terminal.out()).contains("big.csv (CSV): 100000 added, 0 already listed, 0 lines without");
            assertThat(list().lines()).hasSize(200_000);
            assertThat(run("import", "big.csv")).isZero();
            assertThat(terminal.out()).contains("0 added, 100000 already listed");

            assertThat(run("run", "--quiet")).as(terminal.err()).isZero();
            assertThat(site.imageRequests()).isBetween(3, 6);
        }
    }
}
