package org.fetchandrotate.desktop.base;

import static org.assertj.core.api.Assertions.assertThat;

import org.fetchandrotate.desktop.NeedsToolkit;
import org.fetchandrotate.settings.SettingKey;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

@NeedsToolkit
final class NumberFieldTest {
    @BeforeAll
    static void startToolkit() throws Exception {
        FxToolkit.registerPrimaryStage();
    }

    @ParameterizedTest
    @CsvSource({
        "MAX_IMG_COUNT, 100, 101, 99",
        "MAX_IMG_COUNT, 1, 2, 1",
        "MAX_IMG_COUNT, 1000000, 1000000, 999999",
        "MAX_IMG_COUNT, 99_999, 100000, 99998",
        "RETRIES, 0, 1, 0",
        "MAX_IMAGE_BYTES, 64 MiB, 65 MiB, 63 MiB",
        "MAX_IMAGE_PIXELS, 178 million, 179 million, 177 million",
        "REQUEST_TIMEOUT, 2.5, 3.5, 1.5",
        "HOST_DELAY, 0.5, 1.5, 0.5",
        "MAX_IMG_COUNT, many, many, many",
        "MAX_IMG_COUNT, '', '', ''",
        "MAX_IMG_COUNT, 99999999999999999999999, 99999999999999999999999, 99999999999999999999999",
    })
    void stepsByOne_whereThatIsAllowed(SettingKey key, String text, String up, String down) throws Exception {
        assertThat(WaitForAsyncUtils.asyncFx(() -> {
                            NumberField field = new NumberField(key);
                            field.textProperty().set(text);
                            field.increment();
                            return field.textProperty().get();
                        })
                        .get())
                .isEqualTo(up);
        assertThat(WaitForAsyncUtils.asyncFx(() -> {
                            NumberField field = new NumberField(key);
                            field.textProperty().set(text);
                            field.decrement();
                            return field.textProperty().get();
                        })
                        .get())
                .isEqualTo(down);
    }

    @Test
    void takesAnyText_whenTheKeyboardLeavesIt() throws Exception {
        assertThat(WaitForAsyncUtils.asyncFx(() -> {
                            NumberField field = new NumberField(SettingKey.RETRIES);
                            field.textProperty().set("many");
                            field.commitValue();
                            return field.textProperty().get();
                        })
                        .get())
                .isEqualTo("many");
    }
}
