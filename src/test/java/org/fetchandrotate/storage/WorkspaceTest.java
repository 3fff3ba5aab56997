package org.fetchandrotate.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.fetchandrotate.model.FailureReason;
import org.fetchandrotate.model.ImageRecord;
import org.fetchandrotate.model.RunOutcome;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// What is done with a workspace as a whole: checked, recovered, cleaned, parted from a run.
final class WorkspaceTest {
    @TempDir
    Path folder;

    private Workspace workspace;
    private Database database;
    private HistoryWriter writer;
    private HistoryReader reader;
    private long run;

    @BeforeEach
    void open() throws Exception {
        workspace = Samples.workspace(folder.resolve("workspace"));
        database = Database.open(workspace.database());
        writer = database.writer();
        reader = database.reader();
        run = Samples.startRun(writer);
    }

    @AfterEach
    void close() throws StorageException {
        writer.close();
        database.close();
    }

    @Test
    void checkFindsNothing_whereAllIsWell() throws Exception {
        for (int i = 0; i < 1200; i++) {
            writer.record(Samples.onDisk(workspace, run, i + ".jpg"));
        }
        writer.record(Samples.failed(run, "gone.jpg", FailureReason.HTTP_CLIENT_ERROR));
        Samples.write(workspace.originalFolder().resolve(".DS_Store"), "a file manager's");

        assertThat(check()).isEmpty();
    }

    @Test
    void checkFindsWhatIsMissing() throws Exception {
        ImageRecord image = record("a.jpg");
        Path rotated = workspace.rotated(image.dirname(), image.filename().orElseThrow());
        Files.delete(rotated);

        assertThat(check())
                .extracting(Finding::kind, Finding::path)
                .containsExactly(tuple(Finding.Kind.MISSING, rotated));
    }

    @Test
    void checkFindsWhatHasChanged_inSizeOrContent() throws Exception {
        Path first = original(record("a.jpg"));
        Path second = original(record("b.jpg"));
        Files.writeString(first, "longer than it was before");
        Files.writeString(second, "ORIGINAL of b.jpg");

        List<Finding> findings = check();

        assertThat(findings)
                .extracting(Finding::kind, Finding::path)
                .containsExactly(tuple(Finding.Kind.CHANGED, first), tuple(Finding.Kind.CHANGED, second));
        assertThat(findings.get(0).detail()).contains("25 bytes", "17");
        assertThat(findings.get(1).imageId()).hasValue(2);
    }

    @Test
    void checkFindsACopyThatHasChanged_andCountsWhatItLookedAt() throws Exception {
        ImageRecord image = record("a.jpg");
        Path rotated = workspace.rotated(image.dirname(), image.filename().orElseThrow());
        Files.writeString(rotated, "longer than it was before");
        List<Finding> findings = new ArrayList<>();

        writer.flush();
        WorkspaceCheck.Tally tally = new WorkspaceCheck(workspace, reader, findings::add).run();

        assertThat(findings)
                .extracting(Finding::kind, Finding::path)
                .containsExactly(tuple(Finding.Kind.CHANGED, rotated));
        assertThat(tally).isEqualTo(new WorkspaceCheck.Tally(2, 1));
    }

    @Test
    void checkFindsWhatAKilledProgramLeft_whileItLookedWhetherItCanWrite() throws Exception {
        Path probe = Parts.create(workspace.originalFolder());
        assertThat(check())
                .extracting(Finding::kind, Finding::path)
                .containsExactly(tuple(Finding.Kind.HALF_WRITTEN, probe));
    }

    @Test
    void amountIsNothing_onlyIfEachKindIs() {
        assertThat(new WorkspaceCleaner.Amount(0, 0, 0, 0, 0).isNothing()).isTrue();
        assertThat(new WorkspaceCleaner.Amount(1, 1, 0, 0, 0).isNothing()).isFalse();
        assertThat(new WorkspaceCleaner.Amount(1, 0, 1, 0, 0).isNothing()).isFalse();
        assertThat(new WorkspaceCleaner.Amount(1, 0, 0, 1, 0).isNothing()).isFalse();
    }

    @Test
    void checkFindsWhatBelongsToNobody() throws Exception {
        ImageRecord image = record("a.jpg");
        Path orphan = original(image).resolveSibling("cdn.example--z.jpg");
        Path part = original(image).resolveSibling("0f.part");
        Path beside = workspace.rotatedFolder().resolve("note.txt");
        Path nested = original(image).resolveSibling("deeper");
        Samples.write(orphan, "?");
        Samples.write(part, "");
        Samples.write(beside, "?");
        Samples.write(nested.resolve("more.jpg"), "?");

        assertThat(check())
                .extracting(Finding::kind, Finding::path)
                .containsExactlyInAnyOrder(
                        tuple(Finding.Kind.ORPHANED, orphan),
                        tuple(Finding.Kind.HALF_WRITTEN, part),
                        tuple(Finding.Kind.ORPHANED, beside),
                        tuple(Finding.Kind.ORPHANED, nested));
    }

