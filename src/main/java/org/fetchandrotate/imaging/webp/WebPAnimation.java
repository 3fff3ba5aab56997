package org.fetchandrotate.imaging.webp;

import java.time.Duration;
import java.util.Iterator;
import java.util.Optional;
import org.fetchandrotate.imaging.AnimationCanvas;
import org.fetchandrotate.imaging.AnimationReader;
import org.fetchandrotate.imaging.ArgbImage;
import org.fetchandrotate.imaging.ImageFormatException;
import org.fetchandrotate.imaging.Orientation;

/// Shows the frames of an animated WebP in turn. Single-threaded.
final class WebPAnimation implements AnimationReader {
    private final Iterator<WebPFrame> frames;
    private final AnimationCanvas canvas;
    private final Orientation orientation;

    WebPAnimation(WebPFile file, Orientation orientation) {
        frames = file.frames().iterator();
        canvas = new AnimationCanvas(file.width(), file.height());
        this.orientation = orientation;
    }

    @Override
    public Optional<Duration> next() throws ImageFormatException {
        if (!frames.hasNext()) {
            return Optional.empty();
        }
        WebPFrame frame = frames.next();
        frame.showOn(canvas, LibWebP.decode(frame.bitstream()));
        return Optional.of(Duration.ofMillis(frame.duration()));
    }

    @Override
    public ArgbImage picture() {
        return canvas.picture();
    }

    @Override
    public Orientation orientation() {
        return orientation;
    }
}
