package org.fetchandrotate.model;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The image formats that are told apart by their first bytes; which of them can be rotated is `imaging`'s affair.
public enum ImageFormat {
    JPEG("jpg", "jpeg", "jpe", "jfif", "pjpeg", "pjp"),
    PNG("png", "apng"),
    GIF("gif"),
    WEBP("webp"),
    BMP("bmp", "dib"),
    TIFF("tiff", "tif"),
    ICO("ico", "cur"),
    AVIF("avif", "avifs"),
    HEIC("heic", "heif", "hif", "heics"),
    SVG("svg", "svgz"),
    JPEG_XL("jxl"),
    JPEG_2000("jp2", "j2k", "jpf", "jpx"),
    PSD("psd", "psb");

    private final List<String> suffixes;

    ImageFormat(String... suffixes) {
        this.suffixes = List.of(suffixes);
    }

    /// The word used in the database and in JSON, lower case: `jpeg`, `jpeg-xl`.
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// The usual file name suffix, without its dot.
    public String suffix() {
        return suffixes.getFirst();
    }

    /// Whether a file name with this suffix (without its dot, in any case) already says this format.
    public boolean hasSuffix(String suffix) {
        return suffixes.contains(suffix.toLowerCase(Locale.ROOT));
    }

    public static Optional<ImageFormat> ofCode(String code) {
        for (ImageFormat format : values()) {
            if (format.code().equals(code)) {
                return Optional.of(format);
            }
        }
        return Optional.empty();
    }

    /// The format that a file name suffix (without its dot, in any case) claims.
    public static Optional<ImageFormat> ofSuffix(String suffix) {
        for (ImageFormat format : values()) {
            if (format.hasSuffix(suffix)) {
                return Optional.of(format);
            }
        }
        return Optional.empty();
    }
}
