package org.fetchandrotate.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

final class CompletionTest {
    @TempDir
    private Path folder;

    @Test
    void completesEveryCommand() {
        TestTerminal terminal = new TestTerminal();
        assertThat(terminal.run(folder, "generate-completion")).isZero();
        assertThat(terminal.out()).contains("complete -F", "run", "rotate", "history", "--retry");
        TestTerminal help = new TestTerminal();
        help.run(folder, "--help");
        // it is for shells, not for people
        assertThat(help.out()).contains("verify").doesNotContain("generate-completion");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void isUnderstoodByBash() throws Exception {
        TestTerminal terminal = new TestTerminal();
        terminal.run(folder, "generate-completion");
        Path script = Files.writeString(folder.resolve("completion"), terminal.out());
        String test = "source '" + script + "'; COMP_WORDS=(fetch-and-rotate ver); COMP_CWORD=1;"
                + " _complete_fetch-and-rotate; echo \"${COMPREPLY[@]}\"";
        Process bash =
                new ProcessBuilder("bash", "-c", test).redirectErrorStream(true).start();
        String said = new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(bash.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(said.strip()).isEqualTo("verify");
    }
}
