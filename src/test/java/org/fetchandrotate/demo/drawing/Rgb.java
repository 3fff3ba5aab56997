package org.fetchandrotate.demo.drawing;

/// A colour in sRGB, each part from 0 to 1; parts may overshoot until the picture is exposed.
record Rgb(double red, double green, double blue) {
    static final Rgb WHITE = new Rgb(1, 1, 1);

    /// From `0xRRGGBB`.
    static Rgb of(int hex) {
        return new Rgb(((hex >> 16) & 255) / 255.0, ((hex >> 8) & 255) / 255.0, (hex & 255) / 255.0);
    }

    /// This colour with a share (0 to 1; more or less is clipped) of another.
    Rgb mix(Rgb other, double share) {
        double s = Math.clamp(share, 0, 1);
        return new Rgb(red + (other.red - red) * s, green + (other.green - green) * s, blue + (other.blue - blue) * s);
    }

    Rgb times(double factor) {
        return new Rgb(red * factor, green * factor, blue * factor);
    }

    /// As light adds up.
    Rgb plus(Rgb light, double strength) {
        return new Rgb(red + light.red * strength, green + light.green * strength, blue + light.blue * strength);
    }
}
