package org.fetchandrotate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.fetchandrotate.desktop.DesktopApp;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;

/// What the Linux packages tell a desktop about the program.
final class LinuxDesktopFilesTest {
    private static final Path FOLDER = Path.of("src/packaging/linux");
    private static final Path ENTRY = FOLDER.resolve("fetch-and-rotate.desktop");
    private static final Path METAINFO = FOLDER.resolve("org.fetchandrotate.fetch_and_rotate.metainfo.xml");

    @TempDir
    private Path folder;

    /// Else the desktop shows the window beside the icon that it was started from.
    @Test
    void theEntryNamesTheClassOfTheWindow() throws IOException {
        assertThat(Files.readAllLines(ENTRY)).contains("StartupWMClass=" + DesktopApp.class.getName());
    }

    @Test
    void theEntryIsTranslated_whereverItHasWords() throws IOException {
        String entry = Files.readString(ENTRY);
        for (String key : List.of("GenericName", "Comment", "Keywords")) {
            assertThat(languages(entry, "(?m)^" + key + "\\[(\\w+)]=")).as(key).isEqualTo(Set.of("de", "uk"));
        }
        assertThat(entry).contains("Name[de]=Demo ausprobieren", "Name[uk]=Спробувати демонстрацію");
    }

    @Test
    void theEntryIsAccepted_byTheDesktopsOwnTool() throws Exception {
        Path filled = folder.resolve(ENTRY.getFileName());
        Files.writeString(filled, Files.readString(ENTRY).replace("@HOME@", "/opt/fetch-and-rotate"));
        assertAccepted("desktop-file-validate", filled.toString());
    }

    @Test
    void theDescriptionLaunchesTheEntry_inEveryLanguage() throws Exception {
        Document document =
                DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(METAINFO.toFile());
        assertThat(document.getElementsByTagName("launchable").item(0).getTextContent())
                .isEqualTo(ENTRY.getFileName().toString());
        assertThat(METAINFO.getFileName())
                .hasToString(document.getElementsByTagName("id").item(0).getTextContent() + ".metainfo.xml");
        assertThat(languages(Files.readString(METAINFO), "<summary xml:lang=\"(\\w+)\""))
                .isEqualTo(Set.of("de", "uk"));
    }

    @Test
    void theDescriptionIsAccepted_bySoftwareCentres() throws Exception {
        Path filled = folder.resolve(METAINFO.getFileName());
        Files.writeString(
                filled, Files.readString(METAINFO).replace("@VERSION@", "1.0.0").replace("@DATE@", "2026-11-24"));
        assertAccepted("appstreamcli", "validate", "--no-net", filled.toString());
    }

    private static void assertAccepted(String... command) throws IOException, InterruptedException {
        assumeTrue(
                Stream.of(System.getenv("PATH").split(":"))
                        .anyMatch(place -> Files.isExecutable(Path.of(place, command[0]))),
                command[0] + " isn't installed");
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
    }

    private static Set<String> languages(String text, String pattern) {
        return Pattern.compile(pattern)
                .matcher(text)
                .results()
                .map((MatchResult match) -> match.group(1))
                .collect(Collectors.toSet());
    }
}
