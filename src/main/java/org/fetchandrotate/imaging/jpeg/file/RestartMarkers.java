package org.fetchandrotate.imaging.jpeg.file;

import java.io.IOException;

/// Says when the next restart marker is due (T.81, E.1.4) and writes it. Single-threaded.
public final class RestartMarkers {
    private final int interval;
    private int left;
    private int written;

    /// @param interval MCUs; 0 = no restarts
    public RestartMarkers(int interval) {
        this.interval = interval;
        this.left = interval;
    }

    /// To be asked before each MCU.
    public boolean isDue() {
        if (interval == 0) {
            return false;
        }
        if (left == 0) {
            left = interval - 1;
            return true;
        }
        left--;
        return false;
    }

    public void write(BitWriter target) throws IOException {
        target.align();
        target.marker(Marker.RST0 + (written++ & 7));
    }
}
