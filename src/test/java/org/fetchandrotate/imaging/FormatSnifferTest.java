package org.fetchandrotate.imaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import org.fetchandrotate.model.ImageFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FormatSnifferTest {
    @ParameterizedTest
    @CsvSource({
        "JPEG, ffd8ffe000104a464946",
        "PNG, 89504e470d0a1a0a0000000d",
        "GIF, 474946383761",
        "GIF, 474946383961",
        "WEBP, 524946462400000057454250",
        "BMP, 424d4600000000000000360000002800000002",
        "BMP, 424d1a000000000000001a0000000c000000",
        "TIFF, 49492a0008000000",
        "TIFF, 4d4d002a00000008",
        "TIFF, 49492b0008000000",
        "TIFF, 4d4d002b00080000",
        "ICO, 000001000100101000000100200001000000160000002800",
        "ICO, 000002000100101000000100200001000000160000002800",
        "AVIF, 0000001c6674797061766966000000006d6966316d696166",
        "AVIF, 0000001c667479706d696631000000006d69663161766966",
        "HEIC, 0000001866747970686569630000000068656963",
        "HEIC, 00000014667479706d696631000000006d696631",
        "JPEG_XL, ff0a7f",
        "JPEG_XL, 0000000c4a584c200d0a870a",
        "JPEG_2000, 0000000c6a5020200d0a870a",
        "JPEG_2000, ff4fff510029",
        "PSD, 384250530001",
    })
    void findsTheFormat_bySignature(ImageFormat format, String hex) {
        assertThat(FormatSniffer.format(HexFormat.of().parseHex(hex))).contains(format);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<svg xmlns='http://www.w3.org/2000/svg'/>",
                "\uFEFF<svg>",
                "\n\t <?xml version='1.0'?>\n<!-- <html> --><svg/>",
                "<!DOCTYPE svg PUBLIC \"-//W3C//DTD SVG 1.1//EN\" \"x\"><svg >",
                "<!DOCTYPE svg [ <!ENTITY a \"b\"> ]>\n<!-- c --><svg:svg xmlns:svg='…'>",
            })
    void findsSvg_behindAnyProlog(String text) {
        assertThat(FormatSniffer.format(text.getBytes(StandardCharsets.UTF_8))).contains(ImageFormat.SVG);
    }

    @Test
    void findsSvg_behindManyPieces() {
        String text = "<??>".repeat(1000) + "<!---->".repeat(200) + "<svg>";
        assertThat(FormatSniffer.format(text.getBytes(StandardCharsets.UTF_8))).contains(ImageFormat.SVG);
    }

    @Test
    void findsSvg_inUtf16() {
        assertThat(FormatSniffer.format("\uFEFF<?xml version='1.0'?><svg/>".getBytes(StandardCharsets.UTF_16LE)))
                .contains(ImageFormat.SVG);
        assertThat(FormatSniffer.format("\uFEFF<svg/>".getBytes(StandardCharsets.UTF_16BE)))
                .contains(ImageFormat.SVG);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<!DOCTYPE html><html><body><svg/>|HTML page",
                "<!-- hello --><HTML lang='de'>|HTML page",
                "<?xml version='1.0'?><!DOCTYPE html PUBLIC 'x'><html xmlns='y'>|HTML page",
                "<?xml version='1.0'?><Error>AccessDenied</Error>|XML document",
                "{\"error\": 404}|text starting with \"{\"error\": 404}\"",
                "BMW is a maker of cars|text starting with \"BMW is a maker of cars\"",
                "%PDF-1.7|PDF document",
                "<svgfont>|text starting with \"<svgfont>\"",
            })
    void saysWhatItIs_ifNotAnImage(String text, String description) {
        byte[] file = text.getBytes(StandardCharsets.UTF_8);
        assertThat(FormatSniffer.format(file)).isEmpty();
        assertThat(FormatSniffer.description(file)).isEqualTo(description);
    }

    @ParameterizedTest
    @CsvSource({
        "'', empty file",
        "000000186674797069736f6d0000020069736f6d, video",
        "1a45dfa3, video",
        "1f8b0800, compressed archive",
        "0001020304, unknown data starting with the bytes 00 01 02 03 04",
        "000001000000000000000000000000000000000000000000, unknown data starting with the bytes 00 00 01 00 00 00 00 00",
    })
    void saysWhatItIs_ifNotText(String hex, String description) {
        byte[] file = HexFormat.of().parseHex(hex);
        assertThat(FormatSniffer.format(file)).isEmpty();
        assertThat(FormatSniffer.description(file)).isEqualTo(description);
    }

    @Test
    void survivesAnything() {
        var random = new Random(7);
        byte[] signature = "<!DOCTYPE svg [<!ENTITY ".repeat(400).getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < 2000; i++) {
            byte[] file = Arrays.copyOf(signature, random.nextInt(signature.length));
            for (int j = 0; j < file.length / 50; j++) {
                file[random.nextInt(file.length)] = (byte) random.nextInt();
            }
            FormatSniffer.format(file);
            assertThat(FormatSniffer.description(file)).isNotBlank().doesNotContain("\n");
        }
    }
}
