package org.fetchandrotate.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// A disk of a test's own, in memory: small, and whatever else the test wants of it. Only the superuser of
/// Linux can have one.
final class SmallDisk {
    private final Path folder;

    /// @param folder where it is mounted; made if need be
    /// @param options those of tmpfs, such as `size=1m`
    SmallDisk(Path folder, String options) throws IOException, InterruptedException {
        this.folder = Files.createDirectories(folder);
        command("mount", "-t", "tmpfs", "-o", options, "tmpfs", folder.toString());
    }

    /// Whether this machine lets this process have such disks.
    static boolean canBeHad(Path probe) throws InterruptedException {
        try {
            new SmallDisk(probe, "size=64k").unmount();
            return true;
        } catch (IOException | AssertionError notHere) {
            return false;
        }
    }

    void change(String options) throws IOException, InterruptedException {
        command("mount", "-o", "remount," + options, folder.toString());
    }

    private static void command(String... words) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(words).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as("%s: %s", List.of(words), said).isZero();
    }

    void unmount() throws IOException, InterruptedException {
        command("umount", "-l", folder.toString());
    }
}
