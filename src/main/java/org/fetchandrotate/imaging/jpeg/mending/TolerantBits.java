package org.fetchandrotate.imaging.jpeg.mending;

/// The bits of a damaged scan, as libjpeg gives them out: where a marker or the end of the file comes too early,
/// zeros follow, and nothing more is decoded until a restart marker that fits. Single-threaded.
///
/// Source: ITU-T T.81, F.2.2.5 and E.2.4, and what libjpeg documents of `jpeg_resync_to_restart`.
final class TolerantBits {
    private static final int NONE = 0;
    private static final int FIRST_FRAME = 0xC0;
    private static final int RESTART = 0xD0;
    private static final int END_OF_IMAGE = 0xD9;

    private final byte[] file;
    private int at;
    private int current;
    private int left;
    /// The marker at which the data stopped, and where its 0xFF stands.
    private int marker = NONE;

    private int markerPlace;
    private int nextRestart;
    private boolean isExhausted;
    private boolean isDamaged;

    TolerantBits(byte[] file, int start) {
        this.file = file;
        this.at = start;
    }

    /// Whether zeros were made up since the last restart.
    boolean isExhausted() {
        return isExhausted;
    }

    /// Whether something was made up, or made no sense.
    boolean isDamaged() {
        return isDamaged;
    }

    void tellDamage() {
        isDamaged = true;
    }

    /// The place in the file where the data ended.
    int end() {
        return marker == NONE ? at : markerPlace;
    }

    int bit() {
        if (left == 0) {
            current = nextByte();
            left = 8;
        }
        left--;
        return current >>> left & 1;
    }

    /// @param count 0–15
    int bits(int count) {
        int value = 0;
        for (int i = 0; i < count; i++) {
            value = value << 1 | bit();
        }
        return value;
    }

    /// A value of so many bits with its sign: T.81, F.2.2.1, EXTEND.
    int value(int size) {
        int bits = bits(size);
        return size == 0 || bits >>> size - 1 == 1 ? bits : bits + 1 - (1 << size);
    }

    private int nextByte() {
        if (marker == NONE && at == file.length) {
            stopAt(END_OF_IMAGE, at);
        }
        if (marker == NONE) {
            int value = file[at++] & 0xFF;
            if (value != 0xFF) {
                return value;
            }
            skipFill();
            if (at < file.length && file[at] == 0) {
                at++;
                return 0xFF;
            }
            readCode();
        }
        isExhausted = true;
        isDamaged = true;
        return 0;
    }

    private void skipFill() {
        while (at < file.length && file[at] == -1) {
            at++;
        }
    }

    /// Reads the code behind 0xFF.
    private void readCode() {
        if (at < file.length) {
            stopAt(file[at++] & 0xFF, at - 2);
        } else {
            stopAt(END_OF_IMAGE, at);
        }
    }

    private void stopAt(int found, int place) {
        marker = found;
        markerPlace = place;
    }

    /// Passes the restart marker that is due, or what stands in its place.
    void restart() {
        left = 0;
        if (marker == NONE) {
            toNextMarker();
        }
        if (marker == RESTART + nextRestart) {
            marker = NONE;
        } else {
            resync();
        }
        nextRestart = nextRestart + 1 & 7;
        if (marker == NONE) {
            isExhausted = false;
        }
    }

    private void toNextMarker() {
        do {
            while (at < file.length && file[at] != -1) {
                at++;
            }
            skipFill();
            readCode();
        } while (marker == 0);
    }

    /// Passes what can't be meant, takes a marker far away for the one that is due, and waits for one that is due
    /// soon.
    private void resync() {
        while (marker != NONE) {
            int ahead = marker - RESTART - nextRestart & 7;
            boolean isRestart = marker >= RESTART && marker < RESTART + 8;
            if (marker < FIRST_FRAME || isRestart && ahead >= 6) {
                toNextMarker();
            } else if (isRestart && (ahead == 0 || ahead > 2)) {
                marker = NONE;
            } else {
                return;
            }
        }
    }
}
