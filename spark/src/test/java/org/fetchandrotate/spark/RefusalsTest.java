package org.fetchandrotate.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.fetchandrotate.model.Settings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RefusalsTest {
    @ParameterizedTest
    @CsvSource({
        "follow = pages, https://a.example/, follow = pages:",
        "follow = 2, https://a.example/, follow = 2:",
        "render = always, https://a.example/, render = always:",
        "render = never, file:///a/b.html, file:///a/b.html:"
    })
    void whatOneMachineAloneDoesIsNamed(String setting, String website, String named) throws Exception {
        assertThat(Refusals.of(settings(setting, website)).orElseThrow()).startsWith(named);
    }

    @Test
    void ordinaryJobsAreNone() throws Exception {
        JobSettings settings = settings("render = auto", "https://a.example/");
        assertThat(Refusals.of(settings)).isEmpty();
        assertThat(settings.settings().pages().render()).isEqualTo(Settings.Render.NEVER);
        assertThat(settings.settings().maxImages()).isEqualTo(5_000_000);
    }

    private static JobSettings settings(String setting, String website) throws Exception {
        return JobSettings.of(new JobOptions(
                List.of(setting), List.of(website), 5_000_000, "file:///nowhere", JobOptions.Format.FILES, 1, 1));
    }
}
