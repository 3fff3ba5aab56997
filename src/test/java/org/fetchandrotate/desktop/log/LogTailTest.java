package org.fetchandrotate.desktop.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogTailTest {
    @TempDir
    private Path folder;

    @Test
    void readsWhatIsNew_lineByLine() throws IOException {
        LogTail tail = new LogTail(folder, 100);
        assertThat(tail.poll()).isEmpty();
        Path log = Files.writeString(
                folder.resolve("2026-01-02--03-04-05.log"), "12:00:00.001 INFO  run 1\n12:00:00.002 WARN  im");
        assertThat(tail.poll())
                .contains(new LogTail.News(
                        Optional.of(log), true, List.of(new LogLine("12:00:00.001", LogLevel.INFO, "run 1"))));
        assertThat(tail.poll()).isEmpty();
        Files.writeString(log, "age failed\n\tat a stack trace\n", StandardOpenOption.APPEND);
        assertThat(tail.poll().orElseThrow().lines())
                .isEqualTo(List.of(
                        new LogLine("12:00:00.002", LogLevel.WARN, "image failed"),
                        new LogLine("", LogLevel.WARN, "\tat a stack trace")));
    }

    @Test
    void goesOnToTheNewestFile() throws IOException {
        LogTail tail = new LogTail(folder, 100);
        Files.writeString(folder.resolve("2026-01-02--03-04-05.log"), "old\n");
        tail.poll();
        Path second = Files.writeString(folder.resolve("2026-01-02--03-04-05-2.log"), "new\n");
        Files.writeString(folder.resolve("zzz.txt"), "no log\n");
        assertThat(tail.poll())
                .contains(new LogTail.News(Optional.of(second), true, List.of(new LogLine("", LogLevel.INFO, "new"))));
    }

    @Test
    void keepsToTheLastLines_ofAHugeFile() throws IOException {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 200_000; i++) {
            text.append("12:00:00.000 INFO  line number ").append(i).append('\n');
        }
        Files.writeString(folder.resolve("2026-01-01--00-00-00.log"), text);
        List<LogLine> lines = new LogTail(folder, 10).poll().orElseThrow().lines();
        assertThat(lines).hasSize(10);
        assertThat(lines.getLast().text()).isEqualTo("line number 199999");
    }
}
