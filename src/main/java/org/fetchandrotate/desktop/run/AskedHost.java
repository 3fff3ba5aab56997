package org.fetchandrotate.desktop.run;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// A host that is asked for a website's pictures and isn't the website's own: most often a delivery network. Used
/// on the FX thread alone.
public final class AskedHost {
    private final String name;
    private final ReadOnlyObjectWrapper<HostLoad> load;

    AskedHost(String name) {
        this.name = name;
        load = new ReadOnlyObjectWrapper<>(HostLoad.idle(name));
    }

    public String name() {
        return name;
    }

    public ReadOnlyObjectProperty<HostLoad> loadProperty() {
        return load.getReadOnlyProperty();
    }

    void show(HostLoad shown) {
        load.set(shown);
    }
}
