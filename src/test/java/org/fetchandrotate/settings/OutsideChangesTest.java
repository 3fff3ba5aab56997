package org.fetchandrotate.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.fetchandrotate.settings.WebsiteList.Entry;
import org.fetchandrotate.settings.WebsiteList.Use;
import org.fetchandrotate.url.WebUrl;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Two programs change the same file.
final class OutsideChangesTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({
        // base, mine, theirs, both
        "a b c, a b c d, a b c, a b c d",
        "a b c, a b c, a x b c, a x b c",
        "a b c, a b c d, a x b c, a x b c d",
        "a b c, b c, a b c x, b c x",
        "a b c, a b c, b c, b c",
        "a b c, b c, a c, c",
        "a b c, c a b, a b x c, c a b x",
        "a b c, a #b c, a b c x, a #b c x",
        "a b c, a #b c, #a b c, #a #b c",
        "a b c, a #b c, a c, a #b c",
        "a b c, x a b c, y a b c, x y a b c",
        "a b c, a b c x, a b c x, a b c x",
        "a b c, '', a b c x, x",
        "'', a, b, a b",
    })
    void listsAreMerged(String base, String mine, String theirs, String both) {
        assertThat(words(list(mine).onto(list(base), list(theirs)))).isEqualTo(both);
    }

    @Test
    void commentsOfTheOtherSideAreKept() {
        WebsiteList base = list("a b");
        WebsiteList theirs = WebsiteList.parse("# new\nhttps://a.example/\n\n; two\nhttps://b.example/\n");
        WebsiteList mine = list("a b c");

        WebsiteList both = mine.onto(base, theirs);

        assertThat(both)
                .isEqualTo(WebsiteList.parse(
                        "# new\nhttps://a.example/\n\n; two\nhttps://b.example/\nhttps://c.example/\n"));
    }

    @Test
    void nothingIsLostNorDoubled_whateverBothDo() {
        Random random = new Random(31);
        for (int round = 0; round < 2_000; round++) {
            List<Entry> base = list("a b c d e f").entries();
            List<Entry> mine = changed(base, random);
            List<Entry> theirs = changed(base, random);

            List<Entry> both = list(mine).onto(list(base), list(theirs)).entries();

            Set<WebUrl> expected = new HashSet<>(urls(mine));
            expected.addAll(urls(theirs));
            // gone if one side removed it and the other left it as it was
            urls(base).stream().filter(url -> isGone(url, base, mine, theirs)).forEach(expected::remove);
            assertThat(urls(both)).as("%s | %s", mine, theirs).containsExactlyInAnyOrderElementsOf(expected);
        }
    }

    @Test
    void settingsOfBothSidesHold() throws Exception {
        SettingsFile base = settings("[DEFAULT]\nretries = 3\n");
        SettingsFile mine = base.with(SettingKey.ofKey("max_img_count").orElseThrow(), "7");
        SettingsFile theirs = settings("[DEFAULT]\n; mine is larger\nretries = 5\n");

        SettingsFile both = mine.onto(base, theirs);

        assertThat(both.lines()).contains("retries = 5", "max_img_count = 7");
        both.save(folder.resolve("both.ini"));
        assertThat(folder.resolve("both.ini")).content().contains("; mine is larger");
    }

    @Test
    void defaultPutBackHere_isPutBackThereToo() throws Exception {
        SettingsFile base = settings("[DEFAULT]\nretries = 3\nmax_img_count = 4\n");
        SettingsFile theirs = settings("[DEFAULT]\nretries = 3\nmax_img_count = 5\n");

        SettingsFile both =
                base.without(SettingKey.ofKey("retries").orElseThrow()).onto(base, theirs);

        assertThat(both).isEqualTo(settings("[DEFAULT]\nmax_img_count = 5\n"));
    }

    @Test
    void brokenSettingsAreNotRead() {
        assertThatThrownBy(() -> settings("[DEFAULT]\nretries = many\n")).isInstanceOf(SettingsException.class);
    }

    private SettingsFile settings(String text) throws Exception {
        return SettingsFile.load(Files.writeString(folder.resolve("config.ini"), text));
    }

    private static boolean isGone(WebUrl url, List<Entry> base, List<Entry> mine, List<Entry> theirs) {
        Entry before = base.stream()
                .filter(entry -> entry.url().equals(url))
                .findFirst()
                .orElseThrow();
        boolean here = urls(mine).contains(url);
        boolean there = urls(theirs).contains(url);
        return !here || !there && mine.contains(before);
    }

    private static List<Entry> changed(List<Entry> entries, Random random) {
        List<Entry> changed = new ArrayList<>(entries);
        for (int i = random.nextInt(4); i > 0 && !changed.isEmpty(); i--) {
            int place = random.nextInt(changed.size());
            switch (random.nextInt(4)) {
                case 0 -> changed.remove(place);
                case 1 -> changed.add(place, entry("n" + random.nextInt(1_000_000)));
                case 2 -> changed.set(place, new Entry(changed.get(place).url(), Use.OFF));
                default -> Collections.swap(changed, place, random.nextInt(changed.size()));
            }
        }
        return changed;
    }

    private static List<WebUrl> urls(List<Entry> entries) {
        return entries.stream().map(Entry::url).toList();
    }

    private static Entry entry(String name) {
        return WebsiteList.parse("https://" + name + ".example/").entries().getFirst();
    }

    private static WebsiteList list(List<Entry> entries) {
        return WebsiteList.empty().withEntries(entries);
    }

    private static WebsiteList list(String words) {
        StringBuilder text = new StringBuilder();
        for (String word : words.isEmpty() ? new String[0] : words.split(" ")) {
            text.append(word.startsWith("#") ? "#" : "")
                    .append("https://")
                    .append(word.replace("#", ""))
                    .append(".example/\n");
        }
        return WebsiteList.parse(text.toString());
    }

    private static String words(WebsiteList list) {
        return String.join(
                " ",
                list.entries().stream()
                        .map(entry -> (entry.use() == Use.OFF ? "#" : "")
                                + entry.url().toString().replaceAll("https://(.*)\\.example/", "$1"))
                        .toList());
    }
}
