package org.fetchandrotate.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CliTest {
    @TempDir
    Path folder;

    private final TestTerminal terminal = new TestTerminal();

    private List<String> left() throws IOException {
        try (var files = Files.list(folder)) {
            return files.map(file -> String.valueOf(file.getFileName()))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"run", "watch", "demo", "scrape", "rotate", "history", "verify", "dump", "clean"})
    void everyCommandExplainsItself_withExamples(String command) throws IOException {
        assertThat(terminal.run(folder, command, "--help")).isZero();
        assertThat(terminal.out())
                .startsWith("Usage: fetch-and-rotate " + command)
                .contains("-h, --help", "Examples:", "  fetch-and-rotate " + command);
        assertThat(terminal.out().lines()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(80));
        assertThat(terminal.err()).isEmpty();
        assertThat(left()).isEmpty();
    }

    @Test
    void helpNamesEveryCommand() {
        assertThat(terminal.run(folder, "--help")).isZero();
        for (String command :
                List.of("run", "watch", "demo", "scrape", "rotate", "history", "verify", "dump", "clean")) {
            assertThat(terminal.out()).containsPattern("(?m)^  " + command + " ");
        }
    }

    @Test
    void versionIsOneLine() {
        assertThat(terminal.run(folder, "--version")).isZero();
        assertThat(terminal.out()).isEqualToNormalizingNewlines("Fetch and Rotate 1.2.3\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "rum                       | Unmatched argument at index 0: 'rum'",
                "run --colour              | Unknown option: '--colour'",
                "run extra                 | Unmatched argument at index 1: 'extra'",
                "run --max                 | Missing required parameter for option '--max' (N)",
                "run --max 0               | max_img_count = 0: must be a whole number from 1 to 1000000",
                "run --max many            | max_img_count = many: must be a whole number from 1 to 1000000",
                "run --config none.ini     | none.ini: there is no such file",
                "scrape                    | Missing required parameter: 'URL'",
                "scrape ftp://example.org/ | ftp://example.org/: not a web address",
                "rotate a.jpg              | Missing required option: '--to=DIR'",
                "rotate --to out           | Missing required parameter: 'FILE'",
                "rotate a.jpg --to out --angle 45 | --angle 45: must be 90, 180, 270, upright, flip-horizontal,",
                "rotate a.jpg --to out --angle x  | --angle x: must be 90, 180, 270, upright, flip-horizontal,",
                "rotate a.jpg --to out --jpeg-unaligned crop | --jpeg-unaligned crop: must be reencode, trim or",
                "history --status done     | --status done: must be not-processed, downloaded or processed",
                "history --csv --json      | Error: --csv, --json are mutually exclusive (specify only one)",
                "history --run x           | Invalid value for option '--run': 'x' is not a long",
                "dump one two              | Unmatched argument at index 2: 'two'",
            })
    void badUsageIsToldInALine_andNothingIsWritten(String arguments, String finding) throws IOException {
        assertThat(terminal.run(folder, arguments.split(" "))).isEqualTo(2);
        assertThat(terminal.out()).isEmpty();
        assertThat(terminal.err()).contains(finding).doesNotContain("\tat ");
        assertThat(left()).isEmpty();
    }

    @Test
    void withoutAWindow_namesTheCommandsThatNeedNone() throws IOException {
        assertThat(terminal.run(folder)).isEqualTo(2);
        assertThat(terminal.err())
                .startsWith("There is no display.")
                .contains("fetch-and-rotate run", "fetch-and-rotate demo --headless");
        assertThat(terminal.err().lines()).hasSize(1);
        assertThat(left()).isEmpty();
    }

    @Test
    void withAWindow_opensItOnTheCurrentFolder() {
        List<Path> opened = new ArrayList<>();
        TestTerminal withWindow = new TestTerminal(TestTerminal.PLAIN, "", new Window() {
            @Override
            public Optional<String> open(Path workspace) {
                opened.add(workspace);
                return Optional.empty();
            }

            @Override
            public Optional<String> openAndRun(Path workspace) {
                throw new AssertionError("nobody asked for a run");
            }
        });
        assertThat(withWindow.run(folder)).isZero();
        assertThat(opened).isEqualTo(List.of(folder));
    }

    @Test
    void run_tellsEveryBadSetting_andWritesNothing() throws IOException {
        Files.writeString(folder.resolve("config.ini"), "[DEFAULT]\nretries = x\nrotation = 45\n");
        assertThat(terminal.run(folder, "run")).isEqualTo(2);
        assertThat(terminal.err().lines().toList())
                .isEqualTo(List.of(
                        folder.resolve("config.ini") + ":2: retries = x: must be a whole number from 0 to 20",
                        folder.resolve("config.ini")
                                + ":3: rotation = 45: must be 90, 180, 270, upright, flip-horizontal, flip-vertical,"
                                + " transpose or transverse"));
        assertThat(left()).isEqualTo(List.of("config.ini"));
    }

    @Test
    void run_needsAWorkspace() throws IOException {
        Files.writeString(folder.resolve("input.txt"), "https://example.org/\n");
        assertThat(terminal.run(folder, "run")).isEqualTo(2);
        assertThat(terminal.err().lines()).hasSize(1);
        assertThat(terminal.err()).startsWith(folder.resolve("config.ini") + ": there is no such file; ");
        assertThat(left()).isEqualTo(List.of("input.txt"));
    }

    @Test
    void run_needsAList() throws IOException {
        Files.createFile(folder.resolve("config.ini"));
        assertThat(terminal.run(folder, "run")).isEqualTo(2);
        assertThat(terminal.err())
                .isEqualToNormalizingNewlines(
                        folder.resolve("input.txt") + ": there is no such file; it must list websites, one a line\n");
        assertThat(left()).isEqualTo(List.of("config.ini"));
    }

    @Test
    void run_needsAWebsite_andTellsWhatIsWrongWithEachLine() throws IOException {
        Files.createFile(folder.resolve("config.ini"));
        Files.writeString(folder.resolve("input.txt"), "# none\n\nnonsense\nftp://example.org/\n");
        assertThat(terminal.run(folder, "run")).isEqualTo(2);
        Path list = folder.resolve("input.txt");
        assertThat(terminal.err().lines().toList())
                .isEqualTo(List.of(
                        list + ":3: nonsense: not a web address",
                        list + ":4: ftp://example.org/: only http and https addresses can be fetched",
                        list + ": no website to scan; write one a line, such as https://example.org/"));
        assertThat(left()).containsExactlyInAnyOrder("config.ini", "input.txt");
    }

    @ParameterizedTest
    @ValueSource(strings = {"history", "verify", "dump"})
    void readingCommandsNeedADatabase_andMakeNone(String command) throws IOException {
        assertThat(terminal.run(folder, command)).isEqualTo(3);
        assertThat(terminal.err().lines()).hasSize(1);
        assertThat(terminal.err()).contains("imgs.db");
        assertThat(left()).isEmpty();
    }

    @Test
    void brokenDatabaseIsTroubleOfTheMachine() throws IOException {
        Files.createDirectory(folder.resolve("db"));
        Files.writeString(folder.resolve("db/imgs.db"), "This is no database. ".repeat(100));
        Files.createFile(folder.resolve("config.ini"));
        Files.writeString(folder.resolve("input.txt"), "https://example.org/\n");
        assertThat(terminal.run(folder, "run")).isEqualTo(3);
        assertThat(terminal.err()).contains("imgs.db").doesNotContain("Unexpected failure", "\tat ");
        assertThat(terminal.err().lines()).hasSize(1);
        assertThat(Files.readString(folder.resolve("db/imgs.db"))).startsWith("This is no database.");
        assertThat(folder.resolve("db").toFile().list()).containsExactly("imgs.db");
        assertThat(left()).containsExactlyInAnyOrder("config.ini", "db", "input.txt");
    }

    @Test
    void folderThatCannotBeMadeIsTroubleOfTheMachine_andNothingIsWritten() throws IOException {
        Files.writeString(folder.resolve("img-original"), "in the way");
        Files.createFile(folder.resolve("config.ini"));
        Files.writeString(folder.resolve("input.txt"), "https://example.org/\n");
        assertThat(terminal.run(folder, "run")).isEqualTo(3);
        assertThat(terminal.err().lines()).hasSize(1);
        assertThat(terminal.err()).contains("img-original", "download_dirname");
        assertThat(left()).containsExactlyInAnyOrder("config.ini", "img-original", "input.txt");
    }
}
