package org.fetchandrotate.imports;

import java.util.List;
import org.fetchandrotate.TextFuzz;
import org.junit.jupiter.api.Test;

/// Throws mutated lists of other programs at what imports them.
final class ImportFuzzTest {
    private static final List<String> LISTS = List.of(
            "https://a.example/\n# mine\nb.example/photos\n",
            "id,URL,Caption\n1,https://a.example/,\"A \"\"hill\"\",\nand more\"\n2,https://b.example/x.jpg,\n",
            "a cat\thttps://a.example/\na dog\thttps://b.example/\n",
            "{\"url\":\"https://a.example/\",\"caption\":\"x\"}\n{\"url\":\"https://b.example/\"}\n",
            "[{\"url\":\"https://a.example/\"},[\"https://b.example/\"]]",
            "https://a.example/x.jpg\n  out=x.jpg\n  dir=/tmp\n",
            "<!DOCTYPE NETSCAPE-Bookmark-file-1><DL><DT><A HREF=\"https://a.example/\">A</A></DL>",
            "# Title\n\n* [a](https://a.example/ \"x\") ![b](<https://b.example/b c.jpg>) https://c.example/\n",
            "{\"roots\":{\"bookmark_bar\":{\"children\":[{\"type\":\"url\",\"name\":\"a\",\"url\":\"https://a.example/\"}]}}}");

    @Test
    void lists() {
        TextFuzz.assertSurvives(
                LISTS,
                List.of(
                        ",",
                        "\t",
                        ";",
                        "\"",
                        "\"\"",
                        "\n",
                        "\r\n",
                        "{",
                        "}",
                        "[",
                        "]",
                        "](",
                        "![",
                        "<a href=",
                        "<DL>",
                        "  out=",
                        "url"),
                3_000,
                text -> !ImportedList.parse(text).offers().isEmpty());
    }
}
