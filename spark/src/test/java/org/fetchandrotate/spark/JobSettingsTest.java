package org.fetchandrotate.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.fetchandrotate.settings.SettingsFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JobSettingsTest {
    @Test
    void passwordOfAProxyReachesTheTasks_butNotTheOutput(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(
                folder.resolve("config.ini"), "[DEFAULT]\nproxy = http://me:se%%40cret@proxy.example:3128\n");
        JobOptions options = new JobOptions(
                SettingsFile.load(file).lines(), List.of(), 1, "file:///nowhere", JobOptions.Format.FILES, 1, 1);
        assertThat(JobSettings.of(options).settings().network().proxy())
                .isEqualTo("http://me:se%40cret@proxy.example:3128");
        assertThat(options.recorded()).noneMatch(line -> line.contains("cret"));
    }
}
