package org.fetchandrotate.desktop.shell;

import java.awt.image.BufferedImage;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.image.Image;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.stage.Stage;
import javafx.stage.Window;
import javax.imageio.ImageIO;
import org.awaitility.Awaitility;
import org.fetchandrotate.engine.Engine;
import org.testfx.api.FxToolkit;

/// The whole window on the headless toolkit, driven from a test's thread.
public final class TestWindow implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    public final RecordedActions system = new RecordedActions();
    public final MemoryPreferences preferences;
    private final Stage stage;
    private final DesktopWindow window;

    public TestWindow(MemoryPreferences preferences, int width, int height) {
        this.preferences = preferences;
        if (preferences.get("language").isEmpty()) {
            preferences.put("language", "en");
        }
        try {
            FxToolkit.registerPrimaryStage();
        } catch (TimeoutException e) {
            throw new AssertionError("The toolkit doesn't start", e);
        }
        stage = call(Stage::new);
        window = call(() -> {
            DesktopWindow made = new DesktopWindow(stage, system, preferences, new Engine(Clock.systemDefaultZone()));
            made.show();
            // beyond the screen of the headless toolkit
            stage.setWidth(width);
            stage.setHeight(height);
            return made;
        });
    }

    public TestWindow() {
        this(new MemoryPreferences().with("theme", "light"), 1000, 700);
    }

    public Stage stage() {
        return stage;
    }

    public DesktopWindow window() {
        return window;
    }

    /// Opens a workspace and waits until its websites show.
    public void open(Path folder) {
        run(() -> window.open(folder));
        waitFor("#websitesSplit", node -> true);
    }

    /// Goes to a page as its menu item does.
    public void go(Page page) {
        window.go(page);
    }

    public void run(Runnable action) {
        call(() -> {
            action.run();
            return true;
        });
    }

    /// Does something on the FX thread, and waits for it.
    public <T> T call(Callable<T> action) {
        CompletableFuture<T> result = new CompletableFuture<>();
        Runnable told = () -> {
            try {
                result.complete(action.call());
            } catch (Throwable e) { // told to the test
                result.completeExceptionally(e);
            }
        };
        if (Platform.isFxApplicationThread()) {
            told.run();
        } else {
            Platform.runLater(told);
        }
        try {
            return result.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw new AssertionError("Failed on the FX thread", e.getCause());
        } catch (TimeoutException | InterruptedException e) {
            throw new AssertionError("The FX thread doesn't answer", e);
        }
    }

    public Optional<Node> find(String selector) {
        return call(() -> Optional.ofNullable(stage.getScene().lookup(selector)));
    }

    @SuppressWarnings("unchecked")
    public <T extends Node> T get(String selector) {
        return (T) find(selector).orElseThrow(() -> new AssertionError("There is no " + selector));
    }

    public void waitFor(String selector, Predicate<Node> condition) {
        await(() -> {
            Node node = stage.getScene().lookup(selector);
            return node != null && condition.test(node);
        });
    }

    /// @param condition asked on the FX thread
    public void await(Callable<Boolean> condition) {
        Awaitility.await().atMost(PATIENCE).pollInterval(Duration.ofMillis(30)).until(() -> call(condition));
    }

    /// Writes what the window shows to `target/screenshots`.
    public void shoot(String name) {
        String theme = preferences.get("theme").orElse("system");
        shoot(stage, "%s-%s-%.0fx%.0f".formatted(name, theme, stage.getWidth(), stage.getHeight()));
    }

    /// Writes what a window shows, such as a dialog.
    public void shoot(Window window, String name) {
        WritableImage image = call(() -> {
            window.getScene().getRoot().applyCss();
            window.getScene().getRoot().layout();
            return window.getScene().snapshot(null);
        });
        String file = name + ".png";
        File target = Path.of("target", "screenshots", file).toFile();
        try {
            Files.createDirectories(target.toPath().getParent());
            ImageIO.write(buffered(image), "png", target);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static BufferedImage buffered(Image image) {
        int width = (int) image.getWidth();
        int height = (int) image.getHeight();
        int[] pixels = new int[width * height];
        image.getPixelReader().getPixels(0, 0, width, height, PixelFormat.getIntArgbInstance(), pixels, 0, width);
        BufferedImage buffered = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
        buffered.setRGB(0, 0, width, height, pixels, 0, width);
        return buffered;
    }

    @Override
    public void close() {
        run(() -> {
            stage.hide();
            window.close();
        });
    }
}
