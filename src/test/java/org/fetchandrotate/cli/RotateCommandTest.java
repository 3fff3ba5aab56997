package org.fetchandrotate.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RotateCommandTest {
    @TempDir
    Path folder;

    private TestTerminal terminal = new TestTerminal();

    @BeforeEach
    void drawImages() throws IOException {
        Files.createDirectories(folder.resolve("more"));
        Files.write(folder.resolve("a.png"), SmallSite.png(0xff0000));
        Files.write(folder.resolve("more/a.png"), SmallSite.png(0x00ff00));
        Files.write(folder.resolve("more/A.PNG"), SmallSite.png(0x0000ff));
        Files.writeString(folder.resolve("more/notes.txt"), "no image");
        Files.writeString(folder.resolve("text.png"), "no image");
    }

    private int run(String... arguments) {
        terminal = new TestTerminal();
        return terminal.run(folder, arguments);
    }

    private List<String> names(String below) throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve(below))) {
            return files.map(file -> String.valueOf(file.getFileName()))
                    .sorted()
                    .toList();
        }
    }

    @Test
    void rotatesAFile() throws IOException {
        assertThat(run("rotate", "a.png", "--to", "out/deep", "--angle", "90"))
                .as(terminal.err())
                .isZero();
        assertThat(terminal.out()).startsWith("a.png → " + folder.resolve("out/deep/a.png") + " (lossless, ");
        var rotated = ImageIO.read(folder.resolve("out/deep/a.png").toFile());
        assertThat(List.of(rotated.getWidth(), rotated.getHeight())).isEqualTo(List.of(8, 16));
        assertThat(rotated.getRGB(5, 1)).isEqualTo(0xffff0000);
    }

    @Test
    void printsALineForEachFile_inTheOrderOfTheArguments() throws IOException {
        assertThat(run("rotate", "text.png", "none.png", "a.png", "--to", "out", "--json"))
                .isEqualTo(1);
        assertThat(terminal.err()).isEmpty();
        List<String> lines = terminal.out().lines().toList();
        assertThat(lines).hasSize(3);
        assertThat(lines.get(0))
                .startsWith("{\"source\":\"text.png\",\"target\":null,\"status\":\"not-processed\",\"method\":null,"
                        + "\"format\":null,\"width\":null,\"height\":null,\"bytes\":8,\"rotated_bytes\":null,"
                        + "\"error\":\"not-an-image\",\"detail\":\"");
        assertThat(lines.get(1)).contains("\"source\":\"none.png\"", "\"error\":\"unreadable\"", "no such file");
        assertThat(lines.get(2))
                .matches("\\{\"source\":\"a.png\",\"target\":\".*a.png\",\"status\":\"processed\","
                        + "\"method\":\"lossless\",\"format\":\"png\",\"width\":16,\"height\":8,\"bytes\":\\d+,"
                        + "\"rotated_bytes\":\\d+,\"error\":null,\"detail\":null}");
        assertThat(names("out")).isEqualTo(List.of("a.png"));
    }

    @Test
    void keepsTheOrder_ofManyFiles() throws IOException {
        List<String> arguments = new ArrayList<>(List.of("rotate", "--to", "out", "--json"));
        for (int i = 0; i < 60; i++) {
            Files.write(folder.resolve(i + ".png"), SmallSite.png(i));
            arguments.add(i + ".png");
        }
        assertThat(run(arguments.toArray(String[]::new))).isZero();
        assertThat(terminal.out().lines().map(line -> line.substring(11, line.indexOf(".png"))))
                .containsExactlyElementsOf(Stream.iterate(0, i -> i + 1)
                        .limit(60)
                        .map(String::valueOf)
                        .toList());
    }

    @Test
    void overwritesNothing_neitherSourcesNorEarlierCopies() throws IOException {
        byte[] source = Files.readAllBytes(folder.resolve("a.png"));
        assertThat(run("rotate", "a.png", "more", "--to", "."))
                .as(terminal.err())
                .isZero();
        assertThat(terminal.out()).contains("3 images rotated, 0 not");
        assertThat(Files.readAllBytes(folder.resolve("a.png"))).isEqualTo(source);
        assertThat(names(".")).contains("a.png", "a--2.png", "a--4.png", "A--3.PNG");
        assertThat(names(".")).noneMatch(name -> name.endsWith(".part"));
    }

    @Test
    void failsClearly_whereTheTargetIsNoFolder() throws IOException {
        assertThat(run("rotate", "a.png", "--to", "text.png")).isEqualTo(3);
        assertThat(terminal.err()).contains("text.png").doesNotContain("Unexpected", "\tat ");
        assertThat(terminal.err().lines()).hasSize(1);
    }
}
