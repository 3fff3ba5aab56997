package org.fetchandrotate.imaging.raster;

/// How a row of a fax differs from the one above (ITU-T T.4, table 4).
enum FaxMode {
    /// The row above has a run that this one hasn't.
    PASS(0b0001, 4, 0),
    /// Two runs follow.
    HORIZONTAL(0b001, 3, 0),
    SAME(0b1, 1, 0),
    RIGHT_1(0b011, 3, 1),
    RIGHT_2(0b000011, 6, 2),
    RIGHT_3(0b0000011, 7, 3),
    LEFT_1(0b010, 3, -1),
    LEFT_2(0b000010, 6, -2),
    LEFT_3(0b0000010, 7, -3),
    /// No such code.
    NONE(0, 0, 0);

    private static final int LONGEST = 7;
    private static final FaxMode[] BY_BITS = byBits();

    private final int code;
    private final int length;
    private final int distance;

    FaxMode(int code, int length, int distance) {
        this.code = code;
        this.length = length;
        this.distance = distance;
    }

    /// Pixels from a change above to this row's.
    int distance() {
        return distance;
    }

    static FaxMode read(FaxBits data) {
        FaxMode mode = BY_BITS[data.peek(LONGEST)];
        if (!data.has(mode.length)) {
            return NONE;
        }
        data.skip(mode.length);
        return mode;
    }

    void write(BitOutput target) {
        target.put(code, length);
    }

    /// @param distance pixels from the change above, at most 3 either way
    static FaxMode vertical(int distance) {
        return switch (distance) {
            case 0 -> SAME;
            case 1 -> RIGHT_1;
            case 2 -> RIGHT_2;
            case 3 -> RIGHT_3;
            case -1 -> LEFT_1;
            case -2 -> LEFT_2;
            case -3 -> LEFT_3;
            default -> NONE;
        };
    }

    private static FaxMode[] byBits() {
        FaxMode[] table = new FaxMode[1 << LONGEST];
        for (int bits = 0; bits < table.length; bits++) {
            table[bits] = NONE;
            for (FaxMode mode : values()) {
                if (mode != NONE && bits >> (LONGEST - mode.length) == mode.code) {
                    table[bits] = mode;
                }
            }
        }
        return table;
    }
}
