package org.fetchandrotate.desktop.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import org.controlsfx.control.StatusBar;
import org.fetchandrotate.desktop.NeedsToolkit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What the window of an installed program does when nobody told it a workspace.
@NeedsToolkit
final class FirstStartTest {
    @TempDir
    private Path home;

    private Path proposal;

    @BeforeEach
    void propose() {
        proposal = home.resolve("Fetch and Rotate");
    }

    @Test
    void asksWhere_andMakesTheWorkspaceThere() throws Exception {
        MemoryPreferences preferences = new MemoryPreferences();
        try (TestWindow window = new TestWindow(preferences, 1000, 700)) {
            window.run(() -> window.window().openOwn(proposal));
            window.waitFor("#useProposal", node -> true);
            assertThat(window.<Label>get("#noticeFolder").getText()).isEqualTo(proposal.toString());
            assertThat(proposal).doesNotExist();
            window.run(((Button) window.get("#useProposal"))::fire);
            window.waitFor("#websitesEmpty", node -> true);
        }
        assertThat(proposal.resolve("config.ini")).content().contains("max_img_count = ");
        // the next start doesn't ask
        try (TestWindow window = new TestWindow(preferences, 1000, 700)) {
            window.run(() -> window.window().openOwn(home.resolve("elsewhere")));
            window.waitFor("#websitesEmpty", node -> true);
            assertThat(window.<StatusBar>get("#statusBar").getText()).isEqualTo(proposal.toString());
        }
        assertThat(home.resolve("elsewhere")).doesNotExist();
    }

    @Test
    void takesAnotherFolder_andLeavesWhatIsInIt() throws Exception {
        Path mine = Files.createDirectory(home.resolve("mine"));
        Files.writeString(mine.resolve("config.ini"), "[DEFAULT]\nmax_img_count = 7\n");
        Files.writeString(mine.resolve("input.txt"), "https://a.example/\n");
        try (TestWindow window = new TestWindow()) {
            window.system.folder = Optional.of(mine);
            window.run(() -> window.window().openOwn(proposal));
            window.waitFor("#chooseAnother", node -> true);
            window.run(((Button) window.get("#chooseAnother"))::fire);
            window.waitFor("#websitesSplit", node -> true);
        }
        assertThat(mine.resolve("config.ini")).hasContent("[DEFAULT]\nmax_img_count = 7\n");
        assertThat(proposal).doesNotExist();
    }

    @Test
    void opensTheProposalAtOnce_whereItIsAWorkspaceAlready() throws Exception {
        Files.createDirectory(proposal);
        Files.writeString(proposal.resolve("input.txt"), "https://a.example/\n");
        try (TestWindow window = new TestWindow()) {
            window.run(() -> window.window().openOwn(proposal));
            window.waitFor("#websitesSplit", node -> true);
        }
    }

    @Test
    void asksAgain_whenTheRememberedFolderIsGone() {
        MemoryPreferences preferences =
                new MemoryPreferences().with("workspace", home.resolve("gone").toString());
        try (TestWindow window = new TestWindow(preferences, 1000, 700)) {
            window.run(() -> window.window().openOwn(proposal));
            window.waitFor("#useProposal", node -> true);
        }
    }

    @Test
    void saysWhy_whenTheFolderCantBeMade() throws IOException {
        Files.writeString(proposal, "a file is in the way");
        try (TestWindow window = new TestWindow()) {
            window.run(() -> window.window().openOwn(proposal));
            window.waitFor("#useProposal", node -> true);
            window.run(((Button) window.get("#useProposal"))::fire);
            window.waitFor("#noticeReason", node -> true);
            assertThat(window.<Label>get("#noticeReason").getText()).contains(proposal.toString());
        }
        assertThat(proposal).isRegularFile();
    }

    /// Another language builds the window anew; the question has to be there again.
    @ParameterizedTest
    @CsvSource({"light, de", "dark, uk"})
    void asksInEveryLanguage(String theme, String language) {
        MemoryPreferences preferences = new MemoryPreferences().with("theme", theme);
        try (TestWindow window = new TestWindow(preferences, 1000, 700)) {
            window.run(() -> window.window().openOwn(proposal));
            window.waitFor("#useProposal", node -> true);
            window.shoot("shell-where-en");
            String english = window.<Button>get("#useProposal").getText();
            window.run(() -> window.window().speak(language));
            window.waitFor("#useProposal", node -> !((Button) node).getText().equals(english));
            window.shoot("shell-where-" + language);
        }
    }
}
