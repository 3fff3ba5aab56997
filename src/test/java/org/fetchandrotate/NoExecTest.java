package org.fetchandrotate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import org.fetchandrotate.demo.DemoGallery;
import org.fetchandrotate.demo.DemoOptions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A folder for temporary files in which nothing can be executed, as careful administrators have it.
@Tag("slow")
final class NoExecTest {
    @TempDir
    private Path folder;

    private Path temporary;

    @BeforeEach
    void mount() throws Exception {
        temporary = Files.createDirectory(folder.resolve("tmp"));
        assumeTrue(
                command("mount", "-t", "tmpfs", "-o", "noexec,size=64m", "tmpfs", temporary.toString()),
                "no superuser");
    }

    @AfterEach
    void unmount() throws Exception {
        command("umount", "-l", temporary.toString());
    }

    private static boolean command(String... words) throws IOException, InterruptedException {
        return new ProcessBuilder(words).redirectErrorStream(true).start().waitFor() == 0;
    }

    @Test
    void nativeLibrariesAreFoundAllTheSame() throws Exception {
        OwnProgram program = new OwnProgram(folder);
        try (DemoGallery gallery = DemoGallery.start(new DemoOptions(20, Duration.ZERO, DemoOptions.Contents.VARIED))) {
            program.list(gallery);
            assertThat(program.finished(program.startWithTemporary(temporary, "run", "--quiet", "--max", "40")))
                    .isZero();
        }
        try (Stream<Path> left = Files.list(temporary)) {
            assertThat(left.map(file -> file.getFileName().toString()).filter(name -> !name.startsWith("hsperfdata")))
                    .isEmpty();
        }
    }
}
