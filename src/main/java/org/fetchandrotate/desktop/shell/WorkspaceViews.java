package org.fetchandrotate.desktop.shell;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.layout.StackPane;
import org.fetchandrotate.desktop.websites.WebsitesController;

/// The pages of one open workspace, each built when it is first asked for. Controllers that hold something are
/// [AutoCloseable], and closed with the workspace.
final class WorkspaceViews implements AutoCloseable {
    private final ViewContext context;
    private final Dividers dividers;
    private final Appearance appearance;
    private final Runnable demo;
    private final Runnable start;
    private final ViewLoader loader;
    private final Map<Page, Parent> views = new EnumMap<>(Page.class);
    private final List<AutoCloseable> closeables = new ArrayList<>();

    WorkspaceViews(ViewContext context, Dividers dividers, Appearance appearance, Runnable demo, Runnable start) {
        this.context = context;
        this.dividers = dividers;
        this.appearance = appearance;
        this.demo = demo;
        this.start = start;
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
        if (controller instanceof Parent placeholder) {
            return placeholder;
        }
        Parent view = controller instanceof WebsitesController websites
                ? loader.load(controller, websites.included())
                : loader.load(controller);
        dividers.restore(view);
        return view;
    }

    private Object controller(Page page) {
        return switch (page) {
            case WEBSITES -> new WebsitesController(context, demo, start);
            case RUN, HISTORY, SETTINGS, LOG -> new StackPane(new Label(page.name()));
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
