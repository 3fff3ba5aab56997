package org.fetchandrotate.imaging;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.fetchandrotate.model.ImageFormat;

/// Tells image formats apart by their first bytes; names and content types sent by servers are not to be trusted.
/// The signatures are those of the formats' own specifications, most of them gathered in the WHATWG MIME Sniffing
/// Standard, section 6.1. Stateless.
public final class FormatSniffer {
    private static final int TEXT_HEAD_BYTES = 8192;

    /// One piece of what may stand before an SVG's root element (XML 1.0, production 22): white space, an
    /// instruction, a comment, or a document type, which may hold an internal subset.
    private static final Pattern PROLOG_PIECE =
            Pattern.compile("\\s++|<\\?.*?\\?>|<!--.*?-->|<!DOCTYPE[^>\\[]*+(?:\\[[^\\]]*+\\]\\s*+)?>", Pattern.DOTALL);

    private static final Pattern SVG_ROOT = Pattern.compile("<(?:[A-Za-z_][\\w.-]*+:)?svg[\\s/>]");
    private static final Pattern HTML_START = Pattern.compile(
            "<(?:!doctype html|html|head|body|script|iframe|title|style|table|div|meta|h1|p|a|br)[\\s/>]",
            Pattern.CASE_INSENSITIVE);

    private FormatSniffer() {}

