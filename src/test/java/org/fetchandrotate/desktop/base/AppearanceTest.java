package org.fetchandrotate.desktop.base;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

final class AppearanceTest {
    /// A jar knows no "..": the packaged window would stand there without them.
    @Test
    void namesItsStyleSheetsAsAJarDoes() {
        assertThat(Appearance.styleSheets())
                .hasSize(4)
                .noneMatch(sheet -> sheet.contains(".."))
                .allMatch(sheet -> Path.of(URI.create(sheet)).toFile().isFile());
    }
}
