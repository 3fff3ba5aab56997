package org.fetchandrotate.imaging.jpeg;

/// The marker codes of T.81, table B.1, without their leading 0xFF.
final class Marker {
    static final int SOF0_BASELINE = 0xC0;
    static final int SOF1_EXTENDED = 0xC1;
    static final int SOF2_PROGRESSIVE = 0xC2;
    static final int DHT = 0xC4;
    static final int RST0 = 0xD0;
    static final int RST7 = 0xD7;
    static final int SOI = 0xD8;
    static final int EOI = 0xD9;
    static final int SOS = 0xDA;
    static final int DQT = 0xDB;
    static final int DNL = 0xDC;
    static final int DRI = 0xDD;
    static final int APP0 = 0xE0;
    static final int APP1 = 0xE1;
    static final int APP2 = 0xE2;
    static final int APP11 = 0xEB;
    static final int APP13 = 0xED;
    static final int APP14 = 0xEE;
    static final int TEM = 0x01;

    private Marker() {}

    /// Whether it is a start of frame of any process; 0xC4, 0xC8 and 0xCC, which lie between these, mean other
    /// things.
    static boolean isFrame(int marker) {
        return marker >= 0xC0 && marker <= 0xCF && marker != DHT && marker != 0xC8 && marker != 0xCC;
    }

    /// Whether nothing follows the marker, not even a length.
    static boolean standsAlone(int marker) {
        return marker == SOI || marker == EOI || marker == TEM || isRestart(marker);
    }

    static boolean isApplication(int marker) {
        return marker >= APP0 && marker <= 0xEF;
    }

    static boolean isRestart(int marker) {
        return marker >= RST0 && marker <= RST7;
    }
}
