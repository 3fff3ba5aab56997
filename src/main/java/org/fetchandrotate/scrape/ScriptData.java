package org.fetchandrotate.scrape;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// Finds the pictures in the data that pages built by scripts carry along (`__NEXT_DATA__`, `application/json`):
/// strings that are whole addresses of image files.
final class ScriptData {
    /// Whole, or from the root: a bare name may be anything.
    private static final Pattern ADDRESS =
            Pattern.compile("(?:https?:)?//[^\\s/]+/\\S+|/[^\\s/]\\S*", Pattern.CASE_INSENSITIVE);

    private static final int MOST = 1_000;

    private ScriptData() {}

    static List<String> urls(String script) {
        List<String> urls = new ArrayList<>();
        collect(JsonReader.read(script), urls);
        return urls;
    }

    private static void collect(JsonReader.Value value, List<String> urls) {
        if (urls.size() >= MOST) {
            return;
        }
        switch (value) {
            case JsonReader.Text text -> {
                if (ImageAddress.isFile(text.text())
                        && ADDRESS.matcher(text.text()).matches()) {
                    urls.add(text.text());
                }
            }
            case JsonReader.Items items -> items.values().forEach(item -> collect(item, urls));
            case JsonReader.Members members -> members.values().values().forEach(member -> collect(member, urls));
            case JsonReader.Other other -> {}
        }
    }
}
