package org.fetchandrotate.spark;

import java.io.Serializable;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.PriorityQueue;

/// Which partition takes which domain's images. A domain with more than a partition's share has a partition of its
/// own, and these come first, since they take longest; the next largest are spread evenly over the others, and the
/// rest go by their names. Follows from the candidates alone.
///
/// @param places the partitions of the large ones
/// @param own how many have one of their own
/// @param shared how many partitions the others have
record DomainPlan(HashMap<String, Integer> places, int own, int shared) implements Serializable {
    /// So many domains are looked at one by one.
    static final int LARGE = 1_000;

    /// @param largest domains, the largest first
    /// @param images of the whole round
    static DomainPlan of(List<HostCount> largest, long images, int partitions) {
        long share = Math.max(1, (images + partitions - 1) / partitions);
        HashMap<String, Integer> places = new HashMap<>();
        largest.stream()
                .filter(domain -> domain.images() > share)
                .forEach(domain -> places.put(domain.host(), places.size()));
        int own = places.size();
        PriorityQueue<Load> loads =
                new PriorityQueue<>(Comparator.comparingLong(Load::images).thenComparingInt(Load::partition));
        for (int partition = own; partition < own + partitions; partition++) {
            loads.add(new Load(partition, 0));
        }
        for (HostCount domain : largest.subList(own, largest.size())) {
            Load least = loads.remove();
            places.put(domain.host(), least.partition());
            loads.add(new Load(least.partition(), least.images() + domain.images()));
        }
        return new DomainPlan(places, own, partitions);
    }

    private record Load(int partition, long images) {}

    int partitions() {
        return own + shared;
    }

    int partitionOf(String domain) {
        Integer place = places.get(domain);
        return place == null ? own + Math.floorMod(domain.hashCode(), shared) : place;
    }
}
