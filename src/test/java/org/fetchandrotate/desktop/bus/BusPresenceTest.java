package org.fetchandrotate.desktop.bus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.fetchandrotate.desktop.NeedsToolkit;
import org.fetchandrotate.desktop.base.TrayIcon;
import org.freedesktop.dbus.connections.impl.DBusConnection;
import org.freedesktop.dbus.interfaces.DBus;
import org.freedesktop.dbus.interfaces.Properties;
import org.freedesktop.dbus.types.UInt32;
import org.freedesktop.dbus.types.Variant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

/// What docks and trays see of the program, on a bus of their own.
@NeedsToolkit
final class BusPresenceTest {
    private final List<String> done = new CopyOnWriteArrayList<>();

    private final Runnable show = () -> done.add("show");
    private final List<TrayIcon.Item> items = List.of(
            new TrayIcon.Item("Show", show),
            new TrayIcon.Item("Run now", () -> done.add("run")),
            new TrayIcon.Item("Stop the schedule", () -> done.add("stop")),
            new TrayIcon.Item("Quit", () -> done.add("quit")));

    @TempDir
    private Path folder;

    @BeforeEach
    void startToolkit() throws Exception {
        FxToolkit.registerPrimaryStage();
    }

    @Test
    void showsADockHowFarARunIs_andLeavesTheBusAfterwards() throws Exception {
        try (PrivateBus bus = new PrivateBus(folder);
                DBusConnection dock = bus.connect();
                BusPresence presence = new BusPresence(bus.environment())) {
            List<LauncherEntry.Update> updates = new CopyOnWriteArrayList<>();
            dock.addSigHandler(LauncherEntry.Update.class, updates::add);
            onFx(() -> presence.showProgress(OptionalDouble.of(0.428)));
            await().until(() -> !updates.isEmpty());
            assertThat(updates.getFirst().application()).isEqualTo("application://fetch-and-rotate.desktop");
            assertThat(values(updates.getFirst()))
                    .containsEntry("progress", 0.42)
                    .containsEntry("progress-visible", true);
            String sender = updates.getFirst().getSource();
            DBus daemon = dock.getRemoteObject("org.freedesktop.DBus", "/org/freedesktop/DBus", DBus.class);
            assertThat(daemon.NameHasOwner(sender))
                    .as("a dock forgets who leaves")
                    .isTrue();

            onFx(() -> presence.showProgress(OptionalDouble.empty()));
            await().until(() -> updates.size() == 2);
            assertThat(values(updates.getLast())).containsEntry("progress-visible", false);
            await().until(() -> !daemon.NameHasOwner(sender));
        }
    }

