package org.fetchandrotate.desktop.bus;

import java.util.List;
import java.util.concurrent.Executor;
import org.fetchandrotate.desktop.base.TrayIcon;
import org.freedesktop.dbus.DBusPath;

/// Our icon in the tray. Thread-safe.
final class ExportedItem implements StatusNotifierItem {
    private final List<IconPixmap> pictures;
    private final Executor fxThread;
    private volatile TrayIcon shown;

    /// @param pictures the icon in several sizes
    /// @param fxThread does what a click asks for
    ExportedItem(List<IconPixmap> pictures, Executor fxThread, TrayIcon shown) {
        this.pictures = List.copyOf(pictures);
        this.fxThread = fxThread;
        this.shown = shown;
    }

    void show(TrayIcon icon) {
        shown = icon;
    }

    @Override
    public String getObjectPath() {
        return PATH;
    }

    @Override
    public String getCategory() {
        return "ApplicationStatus";
    }

    @Override
    public String getId() {
        return BusPresence.APPLICATION;
    }

    @Override
    public String getTitle() {
        return "Fetch and Rotate";
    }

    @Override
    public String getStatus() {
        return "Active";
    }

    @Override
    public String getIconName() {
        return "";
    }

    @Override
    public List<IconPixmap> getIconPixmap() {
        return pictures;
    }

    @Override
    public ToolTip getToolTip() {
        TrayIcon icon = shown;
        return new ToolTip("", List.of(), icon.tip(), icon.detail());
    }

    @Override
    public boolean isItemIsMenu() {
        return false;
    }

    @Override
    public DBusPath getMenu() {
        return new DBusPath(TrayMenu.PATH);
    }

    @Override
    public void activate(int x, int y) {
        fxThread.execute(shown.onClick());
    }

    @Override
    public void secondaryActivate(int x, int y) {
        activate(x, y);
    }

    @Override
    public void contextMenu(int x, int y) {
        activate(x, y);
    }

    @Override
    public void scroll(int delta, String orientation) {
        // there is nothing to scroll through
    }
}
