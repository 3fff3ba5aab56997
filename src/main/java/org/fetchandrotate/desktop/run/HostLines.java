package org.fetchandrotate.desktop.run;

import java.util.ArrayList;
import java.util.List;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// The websites of a run, each followed by the other hosts that are asked for its pictures. Used on the FX thread
/// alone.
final class HostLines {
    private final ObservableList<HostLine> lines = FXCollections.observableArrayList();

    /// The same list for life.
    ObservableList<HostLine> lines() {
        return lines;
    }

    /// Puts in what is new, and leaves what is there: what is selected stays so.
    void show(List<HostRow> hosts) {
        List<HostLine> wanted = new ArrayList<>();
        for (HostRow host : hosts) {
            wanted.add(HostLine.of(host));
            host.askedHosts().forEach(asked -> wanted.add(HostLine.of(host, asked)));
        }
        if (wanted.size() == lines.size()) {
            return;
        }
        if (lines.isEmpty()) {
            lines.setAll(wanted);
            return;
        }
        for (int i = 0; i < wanted.size(); i++) {
            if (i == lines.size() || !lines.get(i).equals(wanted.get(i))) {
                lines.add(i, wanted.get(i));
            }
        }
    }

    void clear() {
        lines.clear();
    }
}
