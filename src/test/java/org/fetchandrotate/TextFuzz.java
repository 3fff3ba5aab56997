package org.fetchandrotate;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.List;
import java.util.Random;

/// Seeded mutations of small texts: pieces of their language put in, parts cut out, doubled or moved, single
/// characters changed, ends cut off. `-Dfuzz.mutations=100000` makes more of them than each build does; the same
/// number makes the same texts.
public final class TextFuzz {
    /// Of processor time for one text: the clock's depends on what else the machine does.
    private static final long MAX_NANOS = 2_000_000_000L;

    private static final int MOST_CHANGES = 6;
    private static final int LONGEST_PART = 40;
    private static final ThreadMXBean TIMES = ManagementFactory.getThreadMXBean();

    /// What any text may hold by mistake or malice.
    private static final List<String> ANYWHERE = List.of(
            "\0",
            "\ud800",
            "\udc00",
            "\ufeff",
            "\u202e",
            "\u2028",
            "\r",
            "\n",
            "\t",
            " ",
            "é",
            "😀",
            "%",
            "%0a",
            "%zz",
            "\\",
            "\"",
            "'",
            "<",
            ">",
            "&",
            "-1",
            "0",
            "99999999999999999999",
            "1e999",
            "//",
            "http://",
            "[::",
            "\u001b[2J");

    private TextFuzz() {}

    /// What is fuzzed.
    @FunctionalInterface
    public interface Parser {
        /// @return whether the text made sense
        boolean parse(String text) throws Exception;
    }

    /// Asserts that a parser comes to an end by itself, in time, with mutations of each text.
    ///
    /// @param pieces of its language
    /// @param mutations in a usual build
    public static void assertSurvives(List<String> texts, List<String> pieces, int mutations, Parser parser) {
        Random random = new Random(20_26);
        int count = Integer.getInteger("fuzz.mutations", mutations);
        int understood = 0;
        for (int i = 0; i < count; i++) {
            String text = mutated(texts.get(i % texts.size()), pieces, random);
            understood += survives(parser, text) ? 1 : 0;
        }
        // else the mutations would never get past the first character
        assertThat(understood).as("texts that made sense").isPositive();
    }

    private static boolean survives(Parser parser, String text) {
        long start = TIMES.getCurrentThreadCpuTime();
        try {
            return parser.parse(text);
        } catch (Exception | StackOverflowError | OutOfMemoryError e) {
            throw new AssertionError("text " + text, e);
        } finally {
            assertThat(TIMES.getCurrentThreadCpuTime() - start)
                    .as("nanoseconds of %s", text)
                    .isLessThan(MAX_NANOS);
        }
    }

    private static String mutated(String source, List<String> pieces, Random random) {
        StringBuilder text = new StringBuilder(source);
        int changes = 1 + random.nextInt(MOST_CHANGES);
        for (int i = 0; i < changes; i++) {
            int at = random.nextInt(text.length() + 1);
            int end = Math.min(text.length(), at + random.nextInt(LONGEST_PART));
            switch (random.nextInt(8)) {
                case 0, 1 -> text.insert(at, pieces.get(random.nextInt(pieces.size())));
                case 2 -> text.insert(at, ANYWHERE.get(random.nextInt(ANYWHERE.size())));
                case 3 -> text.delete(at, end);
                case 4 -> text.insert(random.nextInt(text.length() + 1), text.substring(at, end));
                case 5 -> text.insert(at, text.substring(at, end).repeat(1 + random.nextInt(20)));
                case 6 -> {
                    if (at < text.length()) {
                        text.setCharAt(at, (char) random.nextInt(random.nextBoolean() ? 128 : 65_536));
                    }
                }
                default -> text.setLength(random.nextInt(4) == 0 ? at : text.length());
            }
        }
        return text.toString();
    }
}
