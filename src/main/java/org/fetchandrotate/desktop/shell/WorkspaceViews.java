package org.fetchandrotate.desktop.shell;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import javafx.scene.Parent;
import org.fetchandrotate.desktop.base.Appearance;
import org.fetchandrotate.desktop.base.ViewLoader;
import org.fetchandrotate.desktop.history.HistoryController;
import org.fetchandrotate.desktop.log.LogController;
import org.fetchandrotate.desktop.run.RunController;
import org.fetchandrotate.desktop.settings.SettingsController;
import org.fetchandrotate.desktop.websites.WebsitesController;

/// The pages of one open workspace, each built when it is first asked for. Controllers that hold something are
/// [AutoCloseable], and closed with the workspace.
final class WorkspaceViews implements AutoCloseable {
    private final ViewContext context;
    private final Dividers dividers;
    private final Appearance appearance;
    private final WindowCommands commands;
    private final ViewLoader loader;
    private final Map<Page, Parent> views = new EnumMap<>(Page.class);
    private final List<AutoCloseable> closeables = new ArrayList<>();

    WorkspaceViews(ViewContext context, Dividers dividers, Appearance appearance, WindowCommands commands) {
        this.context = context;
        this.dividers = dividers;
        this.appearance = appearance;
        this.commands = commands;
        loader = new ViewLoader(context.messages());
    }

    Parent view(Page page) {
        return views.computeIfAbsent(page, this::build);
    }

    private Parent build(Page page) {
        Object controller = controller(page);
        if (controller instanceof AutoCloseable closeable) {
            closeables.add(closeable);
        }
        Parent view = controller instanceof WebsitesController websites
                ? loader.load(controller, websites.included().toArray())
                : loader.load(controller);
        dividers.restore(view);
        return view;
    }

    private Object controller(Page page) {
        return switch (page) {
            case WEBSITES -> new WebsitesController(context, commands::openDemo, commands::startRun);
            case RUN -> new RunController(context, commands::listWebsites);
            case HISTORY -> new HistoryController(context, dividers.preferences(), commands);
            case SETTINGS -> new SettingsController(context, appearance.themeProperty(), commands::reopen);
            case LOG -> new LogController(context);
        };
    }

    @Override
    public void close() {
        views.values().forEach(dividers::remember);
        for (AutoCloseable closeable : closeables) {
            try {
                closeable.close();
            } catch (Exception e) { // as AutoCloseable declares it
                throw new IllegalStateException("A view can't be closed", e);
            }
        }
    }
}
