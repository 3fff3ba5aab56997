package org.fetchandrotate.desktop.websites;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.fetchandrotate.desktop.base.Messages;
import org.fetchandrotate.desktop.run.RunCenter;
import org.fetchandrotate.desktop.shell.WorkspaceSession;
import org.fetchandrotate.engine.Engine;
import org.fetchandrotate.settings.Addition;
import org.fetchandrotate.settings.Offer;
import org.fetchandrotate.settings.WebsiteList;
import org.fetchandrotate.settings.WebsiteList.Use;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WebsitesViewModelTest {
    private static final String LIST = """
            ; the first
            https://a.example/
            #https://b.example/
            nonsense
            https://c.example/
            """;

    @TempDir
    private Path folder;

    private WorkspaceSession session;
    private RunCenter runs;
    private WebsitesViewModel model;

    @BeforeEach
    void open() throws Exception {
        Files.writeString(folder.resolve("input.txt"), LIST);
        session = WorkspaceSession.open(folder, new Engine(Clock.systemUTC()));
        runs = new RunCenter(session);
        model = new WebsitesViewModel(session, runs, new Messages(Locale.ENGLISH));
    }

    @AfterEach
    void close() {
        model.close();
        runs.close();
        session.close();
    }

    @Test
    void showsWhatIsListed_andTheLinesThatArentUnderstood() {
        assertThat(urls()).isEqualTo(List.of("https://a.example/", "https://b.example/", "https://c.example/"));
        assertThat(model.rows().get(1).isOn()).isFalse();
        assertThat(model.findings().stream().map(model::words))
                .isEqualTo(List.of("Line 4: nonsense – not a web address"));
    }

    @Test
    void addsManyLinesAtOnce_andTellsWhatBecameOfThem() throws Exception {
        Optional<String> told = model.add("d.example/x\nhttps://a.example\n\nftp://e.example\nf.example\n");
        assertThat(told).contains("Added: 2, already listed: 1, not understood: 1");
        assertThat(model.refused())
                .extracting(model::words)
                .containsExactly("Line 4: ftp://e.example – only http and https addresses can be fetched");
        assertThat(saved()).isEqualTo(LIST + "https://d.example/x\nhttps://f.example/\n");
    }

    @Test
    void countsWhatIsRepeatedWithinThePaste_andTakesNoMailAddress() {
        assertThat(model.add("d.example\nd.example\nhttps://d.example/\nuser@example.org\n"))
                .contains("Added: 1, already listed: 2, not understood: 1");
        assertThat(model.refused())
                .extracting(model::words)
                .containsExactly("Line 4: user@example.org – not a web address");
    }

    @Test
    void keepsEveryLineThatIsNotUnderstood_untilTheNextPaste() {
        model.add("one\ntwo\nuser@example.org\nd.example\nftp://x.example\n");
        assertThat(model.refused())
                .extracting(WebsiteList.Finding::text)
                .containsExactly("one", "two", "user@example.org", "ftp://x.example");
        model.add("e.example");
        assertThat(model.refused()).isEmpty();
    }

    @Test
    void takesListsOfOtherKinds_withTheirCaptions() throws Exception {
        assertThat(model.add("url,caption\nhttps://d.example/,A hill\nhttps://a.example/,\n"))
                .contains("1 website added, 1 already listed");
        assertThat(saved()).isEqualTo(LIST + "; A hill\nhttps://d.example/\n");
    }

    @Test
    void keepsWhatWasDone_whileAFileWasRead() throws Exception {
        WebsiteList before = model.list();
        Addition addition = before.with(List.of(Offer.of(1, "https://d.example/", "")));
        model.remove(List.of(model.rows().getFirst()));
        assertThat(model.take(addition, before)).contains("1 website added");
        assertThat(urls()).isEqualTo(List.of("https://b.example/", "https://c.example/", "https://d.example/"));
    }

    @Test
    void losesNothingOfALongList() throws Exception {
        String list = IntStream.range(0, 100_000)
                .mapToObj(number ->
                        "https://site" + number + ".example/a/rather/long/path/to/a/gallery?page=" + number + "\n")
                .collect(Collectors.joining());
        assertThat(model.add(list)).contains("100,000 websites added");
        assertThat(saved()).isEqualTo(LIST + list);
    }

    @Test
    void undoAndRedo_bringBackTheVeryText() throws Exception {
        model.remove(List.of(model.rows().get(0)));
        assertThat(urls()).isEqualTo(List.of("https://b.example/", "https://c.example/"));
        model.undo();
        assertThat(model.undoableProperty().get()).isFalse();
        model.redo();
        model.undo();
        assertThat(saved()).isEqualTo(LIST);
    }

    @Test
    void switchingOff_keepsComments() throws Exception {
        model.use(List.of(model.rows().get(0)), Use.OFF);
        assertThat(saved()).isEqualTo(LIST.replace("https://a", "#https://a"));
    }

    @Test
    void moving_takesTheCommentAlong() {
        model.move(model.rows().get(0), 99);
        assertThat(urls()).isEqualTo(List.of("https://b.example/", "https://c.example/", "https://a.example/"));
    }

    @Test
    void editing_refusesWhatIsListedAlready() {
        WebsiteRow row = model.rows().get(0);
        assertThat(model.findingOf("c.example", Optional.of(row.url()))).contains("already in the list");
        model.replace(row, "c.example");
        assertThat(urls()).startsWith("https://a.example/");
        model.replace(row, "z.example");
        assertThat(urls()).startsWith("https://z.example/");
    }

    @Test
    void typing_tellsWhatIsWrong() {
        assertThat(model.findingOf("", Optional.empty())).isEmpty();
        assertThat(model.findingOf("new.example/photos", Optional.empty())).isEmpty();
        assertThat(model.findingOf("# a comment", Optional.empty())).contains("not a web address");
        assertThat(model.findingOf("ftp://x.example", Optional.empty()))
                .contains("only http and https addresses can be fetched");
    }

    @Test
    void readOnly_changesNothing() throws Exception {
        try (WorkspaceSession second = WorkspaceSession.open(folder, new Engine(Clock.systemUTC()));
                RunCenter none = new RunCenter(second);
                WebsitesViewModel looking = new WebsitesViewModel(second, none, new Messages(Locale.ENGLISH))) {
            looking.remove(looking.rows());
            looking.add("new.example");
            assertThat(looking.rows()).hasSize(3);
        }
        assertThat(saved()).isEqualTo(LIST);
    }

    @Test
    void keepsWhatAnEditorAddedMeanwhile() throws Exception {
        Files.writeString(
                folder.resolve("input.txt"),
                LIST.replace("; the first", "; the very first") + "; from elsewhere\nhttps://d.example/\n");

        model.use(List.of(model.rows().getFirst()), Use.OFF);

        assertThat(saved()).isEqualTo("""
                ; the very first
                #https://a.example/
                #https://b.example/
                nonsense
                https://c.example/
                ; from elsewhere
                https://d.example/
                """);
    }

    @Test
    void keepsWhatAnEditorAdded_whenAChangeIsTakenBack() throws Exception {
        model.remove(List.of(model.rows().getFirst()));
        Files.writeString(Files.createFile(folder.resolve("input.txt~")), LIST + "https://d.example/\n");
        session.fresh().join().run();
        Files.move(folder.resolve("input.txt~"), folder.resolve("input.txt"), StandardCopyOption.REPLACE_EXISTING);
        session.fresh().join().run();
        assertThat(urls()).contains("https://d.example/");
        model.remove(List.of(model.rows().getFirst()));

        model.undo();

        assertThat(saved()).isEqualTo(LIST + "https://d.example/\n");
    }

    @Test
    void leavesAFileThatCantBeRead() throws Exception {
        byte[] latin1 = "https://m\u00fcller.example/\n".getBytes(StandardCharsets.ISO_8859_1);
        Files.write(folder.resolve("input.txt"), latin1);

        model.remove(List.of(model.rows().getFirst()));

        session.close();
        assertThat(Files.readAllBytes(folder.resolve("input.txt"))).isEqualTo(latin1);
    }

    private List<String> urls() {
        return model.rows().stream().map(row -> row.url().toString()).toList();
    }

    /// What is on disk once everything is written.
    private String saved() throws Exception {
        session.close();
        return Files.readString(folder.resolve("input.txt"));
    }
}
