package org.fetchandrotate.spark;

import java.io.IOException;
import java.io.OutputStream;
import java.io.Serializable;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.api.java.function.FlatMapGroupsFunction;
import org.apache.spark.sql.Row;

/// Unpacks an archive into the folders of a workspace, each file whole.
record UnpackedShard(JobFolder folder) implements FlatMapGroupsFunction<String, Row, String>, Serializable {
    @Override
    public Iterator<String> call(String shard, Iterator<Row> rows) throws IOException {
        Map<String, Row> images = ShardArchive.byKey(rows);
        FileSystem files = folder.fileSystem();
        try (ShardArchive archive = ShardArchive.open(folder, shard)) {
            Optional<ShardArchive.Member> member = archive.next();
            while (member.isPresent()) {
                if (member.get().isOriginal() || member.get().isRotated()) {
                    put(files, member.get(), images.get(member.get().key()));
                }
                member = archive.next();
            }
        }
        return List.of(shard).iterator();
    }

    private void put(FileSystem files, ShardArchive.Member member, Row image) throws IOException {
        Path above = folder.output(member.isOriginal() ? "img-original" : "img-rotated");
        Path target =
                new Path(new Path(above, image.getString(ImageTable.DIRNAME)), image.getString(ImageTable.FILENAME));
        Path part = new Path(target.getParent(), UUID.randomUUID() + ".part");
        try (OutputStream stream = files.create(part, true)) {
            stream.write(member.content());
        }
        JobFolder.moveOver(files, part, target);
    }
}
