package org.fetchandrotate.scrape;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TextDecoderTest {
    private static final String LABELS = "gb2312 gbk gb18030 big5 euc-jp shift_jis euc-kr iso-2022-jp utf-8";

    private static byte[] page(String label, int... stray) {
        var page = new ByteArrayOutputStream();
        page.writeBytes(("<meta charset=" + label + "><title>caf").getBytes(StandardCharsets.US_ASCII));
        for (int value : stray) {
            page.write(value);
        }
        page.writeBytes("</title><img src=one.jpg>".getBytes(StandardCharsets.US_ASCII));
        return page.toByteArray();
    }

    @ParameterizedTest
    @ValueSource(ints = {0x80, 0x81, 0x8E, 0x8F, 0xA0, 0xA1, 0xE9, 0xFC, 0xFD, 0xFE, 0xFF})
    void keepsTag_whenStrayByteIsBeforeIt(int stray) {
        for (String label : LABELS.split(" ", -1)) {
            for (int[] bytes : new int[][] {{stray}, {stray, stray}, {stray, stray, stray}, {0x8F, 0xA1, stray}}) {
                PageScan scan =
                        new PageScanner(List.of()).scan(page(label, bytes), PageScanner.Headers.NONE, Pages.LOCATION);
                assertThat(scan.candidates()).as(label).hasSize(1);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "GB18030, E93C, �<",
        "GB18030, FFFF3C, ��<",
        "GB18030, 81308130, \u0080",
        "GB18030, 81303C, �0<",
        "GB18030, 803C, €<",
        "Big5-HKSCS, 8130, �0",
        "EUC-JP, 8FA13C, �<",
        "EUC-JP, 8E3C, �<",
        "windows-31j, 813C, �<",
        "windows-31j, A03C, �<",
        "x-windows-949, FE3C, �<",
        "GB18030, C4E3FF, 你�",
        "GB18030, C4, �",
        "UTF-16LE, 00D83C00, �<"
    })
    void replacesOnlyTheBadByte(String charset, String hex, String expected) {
        assertThat(TextDecoder.decode(HexFormat.of().parseHex(hex), Charset.forName(charset)))
                .isEqualTo(expected);
    }

    @Test
    void takesLinearTime_whenAllIsBad() {
        byte[] page = new byte[4_000_000];
        java.util.Arrays.fill(page, (byte) 0xFF);
        String text = Assertions.assertTimeout(
                Duration.ofSeconds(20), () -> TextDecoder.decode(page, Charset.forName("GB18030")));
        assertThat(text).hasSize(page.length);
    }

    @Test
    void offersNothing_whenEncodingIsTheReplacement() {
        assertThat(PageText.decode(page("hz-gb-2312"), Optional.empty(), PageText.Kind.HTML)
                        .text())
                .isEqualTo("�");
        assertThat(PageText.decode(page("utf-8", 0xE9), Optional.of("x-user-defined"), PageText.Kind.HTML)
                        .text())
                .contains("caf\uF7E9<");
    }
}
