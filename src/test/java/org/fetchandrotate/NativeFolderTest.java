package org.fetchandrotate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.fetchandrotate.storage.Database;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.sqlite.util.LibraryLoaderUtil;

@Timeout(value = 60, unit = TimeUnit.SECONDS)
final class NativeFolderTest {
    @TempDir
    Path folder;

    @Test
    void killedProgramsLibraryIsRemovedByTheNext_butNotALivingOnes() throws Exception {
        Process first = child();
        Process second = null;
        try {
            String left = libraryOf(first);
            first.destroyForcibly().waitFor();
            assertThat(Path.of(left)).isNotEmptyDirectory();

            second = child();
            String living = libraryOf(second);
            assertThat(Path.of(left)).doesNotExist();

            Process third = child();
            libraryOf(third);
            third.getOutputStream().close();
            assertThat(third.waitFor()).isZero();
            assertThat(Path.of(living)).isNotEmptyDirectory();
            try (Stream<Path> rest = Files.list(folder.resolve("native"))) {
                assertThat(rest.map(Path::toString)).containsExactlyInAnyOrder(living, living + ".lock");
            }
        } finally {
            first.destroyForcibly();
            if (second != null) {
                second.destroyForcibly().waitFor();
            }
        }
    }

    @Test
    void libraryOfSqliteIsUnpackedOnce_withNothingBesideIt() throws Exception {
        Process child = child();
        try (Stream<Path> unpacked = Files.list(Path.of(libraryOf(child)))) {
            assertThat(unpacked.map(Path::getFileName).map(Path::toString))
                    .containsExactly(LibraryLoaderUtil.getNativeLibName());
        } finally {
            child.destroyForcibly().waitFor();
        }
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void folderIsTheUsersAlone() throws Exception {
        Path base = folder.resolve("native");
        Files.createDirectory(base);
        Files.setPosixFilePermissions(base, PosixFilePermissions.fromString("rwxrwxrwx"));

        new NativeFolder(base).take();

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(base)))
                .isEqualTo("rwx------");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void linkInItsPlaceIsNotFollowed() throws Exception {
        Path elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
        Path base = Files.createSymbolicLink(folder.resolve("native"), elsewhere);

        new NativeFolder(base).use();

        assertThat(elsewhere).isEmptyDirectory();
    }

    @Test
    void usersCacheIsTaken() {
        assertThat(NativeFolder.ofUser(Map.of("XDG_CACHE_HOME", "relative"), "Linux", ""))
                .isEmpty();
    }

    private Process child() throws Exception {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Child.class.getName(),
                        folder.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    private static String libraryOf(Process child) throws Exception {
        return new BufferedReader(new InputStreamReader(child.getInputStream(), StandardCharsets.UTF_8)).readLine();
    }

    /// A program that uses SQLite, and ends when nobody speaks to it any more.
    static final class Child {
        private Child() {}

        public static void main(String[] arguments) throws Exception {
            Path folder = Path.of(List.of(arguments).getFirst());
            new NativeFolder(folder.resolve("native")).use();
            Database.open(folder.resolve(UUID.randomUUID() + ".db")).close();
            // what nobody refers to any more is closed with it
            for (int i = 0; i < 20; i++) {
                System.gc();
            }
            System.out.println(System.getProperty("org.sqlite.tmpdir"));
            System.in.read();
        }
    }
}
