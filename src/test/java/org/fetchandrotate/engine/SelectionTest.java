package org.fetchandrotate.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.fetchandrotate.engine.RunEvent.BatchFinished;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The selection against the sequential rule it stands for, in thousands of random cases.
final class SelectionTest {
    private static final int CASES_PER_SEED = 2_000;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void takesWhatTheSequentialRuleTakes_whateverTheLatencies(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < CASES_PER_SEED; i++) {
            Web web = Web.random(random);
            Outcome expected = sequentially(web);
            Outcome actual = Simulation.run(web, random);
            assertThat(actual.taken).as("%s", web).isEqualTo(expected.taken);
            assertThat(actual.asked).as("asked for in %s", web).isEqualTo(expected.asked);
            assertThat(actual.pages).as("pages of %s", web).isEqualTo(expected.pages);
            assertFair(web, actual.taken);
        }
    }

    @Test
    void isExhausted_onceEveryCandidateOfAScannedSiteWasTriedToTheEnd() {
        Selection selection = new Selection(9, 2);
        assertThat(selection.isExhausted(0)).as("not scanned").isFalse();
        selection.pageScanned(0, 2);
        selection.pageScanned(1, 50);
        Place first = selection.start(0).orElseThrow();
        Place second = selection.start(0).orElseThrow();
        assertThat(selection.pending(0)).isEqualTo(2);
        selection.succeeded(first);
        assertThat(selection.isExhausted(0)).as("one under way").isFalse();
        selection.failed(second);
        assertThat(selection.isExhausted(0)).isTrue();
        assertThat(selection.isExhausted(1)).as("most of it not tried").isFalse();
        assertThat(selection.isOver()).isFalse();
    }

    @Test
    void batchesAddUp_whenPlacesFailAgainAndAgain() {
        Web web = Web.ofOnePageEach(
                4, List.of(new boolean[] {false, true, false, false, true, true, true}, new boolean[] {true}));
        Simulation simulation = new Simulation(web, new Random(0));
        simulation.toTheEnd();
        assertThat(simulation.batchesFinished)
                .containsExactly(
                        new BatchFinished(0, 4, 2, 2), new BatchFinished(1, 2, 1, 1), new BatchFinished(2, 1, 1, 0));
    }

    @Test
    void startsCertainPlaces_beforeOtherPagesAnswered() {
        Selection selection = new Selection(9, 3);
        selection.pageScanned(1, 50);
        int started = 0;
        while (selection.start(1).isPresent()) {
            started++;
        }
        assertThat(started).isEqualTo(3);
        assertThat(selection.start(0)).isEmpty();
    }

    @Test
    void leavesPagesAlone_whenOthersHaveEnough() {
        Selection selection = new Selection(2, 4);
        assertThat(selection.needsPage(1)).isTrue();
        assertThat(selection.needsPage(2)).isFalse();
        selection.pageScanned(0, 0);
        assertThat(selection.needsPage(2)).isTrue();
    }

    /// The rule as DESIGN states it.
    private static Outcome sequentially(Web web) {
        Outcome outcome = new Outcome();
        int[] next = new int[web.sites.size()];
        Set<Integer> live = new HashSet<>();
        for (int site = 0; site < next.length; site++) live.add(site);
        for (int turn = 0; outcome.taken.size() < web.target && !live.isEmpty(); turn = (turn + 1) % next.length) {
            if (!live.contains(turn)) continue;
            outcome.pages.add(turn + "#0");
            boolean success = false;
            while (!success && next[turn] < web.sites.get(turn).length) {
                outcome.pages.addAll(web.pagesUpTo(turn, next[turn]));
                success = web.sites.get(turn)[next[turn]];
                outcome.asked.add(turn + ":" + next[turn]);
                if (success) outcome.taken.add(turn + ":" + next[turn]);
                next[turn]++;
            }
            if (!success) {
                outcome.pages.addAll(web.pagesUpTo(turn, next[turn]));
                live.remove(turn);
            }
        }
        return outcome;
    }

    private static void assertFair(Web web, List<String> taken) {
        int[] shares = new int[web.sites.size()];
        for (String image : taken) shares[Integer.parseInt(image.substring(0, image.indexOf(':')))]++;
        for (int site = 0; site < shares.length; site++) {
            boolean[] candidates = web.sites.get(site);
            int usable = 0;
            for (boolean good : candidates) if (good) usable++;
            for (int other = 0; other < shares.length; other++) {
                if (shares[other] > shares[site] + 1)
                    assertThat(shares[site]).as("%s", web).isEqualTo(usable);
            }
        }
    }

    /// @param ends of each site's pages: before which candidate the next page begins
    private record Web(int target, List<boolean[]> sites, List<int[]> ends) {
        static Web ofOnePageEach(int target, List<boolean[]> sites) {
            return new Web(
                    target,
                    sites,
                    sites.stream().map(site -> new int[] {site.length}).toList());
        }

        /// The pages that must be read to know a candidate, or that there is none.
        List<String> pagesUpTo(int site, int candidate) {
            List<String> pages = new ArrayList<>();
            int page = 0;
            do {
                pages.add(site + "#" + page);
            } while (ends.get(site)[page++] <= candidate && page < ends.get(site).length);
            return pages;
        }

        static Web random(Random random) {
            List<boolean[]> sites = new ArrayList<>();
            List<int[]> ends = new ArrayList<>();
            int count = 1 + random.nextInt(7);
            for (int site = 0; site < count; site++) {
                boolean[] good = new boolean[random.nextInt(4) == 0 ? 0 : random.nextInt(20)];
                double rate = random.nextDouble();
                for (int i = 0; i < good.length; i++) good[i] = random.nextDouble() < rate;
                sites.add(good);
                int[] pages = new int[1 + random.nextInt(4)];
                for (int page = 0; page < pages.length; page++) pages[page] = random.nextInt(good.length + 1);
                pages[pages.length - 1] = good.length;
                Arrays.sort(pages);
                ends.add(pages);
            }
            return new Web(random.nextInt(40), sites, ends);
        }

        @Override
        public String toString() {
            return target + " of " + sites.stream().map(Arrays::toString).toList() + " on pages up to "
                    + ends.stream().map(Arrays::toString).toList();
        }
    }

    private static final class Outcome {
        private final List<String> taken = new ArrayList<>();
        private final Set<String> asked = new HashSet<>();
        private final Set<String> pages = new HashSet<>();
    }

    /// Answers come in random order, and no more than a few images of a site are under way at once.
    private static final class Simulation {
        private final Web web;
        private final Random random;
        private final Selection selection;
        private final Outcome outcome = new Outcome();
        private final List<BatchFinished> batchesFinished = new ArrayList<>();
        private final TreeMap<Double, Runnable> answers = new TreeMap<>();
        private final int mostPending;
        private final int[] pagesRead;
        private double now;

        private Simulation(Web web, Random random) {
            this.web = web;
            this.random = random;
            selection = new Selection(web.target, web.sites.size());
            mostPending = 1 + random.nextInt(8);
            pagesRead = new int[web.sites.size()];
        }

        static Outcome run(Web web, Random random) {
            Simulation simulation = new Simulation(web, random);
            simulation.toTheEnd();
            for (Place place : simulation.selection.order()) {
                simulation.outcome.taken.add(place.site() + ":" + place.candidate());
            }
            return simulation.outcome;
        }

        void toTheEnd() {
            startWhatCanBe();
            while (!answers.isEmpty()) {
                var answer = answers.pollFirstEntry();
                now = answer.getKey();
                answer.getValue().run();
                batchesFinished.addAll(selection.batches().finished());
                startWhatCanBe();
            }
            assertThat(selection.isOver()).isTrue();
        }

        private void startWhatCanBe() {
            List<Integer> sites = new ArrayList<>();
            for (int site = 0; site < web.sites.size(); site++) sites.add(site);
            Collections.shuffle(sites, random);
            for (int site : sites) {
                if (selection.needsPage(site) && outcome.pages.add(site + "#" + pagesRead[site])) {
                    later(() -> read(site));
                }
                while (selection.pending(site) < mostPending) {
                    var place = selection.start(site);
                    if (place.isEmpty()) break;
                    outcome.asked.add(site + ":" + place.get().candidate());
                    later(() -> settle(place.get()));
                }
            }
        }

        private void read(int site) {
            int[] ends = web.ends.get(site);
            int page = pagesRead[site]++;
            int candidates = ends[page] - (page == 0 ? 0 : ends[page - 1]);
            if (page + 1 < ends.length) {
                selection.pageScannedOfMore(site, candidates);
            } else {
                selection.pageScanned(site, candidates);
            }
        }

        private void settle(Place place) {
            if (web.sites.get(place.site())[place.candidate()]) {
                selection.succeeded(place);
            } else {
                selection.failed(place);
            }
        }

        private void later(Runnable answer) {
            double latency = random.nextInt(5) == 0 ? 100 * random.nextDouble() : random.nextDouble();
            answers.put(now + latency, answer);
        }
    }
}
