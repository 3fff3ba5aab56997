package org.fetchandrotate.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What a user in a terminal reads where no window can be opened.
final class WindowSystemTest {
    private static final UnsupportedOperationException REFUSAL = new UnsupportedOperationException("Unable to start");

    @ParameterizedTest
    @ValueSource(strings = {"Linux", "FreeBSD"})
    void saysThatThereIsNoDisplay(String name) {
        assertThat(new WindowSystem(name, "", Map.of(), library -> true).obstacle())
                .contains("There is no display to open a window on.");
        assertThat(new WindowSystem(name, "", Map.of("DISPLAY", ""), library -> true).obstacle())
                .contains("There is no display to open a window on.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"libgtk-3.so.0", "libXtst.so.6"})
    void namesTheMissingLibraryAndHowToGetIt_inOneLine(String missing) {
        WindowSystem system =
                new WindowSystem("Linux", "", Map.of("DISPLAY", ":0"), library -> !library.equals(missing));
        assertThat(system.reason(REFUSAL).orElseThrow())
                .startsWith("The window needs " + missing + ", which isn't installed")
                .contains("apt install libgtk-3-0 libxtst6")
                .doesNotContain("\n");
    }

    @Test
    void namesTheDisplay_whereNothingElseIsMissing() {
        WindowSystem system = new WindowSystem("Linux", "", Map.of("DISPLAY", ":99"), library -> true);
        assertThat(system.reason(REFUSAL)).contains("The display :99 can't be opened.");
    }

    @Test
    void passesOnWhatTheToolkitSays_whereThereIsNoX11() {
        WindowSystem system = new WindowSystem("Windows 11", "", Map.of(), library -> false);
        assertThat(system.reason(REFUSAL)).contains("No window can be opened: Unable to start.");
    }

    @Test
    void leavesAFaultOfTheProgramToBeTold() {
        WindowSystem system = new WindowSystem("Linux", "", Map.of("DISPLAY", ":0"), library -> true);
        assertThat(system.reason(new IllegalStateException("fault"))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"Mac OS X, ''", "Windows 11, ''", "Linux, Headless"})
    void asksForNoDisplay_whereNoneIsNeeded(String name, String toolkit) {
        assertThat(new WindowSystem(name, toolkit, Map.of(), library -> false).obstacle())
                .isEmpty();
    }

    @Test
    void knowsTheToolkitOfThisProcess() {
        // the tests' own is headless
        assertThat(WindowSystem.ofProcess(Map.of()).obstacle()).isEmpty();
    }
}
