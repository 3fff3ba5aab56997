package org.fetchandrotate.desktop.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.LongStream;
import javafx.collections.ListChangeListener;
import org.fetchandrotate.model.ImageRecord;
import org.junit.jupiter.api.Test;

final class PagedRowsTest {
    private final Deque<Order> orders = new ArrayDeque<>();
    private final PagedRows rows = new PagedRows((ids, onRead) -> orders.add(new Order(ids, onRead)));

    private record Order(long[] ids, Consumer<List<SeenImage>> onRead) {
        void deliver() {
            onRead.accept(LongStream.of(ids).mapToObj(PagedRowsTest::read).toList());
        }
    }

    @Test
    void readsNothing_untilARowIsLookedAt() {
        rows.show(range(1, 100_000));
        assertThat(rows).hasSize(100_000);
        assertThat(orders).isEmpty();
    }

    @Test
    void givesARowThatFillsLater_whenItWasNotRead() {
        rows.show(range(1, 1_000));
        HistoryRow row = rows.get(500);
        assertThat(row.id()).isEqualTo(501);
        assertThat(row.image()).isEmpty();
        deliver();
        assertThat(row.image()).map(ImageRecord::id).contains(501L);
        assertThat(rows.get(500)).isSameAs(row);
    }

    @Test
    void readsOnePageAtATimeAndOnlyTheLastOnesLookedAt_whenScrolledFar() {
        rows.show(range(1, 100_000));
        for (int i = 0; i < 100_000; i += PagedRows.PAGE_SIZE) {
            rows.get(i);
        }
        int read = 0;
        while (!orders.isEmpty()) {
            assertThat(orders).hasSize(1);
            deliver();
            read++;
        }
        assertThat(read).isLessThanOrEqualTo(5);
        assertThat(rows.get(99_999).image()).isPresent();
        assertThat(rows.get(50_000).image()).isEmpty();
    }

    @Test
    void readsAPageAnew_whenItWasForgottenAndIsLookedAtAgain() {
        rows.show(range(1, 100_000));
        rows.get(0);
        deliver();
        for (int page = 1; page <= PagedRows.PAGES_KEPT; page++) {
            rows.get(page * PagedRows.PAGE_SIZE);
            deliver();
        }
        rows.get(0);
        assertThat(orders.getFirst().ids()).startsWith(1, 2, 3);
    }

    @Test
    void readsAPageAnew_whenReadingItFailed() {
        rows.show(range(1, 10));
        rows.get(0);
        orders.remove().onRead().accept(List.of());
        rows.get(0);
        assertThat(orders).hasSize(1);
    }

    @Test
    void tellsOfTheNewRowsAlone_whenRowsCome() {
        rows.show(range(1, 10));
        List<String> changes = changes();
        rows.show(range(1, 13));
        assertThat(changes).containsExactly("10-13 for []");
    }

    @Test
    void tellsOfTheRowsThatDiffer_whenSomeComeAndGo() {
        rows.show(new long[] {9, 8, 7, 6, 5});
        List<String> changes = changes();
        rows.show(new long[] {11, 10, 9, 8, 6, 5});
        assertThat(changes).containsExactly("0-4 for [9, 8, 7]");
    }

    @Test
    void tellsNothingAndReadsWhatIsInSightAgain_whenTheRowsAreTheSame() {
        rows.show(range(1, 10));
        HistoryRow row = rows.get(3);
        deliver();
        List<String> changes = changes();
        rows.show(range(1, 10));
        assertThat(changes).isEmpty();
        assertThat(orders).hasSize(1);
        assertThat(rows.get(3)).isSameAs(row);
        assertThat(row.image()).isPresent();
    }

    @Test
    void keepsRowsAndWhatWasReadOfThem_whenOthersComeBeforeThem() {
        rows.show(new long[] {3, 2, 1});
        HistoryRow row = rows.get(0);
        deliver();
        rows.show(new long[] {5, 4, 3, 2, 1});
        assertThat(rows.get(2)).isSameAs(row);
        assertThat(row.image()).isPresent();
        assertThat(rows.indexOf(row)).isEqualTo(2);
        assertThat(rows.contains(new HistoryRow(77))).isFalse();
    }

    @Test
    void isChanging_whileListenersAreTold() {
        List<Boolean> seen = new ArrayList<>();
        rows.addListener((ListChangeListener<HistoryRow>) change -> seen.add(rows.isChanging()));
        rows.show(range(1, 3));
        assertThat(seen).containsExactly(true);
        assertThat(rows.isChanging()).isFalse();
    }

    private List<String> changes() {
        List<String> changes = new ArrayList<>();
        rows.addListener((ListChangeListener<HistoryRow>) change -> {
            while (change.next()) {
                changes.add("%d-%d for %s"
                        .formatted(
                                change.getFrom(),
                                change.getTo(),
                                change.getRemoved().stream().map(HistoryRow::id).toList()));
            }
        });
        return changes;
    }

    private void deliver() {
        orders.remove().deliver();
    }

    private static SeenImage read(long id) {
        ImageRecord image = HistorySamples.processed(1, (int) id);
        return new SeenImage(new ImageRecord(
                id,
                image.url(),
                image.dirname(),
                image.filename(),
                image.status(),
                image.createdAt(),
                image.origin(),
                image.transfer(),
                image.picture(),
                image.rotatedCopy(),
                image.failure()));
    }

    private static long[] range(long first, long last) {
        return LongStream.rangeClosed(first, last).toArray();
    }
}
