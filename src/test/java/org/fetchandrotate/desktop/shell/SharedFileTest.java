package org.fetchandrotate.desktop.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.fetchandrotate.settings.SettingsException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A file on a slow disk: the window goes on meanwhile.
final class SharedFileTest {
    private final CountDownLatch disk = new CountDownLatch(1);
    private final ExecutorService writer = Executors.newSingleThreadExecutor();

    @TempDir
    private Path folder;

    private SharedFile<String> shared;
    private Path file;

    @BeforeEach
    void open() throws IOException {
        file = Files.writeString(folder.resolve("file.txt"), "theirs");
        shared = new SharedFile<>(file, "known", new SlowForm(), writer);
    }

    @AfterEach
    void close() {
        disk.countDown();
        writer.close();
    }

    @Test
    void answersAtOnce_andTakesTheFileWhenItIsRead() {
        CompletableFuture<Runnable> fresh = shared.fresh();
        assertThat(fresh).isNotDone();
        assertThat(shared.valueProperty().get()).isEqualTo("known");
        disk.countDown();
        fresh.join().run();
        assertThat(shared.valueProperty().get()).isEqualTo("theirs");
    }

    @Test
    void keepsWhatWasChangedMeanwhile() {
        CompletableFuture<Runnable> fresh = shared.fresh();
        shared.save("mine", _ -> {});
        disk.countDown();
        fresh.join().run();
        assertThat(shared.valueProperty().get()).isEqualTo("mine");
    }

    @Test
    void saysWhy_whenTheFileCantBeUsed() throws IOException {
        Files.writeString(file, "nonsense");
        disk.countDown();
        assertThatThrownBy(() -> shared.fresh().join())
                .cause()
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("nonsense");
        assertThat(shared.valueProperty().get()).isEqualTo("known");
    }

    @Test
    void saysWhy_whenReadingBreaksOff() throws IOException {
        Files.writeString(file, "broken");
        disk.countDown();
        assertThat(shared.fresh())
                .failsWithin(Duration.ofSeconds(30))
                .withThrowableThat()
                .havingCause()
                .withMessage("broken");
    }

    private final class SlowForm implements SharedFile.Form<String> {
        @Override
        public String load(Path path) throws SettingsException {
            try {
                disk.await();
                String text = Files.readString(path);
                if (text.equals("nonsense")) {
                    throw new SettingsException(List.of(path + ": nonsense"));
                }
                if (text.equals("broken")) {
                    throw new IllegalStateException(text);
                }
                return text;
            } catch (IOException | InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        public String merged(String base, String mine, String theirs) {
            return mine;
        }

        @Override
        public void save(String value, Path path) throws IOException {
            Files.writeString(path, value);
        }
    }
}
