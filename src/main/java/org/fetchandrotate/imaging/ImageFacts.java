package org.fetchandrotate.imaging;

import com.drew.imaging.ImageMetadataReader;
import com.drew.imaging.ImageProcessingException;
import com.drew.lang.GeoLocation;
import com.drew.metadata.Directory;
import com.drew.metadata.Metadata;
import com.drew.metadata.exif.ExifIFD0Directory;
import com.drew.metadata.exif.ExifSubIFDDirectory;
import com.drew.metadata.exif.GpsDirectory;
import com.drew.metadata.icc.IccDirectory;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.fetchandrotate.imaging.ImageFact.Kind;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Reads what image files say of themselves: the highlights of EXIF and the name of the colour profile.
/// Thread-safe.
public final class ImageFacts {
    private static final Logger LOG = LoggerFactory.getLogger(ImageFacts.class);
    private static final int MOST_CHARACTERS = 200;

    /// Which entry of which directory tells what. Numbers by CIPA DC-008 (EXIF 2.32) and ICC.1.
    private static final List<Source> SOURCES = List.of(
            new Source(Kind.DESCRIPTION, ExifIFD0Directory.class, ExifIFD0Directory.TAG_IMAGE_DESCRIPTION),
            new Source(Kind.CREATOR, ExifIFD0Directory.class, ExifIFD0Directory.TAG_ARTIST),
            new Source(Kind.COPYRIGHT, ExifIFD0Directory.class, ExifIFD0Directory.TAG_COPYRIGHT),
            new Source(Kind.CAMERA_MAKER, ExifIFD0Directory.class, ExifIFD0Directory.TAG_MAKE),
            new Source(Kind.CAMERA, ExifIFD0Directory.class, ExifIFD0Directory.TAG_MODEL),
            new Source(Kind.LENS, ExifSubIFDDirectory.class, ExifSubIFDDirectory.TAG_LENS_MODEL),
            new Source(Kind.TAKEN_AT, ExifSubIFDDirectory.class, ExifSubIFDDirectory.TAG_DATETIME_ORIGINAL),
            new Source(Kind.EXPOSURE, ExifSubIFDDirectory.class, ExifSubIFDDirectory.TAG_EXPOSURE_TIME),
            new Source(Kind.APERTURE, ExifSubIFDDirectory.class, ExifSubIFDDirectory.TAG_FNUMBER),
            new Source(Kind.ISO, ExifSubIFDDirectory.class, ExifSubIFDDirectory.TAG_ISO_EQUIVALENT),
            new Source(Kind.FOCAL_LENGTH, ExifSubIFDDirectory.class, ExifSubIFDDirectory.TAG_FOCAL_LENGTH),
            new Source(Kind.ORIENTATION, ExifIFD0Directory.class, ExifIFD0Directory.TAG_ORIENTATION),
            new Source(Kind.SOFTWARE, ExifIFD0Directory.class, ExifIFD0Directory.TAG_SOFTWARE),
            new Source(Kind.COLOUR_PROFILE, IccDirectory.class, IccDirectory.TAG_TAG_desc));

    private ImageFacts() {}

    private record Source(Kind kind, Class<? extends Directory> directory, int tag) {}

    /// @return in the order of [Kind]; empty if the file says nothing, or nothing that can be read
    /// @throws IOException if the file can't be read
    public static List<ImageFact> of(Path image) throws IOException {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(image))) {
            return facts(ImageMetadataReader.readMetadata(in, Files.size(image)));
        } catch (ImageProcessingException e) {
            return List.of();
        } catch (RuntimeException e) {
            // The library indexes and converts by what a malformed file says.
            LOG.debug("Metadata of {} can't be read", image, e);
            return List.of();
        }
    }

    private static List<ImageFact> facts(Metadata metadata) {
        List<ImageFact> facts = new ArrayList<>();
        for (Source source : SOURCES) {
            text(metadata, source).ifPresent(text -> facts.add(new ImageFact(source.kind(), text)));
        }
        place(metadata).ifPresent(text -> facts.add(new ImageFact(Kind.PLACE, text)));
        facts.sort((left, right) -> left.kind().compareTo(right.kind()));
        return facts;
    }

    private static Optional<String> text(Metadata metadata, Source source) {
        for (Directory directory : metadata.getDirectoriesOfType(source.directory())) {
            String description = directory.getDescription(source.tag());
            if (description != null && !description.isBlank()) {
                return Optional.of(oneLine(description));
            }
        }
        return Optional.empty();
    }

    private static Optional<String> place(Metadata metadata) {
        GpsDirectory gps = metadata.getFirstDirectoryOfType(GpsDirectory.class);
        GeoLocation location = gps == null ? null : gps.getGeoLocation();
        return location == null || location.isZero() ? Optional.empty() : Optional.of(location.toDMSString());
    }

    private static String oneLine(String text) {
        String line = text.replaceAll("[\\p{Cc}\\s]+", " ").strip();
        return line.length() > MOST_CHARACTERS ? line.substring(0, MOST_CHARACTERS) + "…" : line;
    }
}
