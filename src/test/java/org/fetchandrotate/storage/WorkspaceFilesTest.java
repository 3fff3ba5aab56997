package org.fetchandrotate.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

final class WorkspaceFilesTest {
    @TempDir
    Path folder;

    private WorkspaceFiles files;

    @BeforeEach
    void make() {
        files = new WorkspaceFiles(Samples.workspace(folder));
    }

    @Test
    void temporaryFilesAreDifferent_andInTheirFolder() throws Exception {
        files.prepare();
        Path host = folder.resolve("img-original/a.example");

        Path first = files.newTemporary(host);
        Path second = files.newTemporary(host);

        assertThat(first).isNotEqualTo(second).isEmptyFile().hasParent(host).hasExtension("part");
    }

    @Test
    void smallFileIsWrittenWhole_andOnlyAPlainOneIsIntact() throws Exception {
        Path file = folder.resolve("small");
        WorkspaceFiles.writeWhole(file, new byte[] {7});
        assertThat(file).hasBinaryContent(new byte[] {7});
        assertThat(folder).isDirectoryNotContaining(Parts::isPart);

        String hash = Fingerprint.of(file).sha256();
        assertThat(files.isIntact(file, 1, hash)).isTrue();
        assertThat(files.isIntact(folder.resolve("none"), 1, hash)).isFalse();
        assertThat(files.isIntact(folder, 1, hash)).isFalse();
    }

    @Test
    void folderThatVanishedIsNotMadeAgain() {
        assertThatExceptionOfType(NoSuchFileException.class)
                .isThrownBy(() -> files.newTemporary(folder.resolve("img-original/a.example")));
    }

    @Test
    void finishedFileReplacesAnOlderOne() throws Exception {
        Path host = folder.resolve("a.example");
        Path target = host.resolve("a.jpg");
        Samples.write(target, "old");
        Path temporary = files.newTemporary(host);
        Files.writeString(temporary, "new");

        files.moveIntoPlace(temporary, target);

        assertThat(target).hasContent("new");
        assertThat(temporary).doesNotExist();
        files.discard(temporary);
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void finishedFileCanBeReadByAll_asAnyOther() throws Exception {
        Path plain = Files.createFile(folder.resolve("plain"));
        Path target = folder.resolve("target");

        files.moveIntoPlace(files.newTemporary(folder), target);

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(target)))
                .isEqualTo(PosixFilePermissions.toString(Files.getPosixFilePermissions(plain)));
    }

    @Test
    void copyIsWhole_orNotThere() throws Exception {
        Path source = folder.resolve("a/a.jpg");
        Samples.write(source, "content");
        Path target = folder.resolve("b/b.jpg");

        files.copyIntoPlace(source, target);

        assertThat(target).hasContent("content");
        assertThatThrownBy(() -> files.copyIntoPlace(folder.resolve("missing"), folder.resolve("c/c.jpg")))
                .isInstanceOf(IOException.class);
        assertThat(folder.resolve("c")).isEmptyDirectory();
    }

    @Test
    void intactMeansSizeAndContent() throws Exception {
        Path file = folder.resolve("a.jpg");
        Fingerprint written = Samples.write(file, "x".repeat(200_000));

        assertThat(files.isIntact(file, written.bytes(), written.sha256())).isTrue();
        assertThat(files.isIntact(file, written.bytes() + 1, written.sha256())).isFalse();
        Samples.write(file, "x".repeat(199_999) + "y");
        assertThat(files.isIntact(file, written.bytes(), written.sha256())).isFalse();
        assertThat(files.isIntact(folder, 0, written.sha256())).isFalse();
        assertThat(files.isIntact(folder.resolve("missing"), 0, written.sha256()))
                .isFalse();
    }

    @Test
    void fingerprintIsTheKnownSha256() throws Exception {
        assertThat(Samples.write(folder.resolve("abc"), "abc"))
                .isEqualTo(new Fingerprint(3, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"));
    }
}
