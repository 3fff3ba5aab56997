package org.fetchandrotate.imaging;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

/// Names the raw files of cameras by their first bytes. They hold what the sensor saw, not a picture: rotating
/// them is a raw converter's affair. Those that are TIFF by their first bytes are told by their content, see
/// the TIFF codec.
final class CameraRaw {
    private static final Map<String, String> SIGNATURES = Map.of(
            "IIRO", "Olympus ORF",
            "IIRS", "Olympus ORF",
            "MMOR", "Olympus ORF",
            "IIU\0", "Panasonic RW2",
            "FUJIFILMCCD-RAW", "Fujifilm RAF",
            "FOVb", "Sigma X3F",
            "\0MRM", "Minolta MRW",
            "II\u001a\0\0\0HEAPCCDR", "Canon CRW");

    private CameraRaw() {}

    /// What kind of raw file it is; empty if it is none of these.
    static Optional<String> nameOf(byte[] file) {
        String head = new String(file, 0, Math.min(file.length, 16), StandardCharsets.ISO_8859_1);
        if (head.startsWith("ftypcrx ", 4)) {
            return Optional.of("Canon CR3");
        }
        return SIGNATURES.entrySet().stream()
                .filter(signature -> head.startsWith(signature.getKey()))
                .map(Map.Entry::getValue)
                .findFirst();
    }
}