    @Test
    void newestRowOfAFileCounts() throws Exception {
        ImageRecord image = record("a.jpg");
        Samples.write(original(image), "fetched anew");
        long second = Samples.startRun(writer);
        Fingerprint now = Fingerprint.of(original(image));
        writer.record(Samples.downloaded(
                second, "a.jpg", new ImageRecord.Picture(java.util.Optional.empty(), 0, 0, now.bytes(), now.sha256())));

        assertThat(check())
                .extracting(Finding::kind, Finding::path)
                .containsExactly(tuple(
                        Finding.Kind.ORPHANED,
                        workspace.rotated(image.dirname(), image.filename().orElseThrow())));
    }

    @Test
    void rowsOfTheOriginalProgramAreCheckedForExistence() throws Exception {
        writer.flush();
        Samples.sql(workspace.database(), """
                INSERT INTO imgs (url, dirname, filename, status) VALUES
                  ('1', 'old.example', 'a.jpg', 'processed'), ('2', 'old.example', 'b.jpg', 'downloaded'),
                  ('3', 'old.example', 'c.jpg', 'not-processed'), ('4', 'old.example', NULL, 'processed'),
                  ('5', NULL, 'd.jpg', 'processed')""");
        Samples.write(workspace.original("old.example", "a.jpg"), "whatever");
        Samples.write(workspace.rotated("old.example", "a.jpg"), "whatever");

        assertThat(check())
                .extracting(Finding::kind, Finding::path)
                .containsExactly(tuple(Finding.Kind.MISSING, workspace.original("old.example", "b.jpg")));
    }

    @Test
    void checkKnowsTheFoldersOfHostsWithOddNames() throws Exception {
        ImageRecord image = Samples.onDisk(workspace, run, "a.jpg");
        String host = "2001:db8::1";
        for (Path from : List.of(original(image), rotated(image))) {
            Path to = from.startsWith(workspace.originalFolder())
                    ? workspace.original(host, image.filename().orElseThrow())
                    : workspace.rotated(host, image.filename().orElseThrow());
            Files.createDirectories(to.getParent());
            Files.move(from, to);
        }
        writer.record(new ImageRecord(
                0,
                image.url(),
                host,
                image.filename(),
                image.status(),
                image.createdAt(),
                image.origin(),
                image.transfer(),
                image.picture(),
                image.rotatedCopy(),
                image.failure()));

        assertThat(check()).isEmpty();
    }

    @Test
    void recoveryRemovesHalfWrittenFiles_andClosesKilledRuns() throws Exception {
        ImageRecord image = record("a.jpg");
        Samples.write(original(image).resolveSibling("1.part"), "half");
        Samples.write(rotated(image).resolveSibling("2.part"), "");
        Path probe = Parts.create(workspace.originalFolder());
        Path logProbe = Parts.create(workspace.logFolder());
        Path elsewhere = workspace.originalFolder().resolve("deep/er/3.part");
        Samples.write(elsewhere, "not ours");
        Path beside = workspace.originalFolder().resolve("download.part");
        Samples.write(beside, "not ours");

        WorkspaceRecovery.Recovered recovered = new WorkspaceRecovery(workspace).recover(writer);

        assertThat(recovered).isEqualTo(new WorkspaceRecovery.Recovered(1, 4));
        assertThat(probe).doesNotExist();
        assertThat(logProbe).doesNotExist();
        assertThat(beside).exists();
        assertThat(reader.run(run).orElseThrow().outcome()).contains(RunOutcome.KILLED);
        assertThat(elsewhere).exists();
        assertThat(original(image)).exists();
        assertThat(new WorkspaceRecovery(workspace).recover(writer)).isEqualTo(new WorkspaceRecovery.Recovered(0, 0));
    }

    @Test
    void cleaningRemovesLogsAndImages_andNothingElse() throws Exception {
        ImageRecord image = record("a.jpg");
        Samples.write(original(image).resolveSibling("x.part"), "12345");
        Path log = workspace.logFolder().resolve("2026-11-24--06-30-00.log");
        Samples.write(log, "1234567890");
        List<Path> others = List.of(
                workspace.configFile(),
                workspace.logFolder().resolve("notes.log"),
                workspace.originalFolder().resolve("a--b.jpg"),
                workspace.originalFolder().resolve("holiday/beach.jpg"),
                workspace.originalFolder().resolve("deep/er/a--b.jpg"),
                original(image).resolveSibling("readme--first.txt"));
        for (Path other : others) {
            Samples.write(other, "somebody's");
        }
        WorkspaceCleaner cleaner = new WorkspaceCleaner(workspace);

        WorkspaceCleaner.Amount planned = cleaner.measure();

        assertThat(planned).isEqualTo(new WorkspaceCleaner.Amount(1, 2, 1, 0, 10 + 5 + 17 + 21));
        assertThat(original(image)).exists();
        assertThat(cleaner.remove()).isEqualTo(planned);
        assertThat(files()).containsExactlyInAnyOrderElementsOf(others);
        assertThat(rotated(image).getParent()).doesNotExist();
        assertThat(cleaner.measure().isNothing()).isTrue();
    }

