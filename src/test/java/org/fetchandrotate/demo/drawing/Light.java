package org.fetchandrotate.demo.drawing;

/// A time of day.
enum Light {
    NOON(0x2A6DBE, 0xB9DCF2, 0xFFF8E0, 0xFFFFFF, 0x9FB0C4, 0xA9C8E2, 1.0),
    MORNING(0x6D95C9, 0xF8D9C4, 0xFFE2B0, 0xFFF1E6, 0xC2A9B8, 0xDCCBD0, 0.92),
    SUNSET(0x35407F, 0xFF9A4A, 0xFFD27A, 0xFFB27A, 0x6E4A6E, 0xD8805E, 0.72),
    DUSK(0x16224F, 0xD9667A, 0xFFC0A0, 0xC77A98, 0x33305E, 0x6C5A8C, 0.5),
    OVERCAST(0x8494A3, 0xD3DADD, 0xFFFFFF, 0xE6EAEC, 0x8A97A2, 0xB9C4CA, 0.82),
    GOLDEN(0x5C8FC4, 0xFFE3A0, 0xFFF0B8, 0xFFF3D2, 0xC9A682, 0xE9C99A, 0.95),
    NIGHT(0x050B22, 0x1E3560, 0xF4F1DC, 0x3A4B70, 0x0E1834, 0x22365C, 0.42),
    POLAR(0x041018, 0x123848, 0xE8F4F0, 0x204858, 0x081820, 0x1A4450, 0.44);

    final Rgb zenith;
    final Rgb horizon;
    final Rgb sun;
    final Rgb brightCloud;
    final Rgb darkCloud;
    final Rgb haze;

    /// How bright the land is.
    final double strength;

    Light(int zenith, int horizon, int sun, int brightCloud, int darkCloud, int haze, double strength) {
        this.zenith = Rgb.of(zenith);
        this.horizon = Rgb.of(horizon);
        this.sun = Rgb.of(sun);
        this.brightCloud = Rgb.of(brightCloud);
        this.darkCloud = Rgb.of(darkCloud);
        this.haze = Rgb.of(haze);
        this.strength = strength;
    }

    boolean isNight() {
        return this == NIGHT || this == POLAR;
    }

    /// A colour as it looks in this light, seen through so much haze (0 to 1).
    Rgb on(Rgb colour, double hazed) {
        Rgb lit = new Rgb(
                colour.red() * strength * (0.7 + 0.3 * sun.red()),
                colour.green() * strength * (0.6 + 0.4 * sun.green()),
                colour.blue() * strength * (0.6 + 0.4 * (sun.blue() + horizon.blue()) / 2));
        return lit.mix(haze, hazed);
    }
}
