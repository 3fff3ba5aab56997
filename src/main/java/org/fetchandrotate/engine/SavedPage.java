package org.fetchandrotate.engine;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.fetchandrotate.local.MhtmlArchive;
import org.fetchandrotate.model.ImageCandidate;
import org.fetchandrotate.scrape.PageScan;
import org.fetchandrotate.url.FileUrl;
import org.fetchandrotate.url.WebUrl;

/// A page that was saved, scanned as if it stood at an address that no server can have: what it finds there is
/// what was saved with it. So nothing that it says leads to another place of the disk, and what it names on the
/// web is as on any page.
///
/// Source of the name: RFC 6761, 6.4.
final class SavedPage {
    private static final String ORIGIN = "http://saved.invalid/";
    private static final String PART = ORIGIN + "part/";
    private static final Pattern CONTENT_ID = Pattern.compile("cid:([^\"'\\s<>()&]+)", Pattern.CASE_INSENSITIVE);

    private final byte[] html;
    private final WebUrl location;
    private final Function<WebUrl, Optional<WebUrl>> saved;

    /// @param saved where a picture lies that was saved with the page; empty for what is on the web
    private SavedPage(byte[] html, WebUrl location, Function<WebUrl, Optional<WebUrl>> saved) {
        this.html = html;
        this.location = location;
        this.saved = saved;
    }

    /// A page with its files beside and below it.
    static SavedPage of(byte[] html, Path file) {
        Path folder = Optional.ofNullable(file.toAbsolutePath().getParent()).orElseThrow();
        String name = String.valueOf(file.getFileName());
        WebUrl location = at(ORIGIN)
                .resolve(FileUrl.of(Path.of(name)).path().replaceFirst("^.*/", ""))
                .orElse(at(ORIGIN));
        return new SavedPage(
                html, location, url -> isSaved(url) ? FileUrl.below(folder, url).map(FileUrl::of) : Optional.empty());
    }

    /// A page with its files in one.
    static SavedPage of(MhtmlArchive archive, Path file) {
        WebUrl location = archive.location().flatMap(WebUrl::parse).orElse(at(ORIGIN));
        Map<WebUrl, Integer> parts = new HashMap<>();
        archive.locations()
                .forEach((place, number) ->
                        location.resolve(place).ifPresent(url -> parts.putIfAbsent(url.withoutCredentials(), number)));
        archive.ids().values().forEach(number -> parts.put(at(PART + number), number));
        String text = new String(archive.html(), ISO_8859_1);
        String linked = CONTENT_ID.matcher(text).replaceAll(id -> {
            Integer number = archive.ids().get(id.group(1));
            return number == null ? java.util.regex.Matcher.quoteReplacement(id.group()) : PART + number;
        });
        return new SavedPage(
                linked.getBytes(ISO_8859_1),
                location,
                url -> Optional.ofNullable(parts.get(url)).map(number -> FileUrl.ofPart(file, number)));
    }

    /// Its bytes, such that parts are named by addresses.
    byte[] html() {
        return html;
    }

    WebUrl location() {
        return location;
    }

    /// What the page offers: of each picture first what was saved, then what is on the web.
    PageScan found(PageScan scan) {
        List<ImageCandidate> candidates = new ArrayList<>();
        for (ImageCandidate candidate : scan.candidates()) {
            List<WebUrl> local = new ArrayList<>();
            List<WebUrl> missing = new ArrayList<>();
            List<WebUrl> elsewhere = new ArrayList<>();
            Stream.concat(Stream.of(candidate.url()), candidate.fallbacks().stream())
                    .forEach(url -> {
                        Optional<WebUrl> mine = saved.apply(url);
                        if (mine.isPresent()) {
                            (isThere(mine.get()) ? local : missing).add(mine.get());
                        } else if (!isSaved(url)) {
                            elsewhere.add(url);
                        }
                    });
            List<WebUrl> urls = new ArrayList<>(local);
            urls.addAll(elsewhere);
            urls.addAll(missing);
            if (!urls.isEmpty()) {
                candidates.add(new ImageCandidate(
                        urls.getFirst(), urls.subList(1, urls.size()), candidate.foundAs(), candidate.altText()));
            }
        }
        // where it leads by itself isn't what was saved
        return new PageScan(candidates, scan.skipped(), Optional.empty());
    }

    private static boolean isThere(WebUrl file) {
        return FileUrl.path(file).filter(Files::isRegularFile).isPresent();
    }

    private static boolean isSaved(WebUrl url) {
        return url.toString().startsWith(ORIGIN);
    }

    private static WebUrl at(String address) {
        return WebUrl.parse(address).orElseThrow();
    }
}
