package org.fetchandrotate.imaging;

/// Something that an image file says of itself.
///
/// @param text for people: values with their units, as metadata-extractor words them; at most 200 characters, one
///     line
public record ImageFact(Kind kind, String text) {
    /// What it is about, in the order in which facts are told.
    public enum Kind {
        DESCRIPTION,
        CREATOR,
        COPYRIGHT,
        CAMERA_MAKER,
        CAMERA,
        LENS,
        TAKEN_AT,
        EXPOSURE,
        APERTURE,
        ISO,
        FOCAL_LENGTH,
        PLACE,
        ORIENTATION,
        SOFTWARE,
        COLOUR_PROFILE
    }
}
