package org.fetchandrotate.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RoundSelectionTest {
    @Test
    void takesAndAsksForWhatTheSequentialRuleDoes() {
        Random random = new Random(16);
        for (int turn = 0; turn < 5_000; turn++) {
            boolean[][] pages = pages(random);
            int target = random.nextInt(40);
            assertThat(inRounds(target, pages)).as("turn %d", turn).isEqualTo(inTurns(target, pages));
        }
    }

    @Test
    void startsInSpans_howeverManyImages() {
        RoundSelection selection = new RoundSelection(1_000_000, 3);
        for (int site : selection.pages()) {
            selection.pageRead(site, 1_000_000);
        }
        assertThat(selection.start())
                .containsExactly(
                        new RoundSelection.Span(0, 0, 333_334, 0),
                        new RoundSelection.Span(1, 0, 333_333, 0),
                        new RoundSelection.Span(2, 0, 333_333, 0));
    }

    @Test
    void asksForMoreOfASite_onceItsPageDoesNotSuffice() {
        RoundSelection selection = new RoundSelection(4, 2);
        assertThat(selection.pages()).containsExactly(0, 1);
        selection.pageReadOfMore(0, 2);
        selection.pageRead(1, 9);
        assertThat(selection.pages()).isEmpty();
        assertThat(selection.start()).hasSize(2);
        BitSet second = new BitSet();
        second.set(1);
        selection.settle(Map.of(0, second));
        assertThat(selection.pages()).containsExactly(0);
        selection.pageRead(0, 0);
        assertThat(selection.start()).containsExactly(new RoundSelection.Span(1, 2, 3, 1));
    }

    private static boolean[][] pages(Random random) {
        boolean[][] pages = new boolean[random.nextInt(1, 7)][];
        double successes = random.nextDouble();
        for (int site = 0; site < pages.length; site++) {
            pages[site] = new boolean[random.nextInt(12)];
            for (int candidate = 0; candidate < pages[site].length; candidate++) {
                pages[site][candidate] = random.nextDouble() < successes;
            }
        }
        return pages;
    }

    /// Which candidates of each site are asked for, and whether its page is.
    private static List<String> inRounds(int target, boolean[][] pages) {
        RoundSelection selection = new RoundSelection(target, pages.length);
        List<String> asked = new ArrayList<>();
        boolean more = true;
        while (more) {
            int[] toRead = selection.pages();
            for (int site : toRead) {
                asked.add("page " + site);
                selection.pageRead(site, pages[site].length);
            }
            List<RoundSelection.Span> spans = selection.start();
            Map<Integer, BitSet> failed = new HashMap<>();
            for (RoundSelection.Span span : spans) {
                for (int candidate = span.from(); candidate < span.to(); candidate++) {
                    asked.add(span.site() + "/" + candidate);
                    if (!pages[span.site()][candidate]) {
                        failed.computeIfAbsent(span.site(), _ -> new BitSet()).set(candidate);
                    }
                }
            }
            selection.settle(failed);
            more = toRead.length > 0 || !spans.isEmpty();
        }
        return asked.stream().sorted().toList();
    }

    private static List<String> inTurns(int target, boolean[][] pages) {
        List<String> asked = new ArrayList<>();
        int[] next = new int[pages.length];
        BitSet looked = new BitSet();
        int taken = 0;
        boolean progress = true;
        while (progress) {
            progress = false;
            for (int site = 0; site < pages.length && taken < target; site++) {
                if (!looked.get(site)) {
                    looked.set(site);
                    asked.add("page " + site);
                }
                boolean success = false;
                while (!success && next[site] < pages[site].length) {
                    asked.add(site + "/" + next[site]);
                    success = pages[site][next[site]++];
                }
                taken += success ? 1 : 0;
                progress |= success;
            }
        }
        return asked.stream().sorted().toList();
    }
}
