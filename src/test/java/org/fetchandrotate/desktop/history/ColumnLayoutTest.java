package org.fetchandrotate.desktop.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.fetchandrotate.desktop.shell.MemoryPreferences;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ColumnLayoutTest {
    private final MemoryPreferences preferences = new MemoryPreferences();

    @Test
    void keepsColumnsWithOrderAndWidths_fromOneStartToTheNext() {
        Map<HistoryColumn, Double> shown = new LinkedHashMap<>();
        shown.put(HistoryColumn.URL, 300.0);
        shown.put(HistoryColumn.HOST, 88.0);
        new ColumnLayout(shown).remember(preferences);
        ColumnLayout remembered = ColumnLayout.remembered(preferences);
        assertThat(List.copyOf(remembered.shown().entrySet())).isEqualTo(List.copyOf(shown.entrySet()));
        assertThat(remembered.order())
                .startsWith(HistoryColumn.URL, HistoryColumn.HOST)
                .containsExactlyInAnyOrder(HistoryColumn.values());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "nonsense", ",,:", "nonsense:12"})
    void isTheFirstOne_whenWhatWasRememberedSaysNothing(String remembered) {
        preferences.put("history.columns", remembered);
        assertThat(ColumnLayout.remembered(preferences)).isEqualTo(ColumnLayout.first());
    }

    @ParameterizedTest
    @ValueSource(strings = {"host:x", "host", "host:"})
    void takesTheUsualWidth_whenARememberedOneIsNoNumber(String remembered) {
        preferences.put("history.columns", remembered);
        assertThat(ColumnLayout.remembered(preferences).shown())
                .containsExactly(Map.entry(HistoryColumn.HOST, HistoryColumn.HOST.width()));
    }

    @Test
    void keepsWidthsWithinReason() {
        preferences.put("history.columns", "host:-5,url:9999999");
        assertThat(ColumnLayout.remembered(preferences).shown().values()).containsExactly(32.0, 2000.0);
    }
}
