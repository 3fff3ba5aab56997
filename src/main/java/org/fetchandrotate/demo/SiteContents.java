package org.fetchandrotate.demo;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/// Everything one site serves, by path. Thread-safe.
final class SiteContents {
    private static final String HTML = "text/html; charset=utf-8";
    private static final String ROBOTS = "User-agent: *\nDisallow: /private/\n";
    private static final String LIE = "<!DOCTYPE html><title>Sorry</title><p>Please sign in to see this photo.</p>\n";
    private static final String EMBLEM = "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 24 24\">"
            + "<rect width=\"24\" height=\"24\" rx=\"5\" fill=\"#3f6f8f\"/><circle cx=\"17\" cy=\"7\" r=\"3\" fill=\"#ffd27a\"/>"
            + "<path d=\"M2 20 9 8l5 8 3-4 5 8z\" fill=\"#fff\"/></svg>\n";

    private final Site site;
    private final Map<String, Exhibit> exhibits;
    private final Map<String, Answer> answers = new ConcurrentHashMap<>();
    private final Supplier<String> page;

    /// @param page makes the page's HTML when it is first asked for, so that the gallery starts at once
    SiteContents(Site site, List<Exhibit> exhibits, Supplier<String> page) {
        this.site = site;
        this.exhibits = exhibits.stream().collect(Collectors.toUnmodifiableMap(Exhibit::fileName, Function.identity()));
        this.page = page;
    }

    /// Whether a path is an image's, existing or not.
    static boolean isImage(String path) {
        return path.startsWith("/photos/")
                || path.startsWith(GalleryPage.PATH + "photos/")
                || path.startsWith("/thumbs/")
                || path.endsWith(".svg");
    }

    /// The answer to a GET.
    ///
    /// @param path decoded
    /// @param query as sent, empty if there is none
    /// @throws IOException if the program's own files can't be read
    Answer answer(String path, String query) throws IOException {
        if (isImage(path)) {
            return image(path, query);
        }
        return switch (path) {
            case "/" -> Answer.text(302, HTML, "").with("Location", GalleryPage.PATH);
            case GalleryPage.PATH -> answers.computeIfAbsent(path, first -> page());
            case "/robots.txt" -> Answer.text(200, "text/plain; charset=utf-8", ROBOTS);
            default -> Answer.notFound();
        };
    }

    private Answer page() {
        return Answer.text(200, HTML, page.get()).with("Cache-Control", "no-cache");
    }

    private Answer image(String path, String query) throws IOException {
        if (path.endsWith(".svg")) {
            return Answer.text(200, "image/svg+xml", EMBLEM);
        }
        Exhibit exhibit = exhibits.get(path.substring(path.lastIndexOf('/') + 1));
        if (exhibit == null || query.equals(Presentation.LOST_QUERY)) {
            return Answer.notFound();
        }
        if (site.manner() == Site.Manner.LIAR) {
            return new Answer(200, Map.of("Content-Type", "image/jpeg"), LIE.getBytes(StandardCharsets.UTF_8));
        }
        Answer known = answers.get(exhibit.fileName());
        if (known != null) {
            return known;
        }
        Answer made = file(exhibit);
        answers.put(exhibit.fileName(), made);
        return made;
    }

    private static Answer file(Exhibit exhibit) throws IOException {
        String modified = DateTimeFormatter.RFC_1123_DATE_TIME.format(
                exhibit.lastModified().atOffset(ZoneOffset.UTC));
        return new Answer(200, Map.of("Content-Type", exhibit.photo().contentType()), exhibit.file())
                .with("ETag", exhibit.entityTag())
                .with("Last-Modified", modified)
                .with("Cache-Control", "max-age=3600");
    }
}
