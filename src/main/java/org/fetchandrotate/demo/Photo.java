package org.fetchandrotate.demo;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// A photo that comes with the program, drawn by `DemoPhotoGenerator` beside the tests.
///
/// @param fileName the resource, with the suffix of its format
/// @param width of the picture as shown, in pixels
/// @param height likewise
record Photo(String fileName, String title, int width, int height) {
    private static final String INDEX = "photos.tsv";

    /// All photos, in the order of the index.
    static List<Photo> all() throws IOException {
        return new String(resource(INDEX), StandardCharsets.UTF_8)
                .lines()
                .map(Photo::parse)
                .toList();
    }

    /// The file's bytes.
    byte[] load() throws IOException {
        return resource(fileName);
    }

    boolean isJpeg() {
        return fileName.endsWith(".jpg");
    }

    String contentType() {
        return switch (fileName.substring(fileName.lastIndexOf('.') + 1)) {
            case "jpg" -> "image/jpeg";
            case "png" -> "image/png";
            case "gif" -> "image/gif";
            case "webp" -> "image/webp";
            default -> throw new IllegalStateException("no content type for " + fileName);
        };
    }

    private static Photo parse(String line) {
        String[] fields = line.split("\t", -1);
        return new Photo(fields[0], fields[1], Integer.parseInt(fields[2]), Integer.parseInt(fields[3]));
    }

    private static byte[] resource(String name) throws IOException {
        try (InputStream input = Photo.class.getResourceAsStream(name)) {
            if (input == null) {
                throw new IOException("the program's file " + name + " is missing");
            }
            return input.readAllBytes();
        }
    }
}
