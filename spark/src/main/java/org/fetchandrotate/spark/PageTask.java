package org.fetchandrotate.spark;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Row;
import org.fetchandrotate.engine.ShardEngine;
import org.fetchandrotate.engine.ShardImage;
import org.fetchandrotate.url.WebUrl;

/// Reads the pages of a partition's hosts, a few hundred at once, on an executor.
///
/// @param known what earlier rounds found at hosts of which pages are still to be read
record PageTask(Broadcast<JobOptions> options, Broadcast<HashMap<String, HashSet<String>>> known)
        implements MapPartitionsFunction<Row, Row>, Serializable {
    private static final int AT_ONCE = 500;

    /// @param rows site and host, all of a host in one partition
    @Override
    public Iterator<Row> call(Iterator<Row> rows) throws Exception {
        if (!rows.hasNext()) {
            return rows;
        }
        JobSettings job = JobSettings.of(options.value());
        Map<String, List<ShardEngine.Page>> hosts = new TreeMap<>();
        rows.forEachRemaining(row -> {
            int site = row.getInt(0);
            hosts.computeIfAbsent(row.getString(1), _ -> new ArrayList<>())
                    .add(new ShardEngine.Page(site, job.websites().get(site)));
        });
        List<List<ShardEngine.Page>> groups = groups(hosts);
        ShardEngine engine = TaskEngine.open(job);
        FlatMapFunction<List<ShardEngine.Page>, Row> read = pages -> read(engine, pages);
        return new Flattened<>(groups.iterator(), read);
    }

    /// Whole hosts, as many as make a few hundred pages.
    private static List<List<ShardEngine.Page>> groups(Map<String, List<ShardEngine.Page>> hosts) {
        List<List<ShardEngine.Page>> groups = new ArrayList<>();
        for (List<ShardEngine.Page> pages : hosts.values()) {
            pages.sort((one, other) -> Integer.compare(one.site(), other.site()));
            if (groups.isEmpty() || groups.getLast().size() + pages.size() > AT_ONCE) {
                groups.add(new ArrayList<>());
            }
            groups.getLast().addAll(pages);
        }
        return groups;
    }

    private Iterator<Row> read(ShardEngine engine, List<ShardEngine.Page> pages) throws InterruptedException {
        Map<String, Set<WebUrl>> urls = new HashMap<>();
        known.value().forEach((host, texts) -> {
            Set<WebUrl> parsed = new HashSet<>();
            texts.forEach(text -> WebUrl.parse(text).ifPresent(parsed::add));
            urls.put(host, parsed);
        });
        List<Row> found = new ArrayList<>();
        for (ShardEngine.Offer offer : engine.read(pages, urls)) {
            found.add(CandidateTable.page(offer));
            for (ShardImage image : offer.images()) {
                found.add(CandidateTable.image(image));
            }
        }
        return found.iterator();
    }

    /// The parts of a sequence, each made when it is asked for.
    private static final class Flattened<T> implements Iterator<Row> {
        private final Iterator<T> parts;
        private final FlatMapFunction<T, Row> make;
        private Iterator<Row> current = List.<Row>of().iterator();

        Flattened(Iterator<T> parts, FlatMapFunction<T, Row> make) {
            this.parts = parts;
            this.make = make;
        }

        @Override
        public boolean hasNext() {
            while (!current.hasNext() && parts.hasNext()) {
                current = made(parts.next());
            }
            return current.hasNext();
        }

        private Iterator<Row> made(T part) {
            try {
                return make.call(part);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("The task was cancelled", e);
            } catch (Exception e) {
                throw new IllegalStateException("Pages can't be read: " + e.getMessage(), e);
            }
        }

        @Override
        public Row next() {
            hasNext();
            return current.next();
        }
    }
}
