package org.fetchandrotate.desktop.base;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.List;
import javafx.fxml.FXMLLoader;
import javafx.scene.Parent;

/// Loads views: `XView.fxml` beside its `XController`, with controllers that were built by hand.
public final class ViewLoader {
    private final Messages messages;

    public ViewLoader(Messages messages) {
        this.messages = messages;
    }

    /// Loads the FXML that shares package and stem with a controller.
    ///
    /// @param controller of the view
    /// @param included the controllers of views that it includes
    public Parent load(Object controller, Object... included) {
        Class<?> type = controller.getClass();
        String name = type.getSimpleName().replaceFirst("Controller$", "View.fxml");
        URL fxml = type.getResource(name);
        if (fxml == null) {
            throw new IllegalStateException("There is no " + name + " beside " + type.getName());
        }
        FXMLLoader loader = new FXMLLoader(fxml, messages.bundle());
        loader.setControllerFactory(wanted -> controller(wanted, controller, List.of(included)));
        try {
            return loader.load();
        } catch (IOException e) {
            throw new UncheckedIOException("Can't load " + name, e);
        }
    }

    private static Object controller(Class<?> wanted, Object controller, List<Object> included) {
        if (wanted.isInstance(controller)) {
            return controller;
        }
        return included.stream()
                .filter(wanted::isInstance)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("No " + wanted.getName() + " was given"));
    }
}
