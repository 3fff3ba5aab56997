package org.fetchandrotate.spark;

import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.function.FlatMapGroupsFunction;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.util.TaskCompletionListener;
import org.jspecify.annotations.Nullable;

/// The rows of an archive with the bytes of their files, `original` and `rotated`, one image at a time.
record ShardBytes(JobFolder folder) implements FlatMapGroupsFunction<String, Row, Row>, Serializable {
    static StructType schema() {
        return ImageTable.schema().add("original", DataTypes.BinaryType).add("rotated", DataTypes.BinaryType);
    }

    @Override
    public Iterator<Row> call(String shard, Iterator<Row> rows) throws IOException {
        ShardArchive archive = ShardArchive.open(folder, shard);
        TaskContext.get().addTaskCompletionListener((TaskCompletionListener) _ -> archive.close());
        return new WithFiles(archive, ShardArchive.byKey(rows));
    }

    /// First the rows that have files, as these come, then the others.
    private static final class WithFiles implements Iterator<Row> {
        private final ShardArchive archive;
        private final Map<String, Row> images;
        private Optional<ShardArchive.Member> member;

        WithFiles(ShardArchive archive, Map<String, Row> images) throws IOException {
            this.archive = archive;
            this.images = images;
            member = nextFile();
        }

        @Override
        public boolean hasNext() {
            return !images.isEmpty();
        }

        @Override
        public Row next() {
            if (images.isEmpty()) {
                throw new NoSuchElementException();
            }
            try {
                return member.isPresent() ? ofFiles(member.get().key()) : withoutFiles();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private Row ofFiles(String key) throws IOException {
            byte @Nullable [] original = null;
            byte @Nullable [] rotated = null;
            while (member.isPresent() && member.get().key().equals(key)) {
                if (member.get().isOriginal()) {
                    original = member.get().content();
                } else {
                    rotated = member.get().content();
                }
                member = nextFile();
            }
            return with(images.remove(key), original, rotated);
        }

        private Row withoutFiles() {
            Iterator<Row> left = images.values().iterator();
            Row row = left.next();
            left.remove();
            return with(row, null, null);
        }

        private Optional<ShardArchive.Member> nextFile() throws IOException {
            Optional<ShardArchive.Member> next = archive.next();
            while (next.isPresent() && !next.get().isOriginal() && !next.get().isRotated()) {
                next = archive.next();
            }
            return next;
        }

        private static Row with(Row row, byte @Nullable [] original, byte @Nullable [] rotated) {
            Object[] values = new Object[row.size() + 2];
            for (int i = 0; i < row.size(); i++) {
                values[i] = row.get(i);
            }
            values[row.size()] = original;
            values[row.size() + 1] = rotated;
            return RowFactory.create(values);
        }
    }
}
