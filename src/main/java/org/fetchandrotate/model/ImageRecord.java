package org.fetchandrotate.model;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/// One row of the `imgs` table: what one run did with one image, and how far it got.
///
/// @param id the row's; 0 for one that isn't stored yet
/// @param url the candidate's best URL; with `dirname` and the run it identifies the row
/// @param dirname the host of the page: the folder's name below the folders for originals and rotated copies
/// @param filename empty while nothing is on disk
/// @param status how far it got
/// @param createdAt when the row was first written, to the millisecond
/// @param origin where it comes from; its run is 0 in rows of the original program
/// @param transfer how it was fetched; empty if this run sent no request for it
/// @param picture what the bytes say; empty until they were looked at
/// @param rotatedCopy how it was rotated; empty until it was
/// @param failure why it got no further; empty when processed
public record ImageRecord(
        long id,
        String url,
        String dirname,
        Optional<String> filename,
        ImageStatus status,
        Instant createdAt,
        Origin origin,
        Optional<Transfer> transfer,
        Optional<Picture> picture,
        Optional<RotatedCopy> rotatedCopy,
        Optional<Failure> failure) {

    /// An image that nothing was done with yet.
    public static ImageRecord candidate(String url, String dirname, Instant createdAt, Origin origin) {
        return new ImageRecord(
                0,
                url,
                dirname,
                Optional.empty(),
                ImageStatus.NOT_PROCESSED,
                createdAt,
                origin,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /// This image after its original was put on disk.
    ///
    /// @throws IllegalStateException if it was before
    public ImageRecord downloaded(String newFilename, Picture newPicture) {
        ImageStatus next = status.moveTo(ImageStatus.DOWNLOADED);
        return with(next, Optional.of(newFilename), transfer, Optional.of(newPicture), rotatedCopy, failure);
    }

    /// This image after its rotated copy was put on disk.
    ///
    /// @throws IllegalStateException if its original isn't on disk, or its copy was before
    public ImageRecord processed(RotatedCopy newRotatedCopy) {
        ImageStatus next = status.moveTo(ImageStatus.PROCESSED);
        return with(next, filename, transfer, picture, Optional.of(newRotatedCopy), Optional.empty());
    }

    /// This image with another rotated copy in place of whatever it had.
    ///
    /// @throws IllegalStateException if its original isn't on disk
    public ImageRecord rotatedAgain(RotatedCopy newRotatedCopy) {
        if (filename.isEmpty() || picture.isEmpty()) {
            throw new IllegalStateException("Nothing of " + url + " is on disk");
        }
        return with(ImageStatus.PROCESSED, filename, transfer, picture, Optional.of(newRotatedCopy), Optional.empty());
    }

    /// This image as it got no further.
    public ImageRecord failed(Failure newFailure) {
        return with(status, filename, transfer, picture, rotatedCopy, Optional.of(newFailure));
    }

    public ImageRecord withTransfer(Transfer newTransfer) {
        return with(status, filename, Optional.of(newTransfer), picture, rotatedCopy, failure);
    }

    public ImageRecord withPicture(Picture newPicture) {
        return with(status, filename, transfer, Optional.of(newPicture), rotatedCopy, failure);
    }

    private ImageRecord with(
            ImageStatus newStatus,
            Optional<String> newFilename,
            Optional<Transfer> newTransfer,
            Optional<Picture> newPicture,
            Optional<RotatedCopy> newRotatedCopy,
            Optional<Failure> newFailure) {
        return new ImageRecord(
                id,
                url,
                dirname,
                newFilename,
                newStatus,
                createdAt,
                origin,
                newTransfer,
                newPicture,
                newRotatedCopy,
                newFailure);
    }

    /// @param runId 0 = a row of the original program
    /// @param pageUrl empty in rows of the original program
    /// @param foundAs empty in rows of the original program
    /// @param altText may be empty
    /// @param fallbacks the picture's other URLs, best first
    /// @param batch from 0
    /// @param position of the taken image in the run's order, from 1; empty if it wasn't taken, or until the run
    ///     ended
    public record Origin(
            long runId,
            String pageUrl,
            Optional<FoundAs> foundAs,
            String altText,
            List<String> fallbacks,
            int batch,
            OptionalInt position) {
        public Origin {
            fallbacks = List.copyOf(fallbacks);
        }

        /// Of a picture with one URL.
        public Origin(
                long runId,
                String pageUrl,
                Optional<FoundAs> foundAs,
                String altText,
                int batch,
                OptionalInt position) {
            this(runId, pageUrl, foundAs, altText, List.of(), batch, position);
        }
    }

    /// @param finalUrl after fall-backs and redirects
    /// @param httpStatus of the last answer, if there was one
    /// @param attempts requests sent
    /// @param elapsed waits between tries included
    public record Transfer(
            Optional<String> finalUrl,
            OptionalInt httpStatus,
            int attempts,
            Duration elapsed,
            Optional<String> etag,
            Optional<String> lastModified) {}

    /// The original on disk.
    ///
    /// @param format empty if it isn't an image
    /// @param width pixels as stored; 0 = unknown
    /// @param height pixels as stored; 0 = unknown
    /// @param sha256 64 lower-case hex digits
    public record Picture(Optional<ImageFormat> format, int width, int height, long bytes, String sha256) {}

    /// The rotated copy on disk.
    ///
    /// @param method as [RotationMethod#code()]
    /// @param recipe what else the copy depends on; empty in rows of earlier versions
    /// @param sha256 64 lower-case hex digits
    public record RotatedCopy(
            Rotation rotation, String method, String recipe, long bytes, String sha256, Duration elapsed) {
        /// A copy by a version that recorded no recipe.
        public RotatedCopy(Rotation rotation, String method, long bytes, String sha256, Duration elapsed) {
            this(rotation, method, "", bytes, sha256, elapsed);
        }
    }
}
