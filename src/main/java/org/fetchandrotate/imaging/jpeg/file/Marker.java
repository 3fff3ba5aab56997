package org.fetchandrotate.imaging.jpeg.file;

/// The marker codes of T.81, table B.1, without their leading 0xFF.
public final class Marker {
    public static final int SOF0_BASELINE = 0xC0;
    public static final int SOF1_EXTENDED = 0xC1;
    public static final int SOF2_PROGRESSIVE = 0xC2;
    public static final int DHT = 0xC4;
    static final int RST0 = 0xD0;
    static final int RST7 = 0xD7;
    public static final int SOI = 0xD8;
    public static final int EOI = 0xD9;
    public static final int SOS = 0xDA;
    public static final int DQT = 0xDB;
    static final int DNL = 0xDC;
    public static final int DRI = 0xDD;
    public static final int APP0 = 0xE0;
    public static final int APP1 = 0xE1;
    public static final int APP2 = 0xE2;
    public static final int APP11 = 0xEB;
    public static final int APP13 = 0xED;
    public static final int APP14 = 0xEE;
    static final int TEM = 0x01;

    private Marker() {}

    /// Whether it is a start of frame of any process; 0xC4, 0xC8 and 0xCC, which lie between these, mean other
    /// things.
    public static boolean isFrame(int marker) {
        return marker >= 0xC0 && marker <= 0xCF && marker != DHT && marker != 0xC8 && marker != 0xCC;
    }

    /// Whether nothing follows the marker, not even a length.
    static boolean standsAlone(int marker) {
        return marker == SOI || marker == EOI || marker == TEM || isRestart(marker);
    }

    public static boolean isApplication(int marker) {
        return marker >= APP0 && marker <= 0xEF;
    }

    public static boolean isRestart(int marker) {
        return marker >= RST0 && marker <= RST7;
    }
}
