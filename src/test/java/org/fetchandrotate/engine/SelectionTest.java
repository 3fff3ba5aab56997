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
    void batchesAddUp_whenPlacesFailAgainAndAgain() {
        Web web =
                new Web(4, List.of(new boolean[] {false, true, false, false, true, true, true}, new boolean[] {true}));
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
            outcome.pages.add(turn);
            boolean success = false;
            while (!success && next[turn] < web.sites.get(turn).length) {
                success = web.sites.get(turn)[next[turn]];
                outcome.asked.add(turn + ":" + next[turn]);
                if (success) outcome.taken.add(turn + ":" + next[turn]);
                next[turn]++;
            }
            if (!success) live.remove(turn);
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

    private record Web(int target, List<boolean[]> sites) {
        static Web random(Random random) {
            List<boolean[]> sites = new ArrayList<>();
            int count = 1 + random.nextInt(7);
            for (int site = 0; site < count; site++) {
                boolean[] good = new boolean[random.nextInt(4) == 0 ? 0 : random.nextInt(20)];
                double rate = random.nextDouble();
                for (int i = 0; i < good.length; i++) good[i] = random.nextDouble() < rate;
                sites.add(good);
            }
            return new Web(random.nextInt(40), sites);
        }

        @Override
        public String toString() {
            return target + " of " + sites.stream().map(Arrays::toString).toList();
        }
    }

    private static final class Outcome {
        private final List<String> taken = new ArrayList<>();
        private final Set<String> asked = new HashSet<>();
        private final Set<Integer> pages = new HashSet<>();
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
        private double now;

        private Simulation(Web web, Random random) {
            this.web = web;
            this.random = random;
            selection = new Selection(web.target, web.sites.size());
            mostPending = 1 + random.nextInt(8);
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
                if (selection.needsPage(site) && outcome.pages.add(site)) {
                    later(() -> selection.pageScanned(site, web.sites.get(site).length));
                }
                while (selection.pending(site) < mostPending) {
                    var place = selection.start(site);
                    if (place.isEmpty()) break;
                    outcome.asked.add(site + ":" + place.get().candidate());
                    later(() -> settle(place.get()));
                }
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
