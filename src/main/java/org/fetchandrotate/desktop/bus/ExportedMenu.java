package org.fetchandrotate.desktop.bus;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.stream.IntStream;
import org.fetchandrotate.desktop.base.TrayIcon;
import org.freedesktop.dbus.types.UInt32;
import org.freedesktop.dbus.types.Variant;

/// The menu of our tray icon: one level, its items numbered from 1. Thread-safe.
final class ExportedMenu implements TrayMenu {
    private static final String CLICKED = "clicked";

    private final Executor fxThread;
    private volatile Shown shown = new Shown(0, List.of());

    private record Shown(int revision, List<TrayIcon.Item> items) {}

    /// @param fxThread does what is chosen
    ExportedMenu(Executor fxThread) {
        this.fxThread = fxThread;
    }

    /// @return the number of this change; empty-handed callers of [#layout] get it too
    UInt32 show(List<TrayIcon.Item> items) {
        shown = new Shown(shown.revision() + 1, items);
        return new UInt32(shown.revision());
    }

    @Override
    public String getObjectPath() {
        return PATH;
    }

    @Override
    public UInt32 getVersion() {
        return new UInt32(3);
    }

    @Override
    public String getTextDirection() {
        return "ltr";
    }

    @Override
    public String getStatus() {
        return "normal";
    }

    @Override
    public MenuLayoutReply<UInt32, MenuLayout> layout(int parent, int depth, List<String> properties) {
        Shown now = shown;
        return new MenuLayoutReply<>(new UInt32(now.revision()), parent == 0 ? root(now, depth) : item(now, parent));
    }

    @Override
    public List<MenuItemProperties> groupProperties(List<Integer> items, List<String> properties) {
        Shown now = shown;
        return IntStream.rangeClosed(0, now.items().size())
                .filter(item -> items.isEmpty() || items.contains(item))
                .mapToObj(item -> new MenuItemProperties(item, properties(now, item)))
                .toList();
    }

    @Override
    public Variant<?> property(int item, String property) {
        return properties(shown, item).getOrDefault(property, new Variant<>(""));
    }

    @Override
    public void event(int item, String event, Variant<?> data, UInt32 time) {
        choose(item, event);
    }

    @Override
    public List<Integer> eventGroup(List<MenuEvent> events) {
        List<Integer> unknown = new ArrayList<>();
        for (MenuEvent event : events) {
            if (!choose(event.item(), event.event())) {
                unknown.add(event.item());
            }
        }
        return unknown;
    }

    @Override
    public boolean aboutToShow(int item) {
        return false;
    }

    /// @return false if there is no such item
    private boolean choose(int item, String event) {
        List<TrayIcon.Item> items = shown.items();
        if (item < 1 || item > items.size()) {
            return item == 0;
        }
        if (event.equals(CLICKED)) {
            fxThread.execute(items.get(item - 1).action());
        }
        return true;
    }

    private static MenuLayout root(Shown now, int depth) {
        List<Variant<?>> children = new ArrayList<>();
        for (int item = 1; depth != 0 && item <= now.items().size(); item++) {
            children.add(new Variant<>(item(now, item), MenuLayout.SIGNATURE));
        }
        return new MenuLayout(0, properties(now, 0), children);
    }

    private static MenuLayout item(Shown now, int item) {
        return new MenuLayout(item, properties(now, item), List.of());
    }

    private static Map<String, Variant<?>> properties(Shown now, int item) {
        if (item == 0) {
            return Map.of("children-display", new Variant<>("submenu"));
        }
        if (item < 0 || item > now.items().size()) {
            return Map.of();
        }
        // an underscore marks the letter that chooses an item
        String label = now.items().get(item - 1).words().replace("_", "__");
        return Map.of("label", new Variant<>(label), "enabled", new Variant<>(true), "visible", new Variant<>(true));
    }
}