    @Test
    void keptPagesAloneAreSomethingToRemove() throws Exception {
        new PageFiles(workspace.keptPages())
                .keep(
                        "https://a.example/",
                        new PageFiles.Page(
                                "https://a.example/",
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                new byte[9]));
        WorkspaceCleaner cleaner = new WorkspaceCleaner(workspace);

        WorkspaceCleaner.Amount planned = cleaner.measure();

        assertThat(planned.pages()).isEqualTo(1);
        assertThat(planned.bytes())
                .isEqualTo(
                        Files.size(new PageFiles(workspace.keptPages()).files().getFirst()));
        assertThat(planned.isNothing()).isFalse();
        assertThat(cleaner.remove()).isEqualTo(planned);
        assertThat(cleaner.measure().isNothing()).isTrue();
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void noLinkLeadsOut() throws Exception {
        Path outside = folder.resolve("outside");
        Path treasure = outside.resolve("host/a--b.jpg");
        Samples.write(treasure, "precious");
        Files.createDirectories(workspace.originalFolder().resolve("host"));
        Files.createSymbolicLink(workspace.originalFolder().resolve("linked-host"), outside.resolve("host"));
        Files.createSymbolicLink(workspace.originalFolder().resolve("host/c--d.jpg"), treasure);
        Files.createSymbolicLink(workspace.rotatedFolder(), outside);
        Files.createSymbolicLink(workspace.logFolder(), outside);
        Samples.write(outside.resolve("2026-11-24--06-30-00.log"), "precious");

        assertThat(new WorkspaceCleaner(workspace).remove().isNothing()).isTrue();

        assertThat(treasure).hasContent("precious");
        assertThat(outside.resolve("2026-11-24--06-30-00.log")).exists();
    }

    @Test
    void deletingARunTakesItsFilesAlong_butNotThoseThatOthersUse() throws Exception {
        ImageRecord alone = record("alone.jpg");
        ImageRecord shared = record("shared.jpg");
        ImageRecord reused = record("reused.jpg");
        long second = Samples.startRun(writer);
        writer.record(Samples.onDisk(workspace, second, "shared.jpg"));
        writer.flush();
        writer.recordReuse(
                second,
                reader.latest(reused.dirname(), reused.url()).orElseThrow().id(),
                0);
        writer.flush();

        HistoryDeletion.Deleted deleted = new HistoryDeletion(workspace, reader, writer).delete(run);

        assertThat(deleted).isEqualTo(new HistoryDeletion.Deleted(2, 21 + 25, 0));
        assertThat(files())
                .containsExactlyInAnyOrder(original(shared), rotated(shared), original(reused), rotated(reused));
        assertThat(original(alone)).doesNotExist();
        assertThat(check()).isEmpty();
    }

    @Test
    void deletingNeverReachesOutOfTheFolders() throws Exception {
        Path outside = folder.resolve("workspace/precious.txt");
        Samples.write(outside, "precious");
        writer.flush();
        Samples.sql(
                workspace.database(),
                "INSERT INTO imgs (url, dirname, filename, status, run_id) VALUES ('u', '..', 'precious.txt',"
                        + " 'processed', " + run + "), ('v', 'h', '../../precious.txt', 'processed', " + run + ")");

        new HistoryDeletion(workspace, reader, writer).delete(run);

        assertThat(outside).exists();
    }

    @Test
    void preparedFoldersCanBeWrittenTo() throws Exception {
        new WorkspaceFiles(workspace).prepare();

        assertThat(List.of(workspace.originalFolder(), workspace.rotatedFolder(), workspace.logFolder()))
                .allSatisfy(each -> assertThat(each).isEmptyDirectory());
    }

    @Test
    void folderThatCannotBeIsNamed_withItsSetting() throws Exception {
        Files.writeString(workspace.rotatedFolder(), "in the way");

        assertThatThrownBy(() -> new WorkspaceFiles(workspace).prepare())
                .isInstanceOf(StorageException.class)
                .hasMessageContaining(workspace.rotatedFolder().toString())
                .hasMessageContaining("output_dirname");
    }

    private List<Finding> check() throws Exception {
        writer.flush();
        List<Finding> findings = new ArrayList<>();
        writer.flush();
        WorkspaceCheck.Tally tally = new WorkspaceCheck(workspace, reader, findings::add).run();
        assertThat(tally.findings()).isEqualTo(findings.size());
        return findings;
    }

    private ImageRecord record(String name) throws Exception {
        ImageRecord image = Samples.onDisk(workspace, run, name);
        writer.record(image);
        return image;
    }

    private Path original(ImageRecord image) {
        return workspace.original(image.dirname(), image.filename().orElseThrow());
    }

    private Path rotated(ImageRecord image) {
        return workspace.rotated(image.dirname(), image.filename().orElseThrow());
    }

    /// All but the database's.
    private List<Path> files() throws IOException {
        try (Stream<Path> all = Files.walk(workspace.root())) {
            return all.filter(Files::isRegularFile)
                    .filter(file -> !file.startsWith(workspace.database().getParent()))
                    .toList();
        }
    }
}
