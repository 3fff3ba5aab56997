package org.fetchandrotate.spark.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.fetchandrotate.model.ImageRecord;
import org.fetchandrotate.model.ImageStatus;
import org.fetchandrotate.storage.Database;
import org.fetchandrotate.storage.HistoryReader;
import org.fetchandrotate.storage.ImageQuery;
import org.fetchandrotate.storage.Sha256;
import org.fetchandrotate.storage.StorageException;

/// What the only run of a workspace took, for comparing workspaces. Pure functions.
public final class TakenImages {
    private TakenImages() {}

    /// Its images in their order: position, address, name, and what the two files hold that lie there.
    public static List<String> of(Path root) throws StorageException, IOException {
        List<String> taken = new ArrayList<>();
        for (ImageRecord row : rows(root)) {
            if (row.status() == ImageStatus.PROCESSED) {
                String place = row.dirname() + "/" + row.filename().orElseThrow();
                taken.add(row.origin().position().orElseThrow() + " " + row.url() + " "
                        + place + " " + hash(root.resolve("img-original").resolve(place)) + " "
                        + hash(root.resolve("img-rotated").resolve(place)));
            }
        }
        return taken;
    }

    /// What it asked for in vain: address and reason.
    public static List<String> failures(Path root) throws StorageException {
        return rows(root).stream()
                .filter(row -> row.status() != ImageStatus.PROCESSED)
                .map(row -> row.url() + " " + row.failure().orElseThrow().reason())
                .sorted()
                .toList();
    }

    private static List<ImageRecord> rows(Path root) throws StorageException {
        try (Database database = Database.openReadOnly(root.resolve("db/imgs.db"));
                HistoryReader reader = database.reader()) {
            long run = reader.runs().getFirst().id();
            return reader.imagesOfRun(run, reader.ids(ImageQuery.ALL.ofRun(run))).stream()
                    .sorted(Comparator.comparingInt(
                            row -> row.origin().position().orElse(0)))
                    .toList();
        }
    }

    private static String hash(Path file) throws IOException {
        return Sha256.of(Files.readAllBytes(file));
    }
}
