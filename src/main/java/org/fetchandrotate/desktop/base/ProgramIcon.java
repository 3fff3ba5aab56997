package org.fetchandrotate.desktop.base;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import javafx.scene.Group;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.image.WritableImage;
import javafx.scene.paint.Color;
import javafx.scene.shape.SVGPath;
import javafx.scene.transform.Scale;

/// The program's icon, drawn from the same file as those of the installers. Used on the FX thread.
public final class ProgramIcon {
    /// Of the square that the file draws on.
    private static final double EDGE = 256;

    private static final Pattern PATH = Pattern.compile("<path fill=\"(#[0-9a-f]{6})\" d=\"([^\"]+)\"/>");

    private final String source;

    public ProgramIcon() {
        try (InputStream stream =
                Objects.requireNonNull(ProgramIcon.class.getResourceAsStream("icon.svg"), "icon.svg")) {
            source = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// @param edge of the picture, in pixels
    public WritableImage draw(int edge) {
        Group paths =
                new Group(PATH.matcher(source).results().map(ProgramIcon::path).toArray(Node[]::new));
        paths.getTransforms().setAll(new Scale(edge / EDGE, edge / EDGE));
        Scene scene = new Scene(new Group(paths), edge, edge, Color.TRANSPARENT);
        return scene.snapshot(new WritableImage(edge, edge));
    }

    private static Node path(MatchResult found) {
        SVGPath path = new SVGPath();
        path.setFill(Color.web(found.group(1)));
        path.setContent(found.group(2));
        return path;
    }
}
