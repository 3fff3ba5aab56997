package org.fetchandrotate.imaging.raster;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Tells the raw files of cameras from pictures where both are TIFF by their first bytes. What is rotated in a
/// raw file is either not the picture (a preview) or no picture (the sensor's pixels under an unrotated pattern
/// of colours).
final class TiffRaw {
    private static final int NEW_SUBFILE_TYPE = 254;
    private static final int MAKE = 271;
    private static final int BLACK_IS_ZERO = 1;
    private static final int DNG_VERSION = 50_706;
    private static final int EXPOSURE_TIME = 33_434;
    private static final int MAKER_NOTE = 37_500;

    /// From here on any organisation may use a code for itself (TIFF 6.0, section 9, "Private fields").
    private static final long FIRST_PRIVATE_COMPRESSION = 65_000;

    /// Colour filter array, linear raw. Source: TIFF/EP (ISO 12234-2), DNG 1.7 "PhotometricInterpretation".
    private static final Set<Long> RAW_PHOTOMETRICS = Set.of(32_803L, 34_892L);

    /// Codings that only cameras write. Source: libtiff's list of compression schemes, ExifTool's of makers.
    private static final Map<Long, String> RAW_COMPRESSIONS = Map.of(
            34_713L, "Nikon NEF",
            32_767L, "Sony ARW",
            32_770L, "Samsung SRW",
            32_867L, "Kodak KDC",
            65_000L, "Kodak DCR",
            65_535L, "Pentax PEF");

    private static final Map<String, String> MAKERS = Map.ofEntries(
            Map.entry("NIKON", "Nikon NEF"),
            Map.entry("CANON", "Canon CR2"),
            Map.entry("SONY", "Sony ARW"),
            Map.entry("PENTAX", "Pentax PEF"),
            Map.entry("RICOH", "Pentax PEF"),
            Map.entry("SAMSUNG", "Samsung SRW"),
            Map.entry("HASSELBLAD", "Hasselblad 3FR"),
            Map.entry("PHASE ONE", "Phase One IIQ"),
            Map.entry("LEAF", "Leaf MOS"),
            Map.entry("EPSON", "Epson ERF"),
            Map.entry("SEIKO EPSON", "Epson ERF"),
            Map.entry("KODAK", "Kodak DCR"),
            Map.entry("EASTMAN KODAK", "Kodak DCR"),
            Map.entry("MAMIYA", "Mamiya MEF"),
            Map.entry("LEICA", "Leica RAW"));

    private TiffRaw() {}

    /// What kind of raw file it is; empty if it is a picture.
    static Optional<String> nameOf(byte[] file, List<TiffDirectory> pages) {
        if (file.length > 10 && file[8] == 'C' && file[9] == 'R') {
            return Optional.of("Canon CR2");
        }
        if (file.length > 12 && file[8] == 'I' && file[9] == 'I' && file[10] == 'I' && file[11] == 'I') {
            return Optional.of("Phase One IIQ");
        }
        List<TiffDirectory> all = pages.stream().flatMap(TiffDirectory::all).toList();
        if (all.stream().anyMatch(directory -> directory.entries().containsKey(DNG_VERSION))) {
            return Optional.of("DNG");
        }
        boolean madeByCamera = maker(pages).isPresent();
        Optional<String> coding = all.stream()
                .map(directory -> directory.number(TiffDirectory.COMPRESSION, 1))
                .filter(code -> madeByCamera || code < FIRST_PRIVATE_COMPRESSION)
                .map(RAW_COMPRESSIONS::get)
                .flatMap(Stream::ofNullable)
                .findFirst();
        if (coding.isPresent()) {
            return coding;
        }
        boolean sensor = all.stream()
                .anyMatch(directory -> RAW_PHOTOMETRICS.contains(directory.number(TiffDirectory.PHOTOMETRIC, 0)));
        return sensor ? Optional.of(maker(pages).orElse("TIFF/EP")) : previewed(pages, all);
    }

    /// A camera's file that says nothing of its sensor. Either its first picture is a preview by its own word, and
    /// what it previews isn't there, or has a single sample a pixel where the preview has colours; or a camera's
    /// exposure is told beside such a pair. A scanner's files hold previews too, but of pictures like them, and
    /// tell of no exposure.
    private static Optional<String> previewed(List<TiffDirectory> pages, List<TiffDirectory> all) {
        TiffDirectory first = pages.getFirst();
        boolean exposed = all.stream()
                .map(TiffDirectory::entries)
                .anyMatch(entries -> entries.containsKey(EXPOSURE_TIME) || entries.containsKey(MAKER_NOTE));
        boolean previewAlone = isReduced(first)
                && first.children().containsKey(TiffDirectory.SUB_DIRECTORIES)
                && all.stream().noneMatch(picture -> isOriginal(picture, first));
        boolean sensorBeside = exposed && all.stream().anyMatch(picture -> isLikeASensor(picture, first));
        return previewAlone || sensorBeside ? maker(pages) : Optional.empty();
    }

    /// Whether a picture may be what another one previews.
    private static boolean isOriginal(TiffDirectory picture, TiffDirectory preview) {
        return picture.isPicture()
                && !isReduced(picture)
                && area(picture) >= area(preview)
                && !isLikeASensor(picture, preview);
    }

    private static boolean isLikeASensor(TiffDirectory picture, TiffDirectory preview) {
        boolean colourless = picture.isPicture()
                && picture.number(TiffDirectory.SAMPLES_PER_PIXEL, 1) == 1
                && preview.number(TiffDirectory.SAMPLES_PER_PIXEL, 1) >= 3;
        boolean deep = picture.number(TiffDirectory.BITS_PER_SAMPLE, 1) >= 8;
        boolean grey = picture.number(TiffDirectory.PHOTOMETRIC, BLACK_IS_ZERO) <= BLACK_IS_ZERO;
        return colourless && deep && grey && area(picture) >= area(preview);
    }

    private static boolean isReduced(TiffDirectory picture) {
        return (picture.number(NEW_SUBFILE_TYPE, 0) & 1) == 1;
    }

    private static double area(TiffDirectory picture) {
        return (double) picture.number(TiffDirectory.WIDTH, 0) * picture.number(TiffDirectory.HEIGHT, 0);
    }

    private static Optional<String> maker(List<TiffDirectory> pages) {
        return pages.stream()
                .map(page -> page.entries().get(MAKE))
                .flatMap(Stream::ofNullable)
                .map(make -> new String(make.value(), StandardCharsets.ISO_8859_1).toUpperCase(Locale.ROOT))
                .flatMap(make -> MAKERS.entrySet().stream()
                        .filter(maker -> make.startsWith(maker.getKey()))
                        .map(Map.Entry::getValue))
                .findFirst();
    }
}