    @Test
    void showsAnIconInTheTray_withPicture_wordsAndMenu() throws Exception {
        try (PrivateBus bus = new PrivateBus(folder);
                FakeWatcher watcher = new FakeWatcher(bus);
                BusPresence presence = new BusPresence(bus.environment())) {
            // during a run, when the program is on the bus already
            List<String> updates = new CopyOnWriteArrayList<>();
            watcher.bus().addSigHandler(LauncherEntry.Update.class, update -> updates.add(update.application()));
            onFx(() -> presence.showProgress(OptionalDouble.of(0.1)));
            await().until(() -> !updates.isEmpty());
            onFx(() -> presence.showTray(Optional.of(icon("12 new since Friday"))));
            await().until(() -> shown(presence));
            assertThat(watcher.registered).singleElement().asString().startsWith("org.kde.StatusNotifierItem-");
            assertThat(watcher.item().getToolTip().title()).isEqualTo("12 new since Friday");
            assertThat(watcher.item().getToolTip().text()).isEqualTo("Next run at 18:05");
            assertThat(watcher.item().getStatus()).isEqualTo("Active");
            assertThat(watcher.item().getIconPixmap())
                    .extracting(IconPixmap::width)
                    .containsExactly(16, 22, 24, 32, 48, 64);
            // the icon's blue, in network byte order, in the middle of its upper edge; nothing in its corner
            IconPixmap large = watcher.item().getIconPixmap().getLast();
            assertThat(List.of(large.argb()[4 * (64 * 6 + 32)], large.argb()[4 * (64 * 6 + 32) + 1]))
                    .containsExactly((byte) 0xff, (byte) 0x1f);
            assertThat(large.argb()[0]).isZero();
            // panels ask for everything at once
            Properties properties = watcher.bus()
                    .getRemoteObject(watcher.registered.getLast(), StatusNotifierItem.PATH, Properties.class);
            assertThat(properties.GetAll("org.kde.StatusNotifierItem"))
                    .containsKeys("Id", "Title", "Status", "IconPixmap", "ToolTip", "Menu");

            watcher.item().activate(0, 0);
            await().until(() -> done.equals(List.of("show")));
            MenuLayout layout = watcher.menu().layout(0, -1, List.of()).layout();
            assertThat(labels(layout)).containsExactly("Show", "Run now", "Stop the schedule", "Quit");
            watcher.menu().event(2, "clicked", new Variant<>(0), new UInt32(0));
            watcher.menu().event(3, "hovered", new Variant<>(0), new UInt32(0));
            await().until(() -> done.equals(List.of("show", "run")));
            assertThat(watcher.menu()
                            .eventGroup(List.of(
                                    new MenuEvent(4, "clicked", new Variant<>(0), new UInt32(0)),
                                    new MenuEvent(9, "clicked", new Variant<>(0), new UInt32(0)))))
                    .containsExactly(9);
            await().until(() -> done.equals(List.of("show", "run", "quit")));
        }
    }

    @Test
    void tellsTheTrayOfOtherWords_andTakesTheIconAway() throws Exception {
        try (PrivateBus bus = new PrivateBus(folder);
                FakeWatcher watcher = new FakeWatcher(bus);
                BusPresence presence = new BusPresence(bus.environment())) {
            List<String> told = new CopyOnWriteArrayList<>();
            watcher.bus().addSigHandler(StatusNotifierItem.NewToolTip.class, _ -> told.add("tip"));
            watcher.bus().addSigHandler(TrayMenu.LayoutUpdated.class, _ -> told.add("menu"));
            onFx(() -> presence.showTray(Optional.of(icon("Nothing new"))));
            await().until(() -> shown(presence));
            onFx(() -> presence.showTray(Optional.of(icon("3 new since 14:05"))));
            await().until(() -> told.equals(List.of("tip")));
            assertThat(watcher.item().getToolTip().title()).isEqualTo("3 new since 14:05");
            TrayIcon shorter = new TrayIcon("", "", List.of(new TrayIcon.Item("Under_score", () -> {})), () -> {});
            onFx(() -> presence.showTray(Optional.of(shorter)));
            await().until(() -> told.equals(List.of("tip", "tip", "menu")));
            assertThat(labels(watcher.menu().layout(0, -1, List.of()).layout())).containsExactly("Under__score");
            String name = watcher.registered.getLast();
            DBus daemon = watcher.bus().getRemoteObject("org.freedesktop.DBus", "/org/freedesktop/DBus", DBus.class);
            onFx(() -> presence.showTray(Optional.empty()));
            await().until(() -> !daemon.NameHasOwner(name));
            await().until(() -> !shown(presence));
        }
    }

    @Test
    void findsATrayThatStartsLater_andSaysWhenItIsGone() throws Exception {
        try (PrivateBus bus = new PrivateBus(folder);
                BusPresence presence = new BusPresence(bus.environment())) {
            onFx(() -> presence.showTray(Optional.of(icon("Nothing new"))));
            try (DBusConnection other = bus.connect()) {
                // nobody keeps a list, so nobody shows the icon
                await().until(() -> names(other).anyMatch(name -> name.startsWith("org.kde.StatusNotifierItem-")));
                assertThat(shown(presence)).isFalse();
            }
            try (FakeWatcher watcher = new FakeWatcher(bus)) {
                await().until(() -> shown(presence));
                assertThat(watcher.registered).isNotEmpty();
            }
            await().until(() -> !shown(presence));
        }
    }

