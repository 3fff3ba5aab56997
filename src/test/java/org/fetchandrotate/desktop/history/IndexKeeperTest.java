package org.fetchandrotate.desktop.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.fetchandrotate.storage.Database;
import org.fetchandrotate.storage.HistoryReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class IndexKeeperTest {
    @Test
    void makesTheIndexesOfALongHistory_whichIsNoChangeForThoseWhoWatch(@TempDir Path folder) throws Exception {
        try (Database database = Database.open(folder.resolve("imgs.db"));
                HistoryReader reader = database.reader();
                HistoryStore store = new HistoryStore(database);
                IndexKeeper keeper = new IndexKeeper(store)) {
            HistorySamples.writeRun(database, 20_000);
            long watched = store.changeCounter();
            long before = reader.changeCounter();
            keeper.start();
            Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> reader.changeCounter() != before);
            assertThat(store.changeCounter()).isEqualTo(watched);
        }
    }

    @Test
    void leavesAReadOnlyDatabaseAlone(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("imgs.db");
        try (Database database = Database.open(file)) {
            HistorySamples.writeRun(database, 10);
        }
        try (Database readOnly = Database.openReadOnly(file);
                HistoryStore store = new HistoryStore(readOnly)) {
            assertThat(store.keepIndexes()).isFalse();
        }
    }
}
