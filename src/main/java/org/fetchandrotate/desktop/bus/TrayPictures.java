package org.fetchandrotate.desktop.bus;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.stream.IntStream;
import javafx.scene.image.Image;
import javafx.scene.image.PixelFormat;
import org.fetchandrotate.desktop.base.ProgramIcon;

/// The program's icon in the sizes of trays.
final class TrayPictures {
    /// Usual ones, and those of screens with twice as many pixels.
    private static final int[] EDGES = {16, 22, 24, 32, 48, 64};

    private TrayPictures() {}

    /// Draws them, on the FX thread.
    static List<IconPixmap> draw() {
        ProgramIcon icon = new ProgramIcon();
        return IntStream.of(EDGES)
                .mapToObj(edge -> pixmap(icon.draw(edge), edge))
                .toList();
    }

    private static IconPixmap pixmap(Image image, int edge) {
        int[] pixels = new int[edge * edge];
        image.getPixelReader().getPixels(0, 0, edge, edge, PixelFormat.getIntArgbInstance(), pixels, 0, edge);
        byte[] argb = new byte[pixels.length * Integer.BYTES];
        // network byte order
        ByteBuffer.wrap(argb).asIntBuffer().put(pixels);
        return new IconPixmap(edge, edge, argb);
    }
}
