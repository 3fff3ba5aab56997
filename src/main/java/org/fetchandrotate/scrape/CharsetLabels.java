package org.fetchandrotate.scrape;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// The charsets that pages name, as browsers understand them: `iso-8859-1` means windows-1252, `gb2312` means
/// GB18030.
///
/// Source: WHATWG Encoding Standard, 4.2 "Names and labels", all of them. Charsets that browsers don't know are
/// unknown here too.
final class CharsetLabels {
    private static final Map<String, PageEncoding> ENCODINGS = encodings();

    private CharsetLabels() {}

    /// The encoding that a label stands for; empty if it is unknown to browsers.
    static Optional<PageEncoding> encoding(String label) {
        return Optional.ofNullable(ENCODINGS.get(trimmed(label).toLowerCase(Locale.ROOT)));
    }

    /// Without ASCII whitespace around it.
    private static String trimmed(String label) {
        return label.replaceAll("^[\\t\\n\\f\\r ]+|[\\t\\n\\f\\r ]+$", "");
    }

    private static Map<String, PageEncoding> encodings() {
        var names = new HashMap<String, PageEncoding>();
        putUnicode(names);
        putLatin(names);
        putOtherAlphabets(names);
        putEastAsian(names);
        put(
                names,
                new PageEncoding(PageEncoding.Kind.REPLACEMENT, StandardCharsets.UTF_8),
                "csiso2022kr hz-gb-2312 iso-2022-cn iso-2022-cn-ext iso-2022-kr replacement");
        put(names, new PageEncoding(PageEncoding.Kind.USER_DEFINED, StandardCharsets.UTF_8), "x-user-defined");
        return Map.copyOf(names);
    }

    private static void putUnicode(Map<String, PageEncoding> names) {
        put(names, "UTF-8", "unicode-1-1-utf-8 unicode11utf8 unicode20utf8 utf-8 utf8 x-unicode20utf8");
        put(names, "UTF-16BE", "unicodefffe utf-16be");
        put(names, "UTF-16LE", "csunicode iso-10646-ucs-2 ucs-2 unicode unicodefeff utf-16 utf-16le");
    }

    private static void putLatin(Map<String, PageEncoding> names) {
        put(names, "windows-1250", "cp1250 windows-1250 x-cp1250");
        put(
                names,
                "windows-1252",
                "ansi_x3.4-1968 ascii cp1252 cp819 csisolatin1 ibm819 iso-8859-1 iso-ir-100 iso8859-1 iso88591 iso_8859-1"
                        + " iso_8859-1:1987 l1 latin1 us-ascii windows-1252 x-cp1252");
        put(
                names,
                "windows-1254",
                "cp1254 csisolatin5 iso-8859-9 iso-ir-148 iso8859-9 iso88599 iso_8859-9 iso_8859-9:1989 l5 latin5"
                        + " windows-1254 x-cp1254");
        put(names, "windows-1257", "cp1257 windows-1257 x-cp1257");
        put(names, "windows-1258", "cp1258 windows-1258 x-cp1258");
        putIso(names, 2, "101", "csisolatin2 l2 latin2 iso_8859-2:1987");
        putIso(names, 3, "109", "csisolatin3 l3 latin3 iso_8859-3:1988");
        putIso(names, 4, "110", "csisolatin4 l4 latin4 iso_8859-4:1988");
        // Java lacks these two; the letters of markup and addresses are the same
        put(names, "ISO-8859-1", "csisolatin6 iso-8859-10 iso-ir-157 iso8859-10 iso885910 l6 latin6");
        put(names, "ISO-8859-1", "iso-8859-14 iso8859-14 iso885914");
        put(names, "ISO-8859-13", "iso-8859-13 iso8859-13 iso885913");
        put(names, "ISO-8859-15", "csisolatin9 iso-8859-15 iso8859-15 iso885915 iso_8859-15 l9");
        put(names, "ISO-8859-16", "iso-8859-16");
        put(names, "x-MacRoman", "csmacintosh mac macintosh x-mac-roman");
    }

    private static void putOtherAlphabets(Map<String, PageEncoding> names) {
        put(names, "IBM866", "866 cp866 csibm866 ibm866");
        put(names, "windows-1251", "cp1251 windows-1251 x-cp1251");
        put(names, "windows-1253", "cp1253 windows-1253 x-cp1253");
        put(names, "windows-1255", "cp1255 windows-1255 x-cp1255");
        put(names, "windows-1256", "cp1256 windows-1256 x-cp1256");
        put(names, "x-windows-874", "dos-874 iso-8859-11 iso8859-11 iso885911 tis-620 windows-874");
        putIso(names, 5, "144", "csisolatincyrillic cyrillic iso_8859-5:1988");
        putIso(
                names,
                6,
                "127",
                "arabic asmo-708 csiso88596e csiso88596i csisolatinarabic ecma-114 iso-8859-6-e iso-8859-6-i"
                        + " iso_8859-6:1987");
        putIso(names, 7, "126", "csisolatingreek ecma-118 elot_928 greek greek8 iso_8859-7:1987 sun_eu_greek");
        putIso(
                names,
                8,
                "138",
                "csiso88598e csisolatinhebrew hebrew iso-8859-8-e iso_8859-8:1988 visual csiso88598i iso-8859-8-i"
                        + " logical");
        put(names, "KOI8-R", "cskoi8r koi koi8 koi8-r koi8_r");
        put(names, "KOI8-U", "koi8-ru koi8-u");
        put(names, "x-MacCyrillic", "x-mac-cyrillic x-mac-ukrainian");
    }

    private static void putEastAsian(Map<String, PageEncoding> names) {
        put(names, "GB18030", "chinese csgb2312 csiso58gb231280 gb2312 gb_2312 gb_2312-80 gbk iso-ir-58 x-gbk gb18030");
        put(names, "Big5-HKSCS", "big5 big5-hkscs cn-big5 csbig5 x-x-big5");
        put(names, "EUC-JP", "cseucpkdfmtjapanese euc-jp x-euc-jp");
        put(names, "ISO-2022-JP", "csiso2022jp iso-2022-jp");
        put(names, "windows-31j", "csshiftjis ms932 ms_kanji shift-jis shift_jis sjis windows-31j x-sjis");
        put(
                names,
                "x-windows-949",
                "cseuckr csksc56011987 euc-kr iso-ir-149 korean ks_c_5601-1987 ks_c_5601-1989 ksc5601 ksc_5601"
                        + " windows-949");
    }

    private static void putIso(Map<String, PageEncoding> names, int part, String registration, String more) {
        String labels = "iso-8859-# iso8859-# iso8859# iso_8859-# iso-ir-".replace("#", String.valueOf(part));
        put(names, "ISO-8859-" + part, labels + registration + " " + more);
    }

    private static void put(Map<String, PageEncoding> names, String javaName, String labels) {
        put(names, PageEncoding.of(Charset.forName(javaName)), labels);
    }

    private static void put(Map<String, PageEncoding> names, PageEncoding encoding, String labels) {
        for (String label : labels.split(" ", -1)) {
            names.put(label, encoding);
        }
    }
}
