package org.fetchandrotate.desktop.base;

import static org.assertj.core.api.Assertions.assertThat;

import atlantafx.base.theme.PrimerDark;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class AppearanceTest {
    /// A jar knows no "..": the packaged window would stand there without them.
    @Test
    void namesItsStyleSheetsAsAJarDoes() {
        assertThat(Appearance.styleSheets())
                .hasSize(4)
                .noneMatch(sheet -> sheet.contains(".."))
                .allMatch(sheet -> Path.of(URI.create(sheet)).toFile().isFile());
    }

    @ParameterizedTest
    @CsvSource({
        "Windows.SPI.HighContrast, true, true",
        "Windows.SPI.HighContrast, false, false",
        "GTK.theme_name, HighContrast, true",
        "GTK.theme_name, HighContrastInverse, true",
        "GTK.theme_name, Adwaita, false",
    })
    void findsOutWhetherTheSystemWantsStrongColours(String key, String value, boolean wanted) {
        Object told = key.startsWith("Windows") ? Boolean.valueOf(value) : value;
        assertThat(HighContrast.isWanted(Map.of(key, told))).isEqualTo(wanted);
    }

    @Test
    void putsStrongColoursAfterThoseOfTheTheme() {
        String sheet = HighContrast.styleSheet(new PrimerDark().getUserAgentStylesheet(), true);
        String css =
                new String(Base64.getDecoder().decode(sheet.substring(sheet.indexOf(',') + 1)), StandardCharsets.UTF_8);
        assertThat(css.lastIndexOf("-color-bg-default: black")).isGreaterThan(css.indexOf("-color-bg-default:"));
    }
}
