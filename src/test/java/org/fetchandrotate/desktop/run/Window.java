package org.fetchandrotate.desktop.run;

import static org.assertj.core.api.Assertions.assertThat;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import javafx.application.Application;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.image.Image;
import javafx.scene.image.PixelFormat;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import javax.imageio.ImageIO;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

/// The tests' window, without the shell around the view.
public final class Window {
    private final Stage stage;

    private Window(Stage stage) {
        this.stage = stage;
    }

    public enum Theme {
        LIGHT,
        DARK
    }

    /// Shows a view in a window of that size.
    public static Window show(Callable<Parent> view, Theme theme, int width, int height) throws Exception {
        Stage stage = FxToolkit.registerPrimaryStage();
        return onFx(() -> {
            Application.setUserAgentStylesheet(
                    theme == Theme.LIGHT
                            ? new PrimerLight().getUserAgentStylesheet()
                            : new PrimerDark().getUserAgentStylesheet());
            StackPane root = new StackPane(view.call());
            root.setStyle("-fx-background-color: -color-bg-default;");
            Scene scene = new Scene(root, width, height);
            for (String css : new String[] {"theme.css", "run/run.css", "compare/compare.css"}) {
                scene.getStylesheets()
                        .add(Window.class
                                .getResource("/org/fetchandrotate/desktop/" + css)
                                .toExternalForm());
            }
            stage.setScene(scene);
            stage.sizeToScene();
            stage.show();
            return new Window(stage);
        });
    }

    public Stage stage() {
        return stage;
    }

    /// Writes what is to be seen to `target/screenshots`.
    public void shoot(String name) throws Exception {
        for (int pulse = 0; pulse < 3; pulse++) {
            WaitForAsyncUtils.waitForFxEvents();
        }
        Image image = onFx(() -> stage.getScene().snapshot(null));
        int width = (int) image.getWidth();
        int height = (int) image.getHeight();
        int[] argb = new int[width * height];
        image.getPixelReader().getPixels(0, 0, width, height, PixelFormat.getIntArgbInstance(), argb, 0, width);
        BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
        picture.setRGB(0, 0, width, height, argb, 0, width);
        try {
            Path folder = Files.createDirectories(Path.of("target", "screenshots"));
            ImageIO.write(picture, "png", folder.resolve(name + ".png").toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Does something on the FX thread and waits for it.
    public static <T> T onFx(Callable<T> action) throws Exception {
        try {
            return WaitForAsyncUtils.asyncFx(action).get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw e;
        }
    }

    /// A place in a scene, for nodes that do something when they come into one or leave it.
    public static StackPane place() {
        StackPane place = new StackPane();
        assertThat(new Scene(place).getRoot()).isEqualTo(place);
        return place;
    }
}