    @Test
    void saysThatTheBusIsGone_andTakesNoHarm() throws Exception {
        try (BusPresence presence = presenceThatLosesItsBus()) {
            await().until(() -> !shown(presence));
            onFx(() -> presence.showProgress(OptionalDouble.of(0.5)));
            onFx(() -> presence.showProgress(OptionalDouble.empty()));
        }
        try (BusPresence nowhere = new BusPresence(Map.of())) {
            onFx(() -> nowhere.showTray(Optional.of(icon("Nothing new"))));
            assertThat(shown(nowhere)).isFalse();
        }
    }

    /// The window closes on the FX thread.
    @Test
    void lastsNoLonger_whereTheBusDoesntAnswer() throws Exception {
        Path socket = folder.resolve("bus");
        try (ServerSocketChannel silent = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            silent.bind(UnixDomainSocketAddress.of(socket));
            BusPresence presence = new BusPresence(Map.of("DBUS_SESSION_BUS_ADDRESS", "unix:path=" + socket));
            onFx(() -> presence.showProgress(OptionalDouble.of(0.5)));
            try (SocketChannel asked = silent.accept()) {
                assertThat(asked.isConnected()).isTrue();
                long start = System.nanoTime();
                onFx(presence::close);
                assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
            }
        }
    }

    @Test
    void findsTheBusOfTheSession() {
        assertThat(BusAddress.find(
                        Map.of("DBUS_SESSION_BUS_ADDRESS", "unix:abstract=/tmp/x;unix:path=/run/bus,guid=1")))
                .contains("unix:path=/run/bus,guid=1");
        assertThat(BusAddress.find(Map.of("DBUS_SESSION_BUS_ADDRESS", "tcp:host=localhost,port=1")))
                .isEmpty();
        assertThat(BusAddress.find(Map.of("XDG_RUNTIME_DIR", folder.toString())))
                .isEmpty();
        assertThat(folder.resolve("bus").toFile().mkdir()).isTrue();
        assertThat(BusAddress.find(Map.of("XDG_RUNTIME_DIR", folder.toString())))
                .contains("unix:path=" + folder.resolve("bus"));
    }

    private BusPresence presenceThatLosesItsBus() throws Exception {
        try (PrivateBus bus = new PrivateBus(folder);
                FakeWatcher watcher = new FakeWatcher(bus)) {
            BusPresence presence = new BusPresence(bus.environment());
            onFx(() -> presence.showTray(Optional.of(icon("Nothing new"))));
            await().until(() -> shown(presence));
            assertThat(watcher.registered).hasSize(1);
            return presence;
        }
    }

    private TrayIcon icon(String tip) {
        return new TrayIcon(tip, "Next run at 18:05", items, show);
    }

    private static List<String> labels(MenuLayout menu) {
        return menu.children().stream()
                .map(child -> (Object[]) child.getValue())
                .map(child -> String.valueOf(
                        ((Variant<?>) Objects.requireNonNull(((Map<?, ?>) child[1]).get("label"))).getValue()))
                .toList();
    }

    private static Map<String, Object> values(LauncherEntry.Update update) {
        Map<String, Object> values = new HashMap<>();
        update.properties().forEach((key, value) -> values.put(key, value.getValue()));
        return values;
    }

    private static Stream<String> names(DBusConnection bus) throws Exception {
        return Stream.of(bus.getRemoteObject("org.freedesktop.DBus", "/org/freedesktop/DBus", DBus.class)
                .ListNames());
    }

    private static boolean shown(BusPresence presence) {
        Callable<Boolean> asked = () -> presence.trayShownProperty().get();
        return WaitForAsyncUtils.waitForAsyncFx(10_000, asked);
    }

    private static void onFx(Runnable action) {
        WaitForAsyncUtils.waitForAsyncFx(10_000, action);
    }
}
