package org.fetchandrotate.desktop.base;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.fetchandrotate.model.FailureReason;
import org.fetchandrotate.model.FoundAs;
import org.fetchandrotate.scrape.SkipRule;
import org.fetchandrotate.settings.SettingKey;
import org.fetchandrotate.settings.WebsiteFinding;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The words of the window: all there, none too many, alike in every language.
class MessagesTest {
    private static final Path RESOURCES = Path.of("src/main/resources/org/fetchandrotate/desktop");
    private static final Path SOURCES = Path.of("src/main/java/org/fetchandrotate");

    /// A text literal that could be a key, or with a dot at its end the start of several.
    private static final Pattern LITERAL = Pattern.compile("\"((?:[a-z]+\\.)+[a-z0-9_.-]*)\"");

    private static final Pattern IN_FXML = Pattern.compile("\"%([^\"]+)\"");
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{(\\d)");

    @Test
    void everyKeyOfFxmlIsThere() throws IOException {
        assertThat(inFxml()).isNotEmpty().isSubsetOf(keys(""));
    }

    @Test
    void everyKeyOfCodeIsThere() throws IOException {
        Set<String> keys = keys("");
        Set<String> areas = keys.stream().map(MessagesTest::area).collect(Collectors.toSet());
        Set<String> missing = literals().stream()
                .filter(literal -> areas.contains(area(literal)))
                .filter(literal -> literal.endsWith(".")
                        ? keys.stream().noneMatch(key -> key.startsWith(literal))
                        : !keys.contains(literal))
                .filter(literal -> !NO_MESSAGES.contains(literal))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(missing).isEmpty();
    }

    /// Literals that look like keys and name something else: files, preferences.
    private static final Set<String> NO_MESSAGES = Set.of("history.css", "run.css", "compare.css", "history.view");

    @Test
    void everyKeyIsUsed() throws IOException {
        Set<String> used = new TreeSet<>(inFxml());
        Set<String> literals = literals();
        used.addAll(literals);
        for (SettingKey key : SettingKey.values()) {
            used.add(key.helpKey());
            used.add("settings." + key.key() + ".name");
        }
        Set<String> starts = literals.stream()
                .filter(literal -> literal.endsWith(".") && !literal.equals("settings."))
                .collect(Collectors.toSet());
        assertThat(keys("").stream()
                        .filter(key -> !used.contains(key))
                        .filter(key -> starts.stream().noneMatch(key::startsWith)))
                .isEmpty();
    }

    @Test
    void whatTheModelNames_isThere() throws IOException {
        Set<String> named = new TreeSet<>();
        for (SettingKey key : SettingKey.values()) {
            named.add(key.helpKey());
            named.add("settings." + key.key() + ".name");
            key.choices().forEach(choice -> named.add("settings.choice." + choice));
            if (!key.unit().isEmpty()) {
                named.add("settings.unit." + key.unit());
            }
        }
        Arrays.stream(FailureReason.values()).forEach(reason -> named.add("failure." + reason.code()));
        Arrays.stream(FoundAs.values()).forEach(found -> named.add("websites.found." + found.code()));
        Arrays.stream(SkipRule.values()).forEach(rule -> named.add("websites.skip." + rule.code()));
        Arrays.stream(WebsiteFinding.values()).forEach(flaw -> named.add("websites.finding." + flaw.code()));
        assertThat(named).isSubsetOf(keys(""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"_de", "_uk"})
    void translationsHaveTheSameKeysAndPlaceholders(String language) throws IOException {
        Properties english = load("");
        Properties translated = load(language);
        assertThat(translated.stringPropertyNames()).isEqualTo(english.stringPropertyNames());
        for (String key : english.stringPropertyNames()) {
            assertThat(placeholders(translated.getProperty(key)))
                    .as(key)
                    .isEqualTo(placeholders(english.getProperty(key)));
            assertThat(translated.getProperty(key)).as(key).isNotBlank();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "_de", "_uk"})
    void noApostropheEatsAPlaceholder(String language) throws IOException {
        Properties words = load(language);
        for (String key : words.stringPropertyNames()) {
            assertThat(words.getProperty(key)).as(key).doesNotContain("'");
        }
    }

    private static String area(String key) {
        return key.substring(0, key.indexOf('.'));
    }

    private static Set<String> keys(String language) throws IOException {
        return new TreeSet<>(load(language).stringPropertyNames());
    }

    private static Properties load(String language) throws IOException {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(RESOURCES.resolve("messages" + language + ".properties"))) {
            properties.load(reader);
        }
        return properties;
    }

    private static Set<String> placeholders(String text) {
        return PLACEHOLDER.matcher(text).results().map(match -> match.group(1)).collect(Collectors.toSet());
    }

    private static Set<String> inFxml() throws IOException {
        return found(RESOURCES, ".fxml", IN_FXML);
    }

    private static Set<String> literals() throws IOException {
        return found(SOURCES.resolve("desktop"), ".java", LITERAL);
    }

    private static Set<String> found(Path folder, String ending, Pattern pattern) throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.walk(folder)) {
            files = all.filter(path -> path.toString().endsWith(ending)).toList();
        }
        Set<String> found = new TreeSet<>();
        for (Path file : files) {
            pattern.matcher(Files.readString(file)).results().forEach(match -> found.add(match.group(1)));
        }
        return found;
    }

    @ParameterizedTest
    @CsvSource({
        "en, 1, 3, 1 of 3 websites gave nothing",
        "de, 1, 3, Eine von 3 Websites hat nichts gegeben",
        "de, 2, 3, 2 von 3 Websites haben nichts gegeben",
        "uk, 1, 1234, Один з 1\u00A0234 сайтів нічого не дав",
        "uk, 2, 3, 2 з 3 сайтів нічого не дали"
    })
    void countsInTheSingular(String language, int some, int all, String words) {
        assertThat(new Messages(Locale.of(language)).text("doctor.title", some, all))
                .isEqualTo(words);
    }
}
