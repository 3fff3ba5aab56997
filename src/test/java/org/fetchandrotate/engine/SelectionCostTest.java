package org.fetchandrotate.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/// What a run costs the one thread that decides: counted, not timed.
final class SelectionCostTest {
    @Test
    void goesWithTheImages_atAThousandSitesWithAThousandCandidates() {
        Work work = new Work(20_000, 1_000, 1_000, 3);
        work.toTheEnd();
        assertThat(work.taken).isEqualTo(20_000);
        assertThat(work.selection.steps() + work.looks).isLessThan(8L * (work.started + 1_000));
    }

    @Test
    void goesWithTheImages_whenAllOfAMillionCandidatesAreTried() {
        Work work = new Work(1_000_000, 1_000, 1_000, 2);
        work.toTheEnd();
        assertThat(work.started).isEqualTo(1_000_000);
        assertThat(work.selection.steps() + work.looks).isLessThan(12L * 1_000_000);
    }

    @Test
    void goesWithTheSites_whenAHundredThousandFail() {
        Work work = new Work(20_000, 100_000, 0, 1);
        work.toTheEnd();
        assertThat(work.pages).isEqualTo(100_000);
        assertThat(work.selection.steps() + work.looks).isLessThan(8L * 100_000);
    }

    @Test
    void goesWithTheSites_whenAHundredThousandGiveOneEach() {
        Work work = new Work(100_000, 100_000, 1, 1);
        work.toTheEnd();
        assertThat(work.taken).isEqualTo(100_000);
        assertThat(work.selection.order()).hasSize(100_000);
        assertThat(work.selection.steps() + work.looks).isLessThan(8L * 100_000);
    }

    /// Plays the coordinator's part, with answers first come, first served.
    private static final class Work {
        private static final int MOST_PENDING = 6;

        private final Selection selection;
        private final int candidates;
        private final int oneIn;
        private final Deque<Runnable> answers = new ArrayDeque<>();
        private final boolean[] requested;
        private long looks;
        private int pages;
        private int started;
        private int taken;

        /// @param oneIn every how manyth candidate succeeds
        Work(int target, int sites, int candidates, int oneIn) {
            selection = new Selection(target, sites);
            requested = new boolean[sites];
            this.candidates = candidates;
            this.oneIn = oneIn;
        }

        void toTheEnd() {
            startWhatCanBe();
            while (!answers.isEmpty()) {
                answers.remove().run();
                startWhatCanBe();
            }
            assertThat(selection.isOver()).isTrue();
        }

        private void startWhatCanBe() {
            for (OptionalInt next = selection.nextChanged(0); next.isPresent(); next = selection.nextChanged(0)) {
                int site = next.getAsInt();
                looks++;
                startAt(site);
                selection.leave(site);
            }
        }

        private void startAt(int site) {
            if (selection.needsPage(site) && !requested[site]) {
                requested[site] = true;
                pages++;
                answers.add(() -> selection.pageScanned(site, candidates));
            }
            while (selection.pending(site) < MOST_PENDING) {
                var place = selection.start(site);
                if (place.isEmpty()) {
                    return;
                }
                started++;
                answers.add(() -> settle(place.get()));
            }
        }

        private void settle(Place place) {
            if (place.candidate() % oneIn == 0) {
                taken++;
                selection.succeeded(place);
            } else {
                selection.failed(place);
            }
        }
    }
}