    /// The format of a file; empty if it is no image of a known format.
    static Optional<ImageFormat> format(byte[] file) {
        if (starts(file, 0, 0xFF, 0xD8, 0xFF)) {
            return Optional.of(ImageFormat.JPEG);
        }
        if (starts(file, 0, 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n')) {
            return Optional.of(ImageFormat.PNG);
        }
        if (starts(file, "GIF87a") || starts(file, "GIF89a")) {
            return Optional.of(ImageFormat.GIF);
        }
        if (starts(file, "RIFF") && tag(file, 8).equals("WEBP")) {
            return Optional.of(ImageFormat.WEBP);
        }
        if (starts(file, "BM") && isBitmapHeaderSize(file)) {
            return Optional.of(ImageFormat.BMP);
        }
        if (isTiff(file)) {
            return Optional.of(ImageFormat.TIFF);
        }
        if (isIcon(file)) {
            return Optional.of(ImageFormat.ICO);
        }
        if (starts(file, "8BPS")) {
            return Optional.of(ImageFormat.PSD);
        }
        return jpegSuccessor(file).or(() -> ofBrand(file)).or(() -> svg(file));
    }

    /// Whether a file is an image made of pixels, as far as its first bytes tell.
    public static boolean isRaster(byte[] file) {
        return format(file).filter(format -> format != ImageFormat.SVG).isPresent();
    }

    /// A few words on a file that isn't an image, for the message: `HTML page`.
    static String description(byte[] file) {
        if (file.length == 0) {
            return "empty file";
        }
        String text = textHead(file);
        String markup = text.substring(afterProlog(text));
        if (HTML_START.matcher(markup).lookingAt()
                || HTML_START.matcher(text.stripLeading()).lookingAt()) {
            return "HTML page";
        }
        if (starts(file, "%PDF-")) {
            return "PDF document";
        }
        if (tag(file, 4).equals("ftyp") || starts(file, 0, 0x1A, 0x45, 0xDF, 0xA3)) {
            return "video";
        }
        if (starts(file, 0, 0x1F, 0x8B) || starts(file, "PK\3\4")) {
            return "compressed archive";
        }
        if (text.stripLeading().startsWith("<?xml")) {
            return "XML document";
        }
        if (text.chars().noneMatch(c -> c < ' ' && c != '\n' && c != '\r' && c != '\t' && c != '\f')) {
            return "text starting with \"" + excerpt(text) + "\"";
        }
        return "unknown data starting with the bytes "
                + HexFormat.ofDelimiter(" ").formatHex(Arrays.copyOf(file, Math.min(8, file.length)));
    }

    /// The name people know a format by: `JPEG XL`.
    static String nameOf(ImageFormat format) {
        return format.code().toUpperCase(Locale.ROOT).replace('-', ' ');
    }

    /// "BM" alone also begins English words: the size of the header after the 14 bytes of BITMAPFILEHEADER has to
    /// be one that exists (BITMAPCOREHEADER, OS/2 2.x, BITMAPINFOHEADER and its versions 2 to 5).
    private static boolean isBitmapHeaderSize(byte[] file) {
        if (file.length < 18) {
            return false;
        }
        return switch (int32(file, 14)) {
            case 12, 16, 40, 52, 56, 64, 108, 124 -> true;
            default -> false;
        };
    }

    /// TIFF 6.0 section 2 (42) and BigTIFF (43).
    private static boolean isTiff(byte[] file) {
        return starts(file, 0, 'I', 'I', 42, 0)
                || starts(file, 0, 'M', 'M', 0, 42)
                || starts(file, 0, 'I', 'I', 43, 0)
                || starts(file, 0, 'M', 'M', 0, 43);
    }

    /// ICONDIR has a weak signature (0, 1 or 2, count), so the first entry has to point into the file behind the
    /// list.
    private static boolean isIcon(byte[] file) {
        if (file.length < 22 || !(starts(file, 0, 0, 0, 1, 0) || starts(file, 0, 0, 0, 2, 0))) {
            return false;
        }
        int count = (file[4] & 0xFF) | (file[5] & 0xFF) << 8;
        long offset = int32(file, 18) & 0xFFFFFFFFL;
        return count > 0 && offset >= 6 + 16L && offset < file.length;
    }

    /// JPEG 2000 (ISO/IEC 15444-1 Annex I.5.1, A.4.1) and JPEG XL (ISO/IEC 18181-2), boxed or bare.
    private static Optional<ImageFormat> jpegSuccessor(byte[] file) {
        if (starts(file, 0, 0, 0, 0, 12, 'j', 'P', ' ', ' ', '\r', '\n', 0x87, '\n')
                || starts(file, 0, 0xFF, 0x4F, 0xFF, 0x51)) {
            return Optional.of(ImageFormat.JPEG_2000);
        }
        if (starts(file, 0, 0, 0, 0, 12, 'J', 'X', 'L', ' ', '\r', '\n', 0x87, '\n') || starts(file, 0, 0xFF, 0x0A)) {
            return Optional.of(ImageFormat.JPEG_XL);
        }
        return Optional.empty();
    }

    /// ISO/IEC 14496-12 section 4.3: the major brand decides, then the compatible ones in their order; `mif1` and
    /// `msf1` (ISO/IEC 23008-12) say nothing of the coding, so any other is preferred to them.
    private static Optional<ImageFormat> ofBrand(byte[] file) {
        if (!tag(file, 4).equals("ftyp")) {
            return Optional.empty();
        }
        long end = Math.min(Math.min(int32BigEndian(file) & 0xFFFFFFFFL, file.length), 4096);
        boolean generic = false;
        for (int at = 8; at + 4 <= end; at += at == 8 ? 8 : 4) {
            switch (tag(file, at)) {
                case "avif", "avis" -> {
                    return Optional.of(ImageFormat.AVIF);
                }
                case "heic", "heix", "heim", "heis", "hevc", "hevx", "hevm", "hevs" -> {
                    return Optional.of(ImageFormat.HEIC);
                }
                case "mif1", "msf1", "mif2" -> generic = true;
                default -> {
                    // a brand that says nothing about pictures
                }
            }
        }
        return generic ? Optional.of(ImageFormat.HEIC) : Optional.empty();
    }

    private static Optional<ImageFormat> svg(byte[] file) {
        String text = textHead(file);
        return SVG_ROOT.matcher(text).region(afterProlog(text), text.length()).lookingAt()
                ? Optional.of(ImageFormat.SVG)
                : Optional.empty();
    }

    private static int afterProlog(String text) {
        var piece = PROLOG_PIECE.matcher(text);
        int end = 0;
        while (piece.region(end, text.length()).lookingAt()) {
            end = piece.end();
        }
        return end;
    }

    /// The first kilobytes as text, without the byte order mark that may precede them.
    private static String textHead(byte[] file) {
        Charset charset = StandardCharsets.UTF_8;
        int start = 0;
        if (starts(file, 0, 0xEF, 0xBB, 0xBF)) {
            start = 3;
        } else if (starts(file, 0, 0xFE, 0xFF)) {
            start = 2;
            charset = StandardCharsets.UTF_16BE;
        } else if (starts(file, 0, 0xFF, 0xFE)) {
            start = 2;
            charset = StandardCharsets.UTF_16LE;
        }
        return new String(file, start, Math.min(file.length - start, TEXT_HEAD_BYTES), charset);
    }

    private static String excerpt(String text) {
        String line = text.strip().replaceAll("\\s+", " ");
        return line.length() <= 40 ? line : line.substring(0, 40) + "…";
    }

    private static boolean starts(byte[] file, int at, int... signature) {
        if (file.length - at < signature.length) {
            return false;
        }
        for (int i = 0; i < signature.length; i++) {
            if ((file[at + i] & 0xFF) != signature[i]) {
                return false;
            }
        }
        return true;
    }

    private static boolean starts(byte[] file, String signature) {
        return starts(file, 0, signature.chars().toArray());
    }

    /// Four characters at an offset; empty at the end of the file.
    private static String tag(byte[] file, int at) {
        return at + 4 <= file.length ? new String(file, at, 4, StandardCharsets.ISO_8859_1) : "";
    }

    private static int int32(byte[] file, int at) {
        return (file[at] & 0xFF) | (file[at + 1] & 0xFF) << 8 | (file[at + 2] & 0xFF) << 16 | file[at + 3] << 24;
    }

    private static int int32BigEndian(byte[] file) {
        return Integer.reverseBytes(int32(file, 0));
    }
}
