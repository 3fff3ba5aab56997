package org.fetchandrotate.imaging;

import java.time.Duration;
import java.util.Optional;

/// Decodes the frames of one animation, each as it looks over those before it. Single-threaded.
public interface AnimationReader {
    /// Lays the next frame on the canvas.
    ///
    /// @return how long it is to be seen, as the file says; empty if the last one was shown
    /// @throws ImageFormatException if it is malformed
    Optional<Duration> next() throws ImageFormatException;

    /// The canvas after the last frame shown, as it is stored; changes with the next.
    ArgbImage picture();

    /// By which the canvas is to be shown.
    Orientation orientation();
}
