package org.fetchandrotate.scrape;

import java.nio.charset.Charset;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The charsets that pages name, as browsers understand them: `iso-8859-1` means windows-1252, `gb2312` means
/// GB18030.
///
/// Source: WHATWG Encoding Standard, 4.2 "Names and labels". Charsets that browsers don't know are unknown here
/// too.
final class CharsetLabels {
    private static final Map<String, String> JAVA_NAMES = javaNames();

    /// Charsets that Java knows by the Standard's labels.
    private static final Set<String> OTHERS =
            Set.of("UTF-8", "UTF-16BE", "UTF-16LE", "IBM866", "KOI8-R", "KOI8-U", "EUC-JP", "ISO-2022-JP");

    private CharsetLabels() {}

    /// The charset that a label stands for; empty if it is unknown to browsers or to this Java runtime.
    static Optional<Charset> charset(String label) {
        String name = label.strip().toLowerCase(Locale.ROOT);
        Optional<Charset> charset = javaCharset(JAVA_NAMES.getOrDefault(name, name));
        return charset.filter(found -> JAVA_NAMES.containsKey(name) || isKnownToBrowsers(found.name()));
    }

    private static boolean isKnownToBrowsers(String name) {
        return name.startsWith("ISO-8859-") || name.startsWith("windows-") || OTHERS.contains(name);
    }

    private static Optional<Charset> javaCharset(String name) {
        try {
            return Optional.of(Charset.forName(name));
        } catch (IllegalArgumentException unknownOrIllegal) {
            return Optional.empty();
        }
    }

    private static Map<String, String> javaNames() {
        var names = new HashMap<String, String>();
        put(names, "UTF-8", "utf8 unicode-1-1-utf-8 unicode11utf8 unicode20utf8 x-unicode20utf8");
        put(names, "UTF-16LE", "utf-16 unicode ucs-2 csunicode iso-10646-ucs-2 unicodefeff");
        put(names, "UTF-16BE", "unicodefffe");
        put(
                names,
                "windows-1252",
                "iso-8859-1 iso8859-1 iso88591 iso_8859-1 iso_8859-1:1987 latin1 l1 ascii us-ascii ansi_x3.4-1968 cp819"
                        + " ibm819 iso-ir-100 csisolatin1 x-cp1252");
        put(names, "windows-1254", "iso-8859-9 iso8859-9 iso_8859-9 latin5 l5 x-cp1254");
        put(names, "x-windows-874", "iso-8859-11 iso8859-11 tis-620 dos-874 windows-874");
        put(names, "windows-1250", "x-cp1250");
        put(names, "windows-1251", "x-cp1251");
        put(names, "windows-31j", "shift_jis shift-jis sjis x-sjis ms_kanji ms932 csshiftjis");
        put(names, "EUC-JP", "x-euc-jp");
        put(names, "GB18030", "gb18030 gb2312 gb_2312 gb_2312-80 gbk x-gbk chinese csgb2312 csiso58gb231280");
        put(names, "Big5-HKSCS", "big5 big5-hkscs cn-big5 x-x-big5 csbig5");
        put(names, "x-windows-949", "euc-kr ks_c_5601-1987 ks_c_5601-1989 ksc5601 ksc_5601 korean windows-949 cseuckr");
        put(names, "KOI8-R", "koi koi8");
        put(names, "KOI8-U", "koi8-ru");
        put(names, "x-MacCyrillic", "x-mac-cyrillic x-mac-ukrainian");
        put(names, "x-MacRoman", "macintosh mac x-mac-roman");
        put(names, "ISO-8859-8", "iso-8859-8-i logical visual");
        return Map.copyOf(names);
    }

    private static void put(Map<String, String> names, String javaName, String labels) {
        for (String label : labels.split(" ", -1)) {
            names.put(label, javaName);
        }
    }
}
