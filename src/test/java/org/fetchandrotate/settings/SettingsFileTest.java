package org.fetchandrotate.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.fetchandrotate.model.JpegUnaligned;
import org.fetchandrotate.model.Rotation;
import org.fetchandrotate.model.Settings;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsFileTest {
    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void nameTheFile() {
        file = folder.resolve("config.ini");
    }

    private SettingsFile load(String text) throws IOException, SettingsException {
        Files.writeString(file, text);
        return SettingsFile.load(file);
    }

    private String saved(SettingsFile settings) throws IOException {
        settings.save(file);
        return Files.readString(file);
    }

    private void assertProblems(String text, String... findings) {
        assertThatThrownBy(() -> load(text))
                .isInstanceOf(SettingsException.class)
                .hasMessage(String.join(
                        System.lineSeparator(),
                        List.of(findings).stream()
                                .map(finding -> finding.replace("FILE", file.toString()))
                                .toList()));
    }

    @Test
    void givesDefaults_withoutAFile() throws SettingsException {
        assertThat(SettingsFile.load(file).settings()).isEqualTo(Settings.DEFAULTS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n", "\uFEFF", "; nothing\n", "[DEFAULT]", "[DEFAULT]\n[other]\nmax_img_count = 3\n"})
    void givesDefaults_whereNothingIsSaid(String text) throws IOException, SettingsException {
        assertThat(load(text).settings()).isEqualTo(Settings.DEFAULTS);
    }

    @Test
    void shippedFile_holdsTheDefaults_alsoWithEveryCommentedKeyTakenIn() throws IOException, SettingsException {
        String shipped = Files.readString(Path.of("config.ini"));
        assertThat(load(shipped).settings()).isEqualTo(Settings.DEFAULTS);

        String all = Pattern.compile("^; (\\w+ = )", Pattern.MULTILINE)
                .matcher(shipped)
                .replaceAll("$1");
        SettingsFile everything = load(all);
        assertThat(everything.settings()).isEqualTo(Settings.DEFAULTS);
        assertThat(everything.notes()).isEmpty();
        assertThat(all.lines().filter(line -> line.matches("\\w+ = .*")))
                .containsExactlyElementsOf(
                        SettingsFile.load(folder.resolve("none")).lines());
    }

    @Test
    void mapsEveryKey() throws IOException, SettingsException {
        SettingsFile settings = load("""
                [DEFAULT]
                max_img_count = 7
                user_agent = Me/1.0
                request_timeout = 0.5
                input_filename = sites.txt
                db_filepath = /data/history.db
                log_dirname = logs
                download_dirname = in
                output_dirname = out
                rotation = 90
                exclude_keywords = ad, banner
                follow = PAGES
                render = Never
                css_images = ALL
                min_width = 10
                min_height = 20
                max_image_bytes = 10MB
                max_image_pixels = 5_000
                connections = 8
                connections_per_host = 3
                retries = 0
                host_delay = 1.25
                min_throughput = 2 KiB
                max_retry_after = 90
                respect_robots = off
                allow_private_addresses = true
                proxy = socks5://localhost:1080
                reuse_previous = 0
                jpeg_unaligned = TRIM
                """);
        assertThat(settings.settings())
                .isEqualTo(new Settings(
                        7,
                        new Settings.Files("sites.txt", "/data/history.db", "logs", "in", "out"),
                        new Settings.Network(
                                "Me/1.0",
                                Duration.ofMillis(500),
                                8,
                                3,
                                0,
                                Duration.ofMillis(1250),
                                2048,
                                Duration.ofSeconds(90),
                                Settings.Robots.IGNORED,
                                Settings.PrivateAddresses.ALLOWED,
                                "socks5://localhost:1080"),
                        new Settings.Filter(List.of("ad", "banner"), 10, 20, 10_000_000, 5_000),
                        Rotation.CLOCKWISE_90,
                        JpegUnaligned.TRIM,
                        Settings.Reuse.NOTHING,
                        new Settings.Pages(Settings.Follow.PAGES, Settings.Render.NEVER, Settings.CssImages.ALL)));
        assertThat(settings.lines()).hasSize(28).startsWith("max_img_count = 7").endsWith("jpeg_unaligned = TRIM");
    }

    /// What Python 3.11's ConfigParser reads from the same texts was looked up, not guessed.
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "default",
            value = {
                "'[DEFAULT]\nuser_agent: colon'                                | colon",
                "'[DEFAULT]\nUser_Agent=tight'                                 | tight",
                "'[DEFAULT]\nuser_agent = a = b: c'                            | 'a = b: c'",
                "'[DEFAULT]\nuser_agent = x ; no comment # either'             | 'x ; no comment # either'",
                "'[DEFAULT]\nuser_agent = one\n  two\n\n  ; no\n\tthree\n'     | 'one two three'",
                "'[DEFAULT]\nuser_agent = one\n\n  retries = 5\n'              | 'one retries = 5'",
                "'[DEFAULT]\nuser_agent =\n  below\n'                          | below",
                "'[DEFAULT]\n  user_agent = indented\n  retries = 1\n'         | indented",
                "'[DEFAULT]\r\nuser_agent = crlf\r\nretries = 1\r\n'           | crlf",
                "'\uFEFF[DEFAULT]\nuser_agent = mark\n'                        | mark",
                "'[DEFAULT]\nuser_agent = 100%% sure'                          | '100% sure'",
                "'[DEFAULT]\nuser_agent = 100% sure'                           | '100% sure'",
                "'[DEFAULT] trailing\nuser_agent = x'                          | x",
                "'[other]\nuser_agent = x\n[DEFAULT]\nretries = 1'             | default",
                "'[DEFAULT]\nretries = 1\n[other]\na=1\n[DEFAULT]\nuser_agent = again' | again",
            })
    void readsValues_asPythonDoes(String text, String expected) throws IOException, SettingsException {
        assertThat(load(text).text(SettingKey.USER_AGENT))
                .isEqualTo(expected == null ? SettingKey.USER_AGENT.defaultText() : expected);
    }

    @ParameterizedTest
    @CsvSource({
        "http://me:secret@proxy.example:3128, http://proxy.example:3128",
        "SOCKS5://me:s%40cret@[::1], SOCKS5://[::1]",
        "me@proxy.example:3128, proxy.example:3128",
        "proxy.example:3128, proxy.example:3128",
        "none, none"
    })
    void tellsNoPasswordOfAProxy(String text, String told) throws IOException, SettingsException {
        SettingsFile settings = load("[DEFAULT]\nproxy = " + text.replace("%", "%%") + "\n");
        assertThat(settings.recorded()).contains("proxy = " + told);
        assertThat(settings.lines()).contains("proxy = " + text);
        assertThat(settings.settings().network().proxy()).isEqualTo(text);
    }

    @Test
    void refusesWhatIsNeitherANumberNorAuto() {
        assertProblems(
                "[DEFAULT]\nconnections_per_host = automatic\n",
                "FILE:2: connections_per_host = automatic: must be a whole number from 1 to 1000, or auto");
    }

    @ParameterizedTest
    @CsvSource({"auto, 0", "Auto, 0", "1000, 1000"})
    void readsANumber_orThatItIsFoundOut(String text, int expected) throws IOException, SettingsException {
        Settings settings =
                load("[DEFAULT]\nconnections_per_host = " + text + "\n").settings();
        assertThat(settings.network().connectionsPerHost()).isEqualTo(expected);
    }

    @Test
    void readsKeywords_overSeveralLines() throws IOException, SettingsException {
        SettingsFile settings = load("[DEFAULT]\nexclude_keywords = a,\n  b\n  ; and\n  c,\nretries = 1\n");
        assertThat(settings.settings().filter().excludeKeywords()).isEqualTo(List.of("a", "b", "c"));
        assertThat(settings.text(SettingKey.EXCLUDE_KEYWORDS)).isEqualTo("a, b, c");
    }

    @Test
    void tellsAllProblemsAtOnce_inTheOrderOfTheLines() {
        assertProblems(
                """
                [DEFAULT]
                retries = -1
                nonsense
                max_img_count = 0
                = 3
                max_img_count = 4
                  user_agent = %(retries)s
                """,
                "FILE:2: retries = -1: must be a whole number from 0 to 20",
                "FILE:3: nonsense: must be a comment, a [section] or key = value",
                "FILE:4: max_img_count = 0: must be a whole number from 1 to 1000000",
                "FILE:5: = 3: must be a comment, a [section] or key = value",
                "FILE:6: max_img_count = 4: repeats line 4");
    }

    @Test
    void refusesReferencesToOtherKeys() {
        assertProblems(
                "[DEFAULT]\nuser_agent = %(retries)s\n",
                "FILE:2: user_agent = %(retries)s: must not refer to other keys; write %% for a percent sign");
    }

    @Test
    void refusesKeysOutsideASection() {
        assertProblems("retries = 1\nuser_agent = x\n", "FILE:1: retries = 1: must stand below a line [DEFAULT]");
    }

    @Test
    void refusesTheSectionInOtherCase_sinceItsKeysWouldBeIgnored() {
        assertProblems("[Default]\nretries = 1\n", "FILE:1: [Default]: must be written [DEFAULT]");
    }

    @Test
    void cutsEndlessValuesInMessages() {
        assertThatThrownBy(() -> load("[DEFAULT]\nretries = " + "9".repeat(100_000)))
                .satisfies(finding -> assertThat(
                                String.valueOf(finding.getMessage()).length())
                        .isLessThan(600));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "output_dirname = img-original         | 2 | output_dirname = img-original: must be apart from download_dirname (img-original)",
                "output_dirname = ./IMG-original/      | 2 | output_dirname = ./IMG-original/: must be apart from download_dirname (img-original)",
                "output_dirname = img-original/rotated | 2 | output_dirname = img-original/rotated: must be apart from download_dirname (img-original)",
                "log_dirname = db                      | 2 | log_dirname = db: must be apart from db_filepath (db/imgs.db)",
                "db_filepath = input.txt               | 2 | db_filepath = input.txt: must be apart from input_filename (input.txt)",
            })
    void refusesPlacesThatOverlap(String line, int number, String finding) {
        assertProblems(
                "[DEFAULT]\n" + line + "\n",
                "FILE:" + number + ": " + finding + ": neither the same nor one inside the other");
    }

    @Test
    void refusesAFolder() throws IOException {
        Files.createDirectory(file);
        assertThatThrownBy(() -> SettingsFile.load(file))
                .isInstanceOf(SettingsException.class)
                .hasMessage(file + ": can't be read (it is a folder)");
    }

    @Test
    void refusesBytesThatAreNoUtf8_namingTheLine() throws IOException {
        Files.write(file, "[DEFAULT]\n; caf\u00e9\n".getBytes(StandardCharsets.ISO_8859_1));
        assertThatThrownBy(() -> SettingsFile.load(file)).hasMessage(file + ":2: isn't UTF-8 text");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "; only\n\n# comments",
                "\uFEFF[DEFAULT]\r\n; c\r\nretries = 1\r\n\r\nmine = x\r\n  y\r\n[other]\nretries: 5",
                "[DEFAULT]\rretries=1\r",
                "[DEFAULT]\n\n\n  retries   :   1   \n\n"
            })
    void savesWhatItRead_byteForByte(String text) throws IOException, SettingsException {
        assertThat(saved(load(text))).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''                                          | '[DEFAULT]\nretries = 5\n'",
                "'; c'                                       | '; c\n[DEFAULT]\nretries = 5\n'",
                "'[other]\na = 1\n'                          | '[other]\na = 1\n[DEFAULT]\nretries = 5\n'",
                "'[DEFAULT]\nRetries:1\nx = 2\n'             | '[DEFAULT]\nRetries: 5\nx = 2\n'",
                "'[DEFAULT]\r\nretries   =   1   \r\n'       | '[DEFAULT]\r\nretries   =   5\r\n'",
                "'[DEFAULT]\nretries =\n  1\n\nx = 2\n'      | '[DEFAULT]\nretries = 5\n\nx = 2\n'",
                "'[DEFAULT]\nretries =\n  ; why\n  1\n'      | '[DEFAULT]\nretries = 5\n  ; why\n'",
                "'[DEFAULT]\nx = 2\n\n[other]\n'             | '[DEFAULT]\nx = 2\nretries = 5\n\n[other]\n'",
                "'[DEFAULT]\nx = 2'                          | '[DEFAULT]\nx = 2\nretries = 5\n'",
                "'[DEFAULT]\n  x = 2\n  y = 3\n'             | '[DEFAULT]\n  x = 2\n  y = 3\n  retries = 5\n'",
                "'[DEFAULT]\n; retries = 2\nx = 2\n'         | '[DEFAULT]\n; retries = 2\nretries = 5\nx = 2\n'",
                "'[DEFAULT]\n  ; retries = 2\n  x = 2\n'     | '[DEFAULT]\n  ; retries = 2\n  retries = 5\n  x = 2\n'",
                "'[DEFAULT]\nx = a\n; retries = 2\n  b\n'    | '[DEFAULT]\nx = a\n; retries = 2\n  b\nretries = 5\n'",
                "'[o]\n; retries = 2\n[DEFAULT]\nx = 2\n'    | '[o]\n; retries = 2\n[DEFAULT]\nx = 2\nretries = 5\n'",
            })
    void changesOneLineAlone_whenOneValueChanges(String before, String after) throws IOException, SettingsException {
        SettingsFile changed = load(before).with(SettingKey.RETRIES, " 5 ");
        assertThat(changed.settings().network().retries()).isEqualTo(5);
        assertThat(saved(changed)).isEqualTo(after);
        assertThat(SettingsFile.load(file).settings()).isEqualTo(changed.settings());
    }

    @Test
    void leavesTheFileAlone_whenTheValueIsThere() throws IOException, SettingsException {
        SettingsFile settings = load("[DEFAULT]\nretries =\n   1\n");
        assertThat(settings.with(SettingKey.RETRIES, "1")).isSameAs(settings);
    }

    @Test
    void writesTheDefault_whenAskedTo() throws IOException, SettingsException {
        assertThat(saved(load("").with(SettingKey.RETRIES, "2"))).isEqualTo("[DEFAULT]\nretries = 2\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"100% sure", "%%", "%(retries)s", "a = b ; c", "; semicolon", "[x]", "= 3"})
    void readsBackWhatItWrote_whateverTheText(String value) throws IOException, SettingsException {
        SettingsFile changed = load("[DEFAULT]\n").with(SettingKey.USER_AGENT, value);
        assertThat(changed.text(SettingKey.USER_AGENT)).isEqualTo(value);
        saved(changed);
        assertThat(SettingsFile.load(file).text(SettingKey.USER_AGENT)).isEqualTo(value);
    }

    @Test
    void refusesABadValue_andStaysAsItWas() throws IOException, SettingsException {
        SettingsFile settings = load("[DEFAULT]\nretries = 1\n");
        assertThatThrownBy(() -> settings.with(SettingKey.RETRIES, "lots"))
                .hasMessage("retries = lots: must be a whole number from 0 to 20");
        assertThatThrownBy(() -> settings.with(SettingKey.USER_AGENT, "a\nretries = 7"))
                .isInstanceOf(SettingsException.class);
        assertThatThrownBy(() -> settings.with(SettingKey.OUTPUT_DIRNAME, "img-original"))
                .isInstanceOf(SettingsException.class);
        assertThat(saved(settings)).isEqualTo("[DEFAULT]\nretries = 1\n");
    }

    @Test
    void forgetsAKey_withItsContinuationsButNotTheirComments() throws IOException, SettingsException {
        SettingsFile settings = load("[DEFAULT]\nmine = 1\nuser_agent = a\n  ; why\n  b\nretries = 1\n")
                .without(SettingKey.USER_AGENT);
        assertThat(settings.settings().network().userAgent()).isEqualTo(SettingKey.USER_AGENT.defaultText());
        assertThat(saved(settings)).isEqualTo("[DEFAULT]\nmine = 1\n  ; why\nretries = 1\n");
        assertThat(settings.without(SettingKey.USER_AGENT).lines()).isEqualTo(settings.lines());
    }

    @Test
    void notesKeysThatMeanNothing() throws IOException, SettingsException {
        assertThat(load("[DEFAULT]\nretries = 1\nmax_img_cout = 5\n[other]\nx = 1\n")
                        .notes())
                .isEqualTo(List.of(file + ":3: max_img_cout: unknown key, ignored"));
    }

    @Test
    void keepsPermissionsAndLinks_whenSaved() throws IOException, SettingsException {
        // not of the folder's file store: below a changed root there may be none
        assumeTrue(FileSystems.getDefault().supportedFileAttributeViews().contains("posix"));
        load("[DEFAULT]\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
        Path link = Files.createSymbolicLink(folder.resolve("link.ini"), file);

        SettingsFile.load(link).with(SettingKey.RETRIES, "3").save(link);

        assertThat(Files.isSymbolicLink(link)).isTrue();
        assertThat(Files.readString(file)).isEqualTo("[DEFAULT]\nretries = 3\n");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-r-----");
        try (var files = Files.list(folder)) {
            assertThat(files).containsExactlyInAnyOrder(file, link);
        }
    }

    @Test
    void leavesNothingBehind_whenSavingFails() throws IOException, SettingsException {
        SettingsFile settings = load("[DEFAULT]\n");
        Path occupied = folder.resolve("taken");
        Files.createDirectories(occupied.resolve("full"));
        assertThatThrownBy(() -> settings.save(occupied)).isInstanceOf(IOException.class);
        try (var files = Files.list(folder)) {
            assertThat(files).containsExactlyInAnyOrder(file, occupied);
        }
    }
}
