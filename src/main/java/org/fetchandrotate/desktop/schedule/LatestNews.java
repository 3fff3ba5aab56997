package org.fetchandrotate.desktop.schedule;

import java.nio.file.Files;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.fetchandrotate.model.NewImages;
import org.fetchandrotate.model.RunRecord;
import org.fetchandrotate.storage.Database;
import org.fetchandrotate.storage.HistoryReader;
import org.fetchandrotate.storage.StorageException;

/// Finds what was new in the latest run of a history.
public record LatestNews(Database database) {
    /// Waits for the disk.
    ///
    /// @return empty if there is no run
    /// @throws StorageException if the history can't be read
    public Optional<NewImages> find() throws StorageException {
        if (Files.notExists(database.file())) {
            return Optional.empty();
        }
        try (HistoryReader history = database.reader()) {
            List<RunRecord> latest = history.runs().stream()
                    .sorted(Comparator.comparingLong(RunRecord::id).reversed())
                    .limit(2)
                    .toList();
            return latest.isEmpty() ? Optional.empty() : Optional.of(NewImages.of(latest));
        }
    }
}
