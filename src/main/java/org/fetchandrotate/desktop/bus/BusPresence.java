package org.fetchandrotate.desktop.bus;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import javafx.application.Platform;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import org.fetchandrotate.desktop.base.DesktopPresence;
import org.fetchandrotate.desktop.base.EventPump;
import org.fetchandrotate.desktop.base.TrayIcon;
import org.freedesktop.dbus.exceptions.DBusException;
import org.freedesktop.dbus.exceptions.DBusExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Shows the program to the docks and trays of Linux's desktops, which listen on the session's bus. It is on the
/// bus only while there is something to show. Used on the FX thread; whatever waits for the bus is done on a thread
/// of its own.
public final class BusPresence implements DesktopPresence, AutoCloseable {
    /// What the program is called in its desktop file's name.
    static final String APPLICATION = "fetch-and-rotate";

    private static final Logger LOG = LoggerFactory.getLogger(BusPresence.class);
    private static final Duration LONGEST_LEAVE = Duration.ofSeconds(1);

    private final Optional<String> address;
    private final ExecutorService worker = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("desktop-bus").factory());
    private final ReadOnlyBooleanWrapper trayShown = new ReadOnlyBooleanWrapper();
    private final AtomicBoolean pending = new AtomicBoolean();
    private List<IconPixmap> pictures = List.of();
    private volatile Wanted wanted = Wanted.NOTHING;

    // both touched by the worker alone
    private Optional<BusLink> link = Optional.empty();
    private boolean isGivenUp;

    /// What is to be shown.
    ///
    /// @param percent how far the program is
    /// @param pictures those of the tray's icon, in several sizes
    record Wanted(OptionalInt percent, Optional<TrayIcon> tray, List<IconPixmap> pictures) {
        static final Wanted NOTHING = new Wanted(OptionalInt.empty(), Optional.empty(), List.of());
    }

    /// @param environment the variables of the process, which say where the bus is
    public BusPresence(Map<String, String> environment) {
        address = BusAddress.find(environment);
    }

    @Override
    public void showProgress(OptionalDouble done) {
        OptionalInt percent =
                done.isPresent() ? OptionalInt.of((int) Math.floor(100 * done.getAsDouble())) : OptionalInt.empty();
        want(new Wanted(percent, wanted.tray(), wanted.pictures()));
    }

    @Override
    public void showTray(Optional<TrayIcon> icon) {
        if (icon.isPresent() && pictures.isEmpty() && address.isPresent()) {
            pictures = TrayPictures.draw();
        }
        want(new Wanted(wanted.percent(), icon, icon.isPresent() ? pictures : List.of()));
    }

    @Override
    public ReadOnlyBooleanProperty trayShownProperty() {
        return trayShown.getReadOnlyProperty();
    }

    @Override
    public void outliveWindow(boolean outlives) {
        Platform.setImplicitExit(!outlives);
    }

    /// Leaves the bus, and lets go of one that doesn't answer: the window's end doesn't wait for it. Idempotent.
    @Override
    public void close() {
        want(Wanted.NOTHING);
        worker.shutdown();
        try {
            if (!worker.awaitTermination(LONGEST_LEAVE.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.debug("The desktop's bus doesn't answer");
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void want(Wanted changed) {
        if (address.isEmpty() || changed.equals(wanted)) {
            return;
        }
        wanted = changed;
        if (pending.compareAndSet(false, true)) {
            onWorker(this::show);
        }
    }

    private void show() {
        pending.set(false);
        Wanted now = wanted;
        if (link.filter(open -> open.hasTray() && now.tray().isEmpty()).isPresent()) {
            // who leaves the bus takes the icon away
            leave();
        }
        try {
            if (link.isEmpty() && !isGivenUp && !now.equals(Wanted.NOTHING)) {
                BusSurroundings surroundings = new BusSurroundings(this::onWorker, EventPump::onFxThread, this::told);
                link = Optional.of(BusLink.open(address.orElseThrow(), surroundings, () -> onWorker(this::giveUp)));
            }
            if (link.isPresent()) {
                link.get().show(now);
            }
        } catch (DBusException | DBusExecutionException e) {
            LOG.debug("The desktop's bus can't be used", e);
            giveUp();
        }
        if (now.equals(Wanted.NOTHING)) {
            leave();
            isGivenUp = false;
        }
    }

    /// Until there is something new to show after there was nothing.
    private void giveUp() {
        isGivenUp = true;
        leave();
    }

    private void leave() {
        if (link.isPresent()) {
            link.get().close();
            link = Optional.empty();
            told(false);
        }
    }

    private void onWorker(Runnable work) {
        try {
            worker.execute(work);
        } catch (RejectedExecutionException _) {
            // closed: the bus or a run told of something on its way out
        }
    }

    private void told(boolean isShown) {
        EventPump.onFxThread(() -> trayShown.set(isShown));
    }
}
