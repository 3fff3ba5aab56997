package org.fetchandrotate.desktop.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.fetchandrotate.desktop.run.PairList.Motion;
import org.fetchandrotate.desktop.run.PairList.Order;
import org.fetchandrotate.desktop.run.PairRow.Outcome;
import org.fetchandrotate.engine.RunEvent;
import org.fetchandrotate.engine.RunEvent.Source;
import org.fetchandrotate.engine.RunEvents;
import org.fetchandrotate.model.FailureReason;
import org.junit.jupiter.api.Test;

final class PairListTest {
    private final ObservableList<PairRow> all = FXCollections.observableArrayList();
    private final PairList list = new PairList(all);

    @Test
    void followsTheNewest() {
        add(pair(1, 0), pair(2, 1));
        add(pair(3, 0));
        assertThat(numbers()).containsExactly(3L, 2L, 1L);
    }

    @Test
    void filtersWhatIsThereAndWhatComes() {
        add(pair(1, 0), pair(2, 1));
        list.filter(new PairFilter(OptionalInt.of(1), Set.of(), ""));
        add(pair(3, 0), pair(4, 1));
        assertThat(numbers()).containsExactly(4L, 2L);
        list.filter(PairFilter.ALL);
        assertThat(numbers()).containsExactly(4L, 3L, 2L, 1L);
    }

    @Test
    void filtersByOutcome() {
        PairRow reused = new PairRow(2, 0, pair(2, 0).record(), Source.REUSED);
        RunEvent.ImageFailed event = (RunEvent.ImageFailed) RunEvents.failed(0, 3, FailureReason.TIMEOUT, 0);
        add(pair(1, 0), reused, new PairRow(3, 0, event.record(), Source.FETCHED));
        list.filter(new PairFilter(OptionalInt.empty(), Set.of(Outcome.REUSED), ""));
        assertThat(numbers()).containsExactly(2L);
        list.filter(new PairFilter(OptionalInt.empty(), Set.of(Outcome.FAILED), ""));
        assertThat(numbers()).containsExactly(3L);
        list.filter(new PairFilter(OptionalInt.empty(), Set.of(Outcome.FAILED, Outcome.REUSED), ""));
        assertThat(numbers()).containsExactly(3L, 2L);
    }

    @Test
    void filtersByText_inAnyCase() {
        add(pair(1, 0), pair(2, 1));
        list.filter(new PairFilter(OptionalInt.empty(), Set.of(), " SITE1.Example "));
        assertThat(numbers()).containsExactly(2L);
    }

    @Test
    void sortsByWebsite_newestFirstWithinEach() {
        list.order(Order.BY_WEBSITE);
        add(pair(1, 1), pair(2, 0), pair(3, 1));
        add(pair(4, 0));
        assertThat(numbers()).containsExactly(4L, 2L, 3L, 1L);
    }

    @Test
    void countsNewOnes_whileHolding() {
        add(pair(1, 0));
        list.move(Motion.HOLDING);
        add(pair(2, 0), pair(3, 0));
        assertThat(numbers()).containsExactly(1L);
        assertThat(list.heldProperty().get()).isEqualTo(2);
        list.move(Motion.FOLLOWING);
        assertThat(numbers()).containsExactly(3L, 2L, 1L);
        assertThat(list.heldProperty().get()).isZero();
    }

    @Test
    void showsAllThatMatch_whenTheFilterChangesWhileHolding_andHoldsAnew() {
        add(pair(1, 0));
        list.move(Motion.HOLDING);
        add(pair(2, 1), pair(3, 0));
        list.filter(new PairFilter(OptionalInt.of(0), Set.of(), ""));
        assertThat(numbers()).containsExactly(3L, 1L);
        add(pair(4, 1), pair(5, 0));
        assertThat(numbers()).containsExactly(3L, 1L);
        assertThat(list.heldProperty().get()).isOne();
    }

    @Test
    void letsGoWhatTheRunLetsGo_whileHoldingToo() {
        add(pair(1, 0), pair(2, 0), pair(3, 0));
        list.move(Motion.HOLDING);
        all.removeLast();
        add(pair(4, 0));
        assertThat(numbers()).containsExactly(3L, 2L);
    }

    @Test
    void showsAnotherRun_evenWhileHolding() {
        add(pair(1, 0), pair(2, 0));
        list.move(Motion.HOLDING);
        all.clear();
        assertThat(numbers()).isEmpty();
        add(pair(1, 0));
        assertThat(numbers()).containsExactly(1L);
    }

    private void add(PairRow... oldestFirst) {
        all.addAll(0, List.of(oldestFirst).reversed());
    }

    private List<Long> numbers() {
        return list.shown().stream().map(PairRow::number).toList();
    }

    private static PairRow pair(long number, int site) {
        RunEvent.ImageProcessed event =
                (RunEvent.ImageProcessed) RunEvents.processed(site, (int) number, Source.FETCHED);
        return new PairRow(number, site, event.record(), Source.FETCHED);
    }
}
