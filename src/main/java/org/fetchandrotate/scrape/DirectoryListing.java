package org.fetchandrotate.scrape;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.fetchandrotate.model.FoundAs;
import org.fetchandrotate.url.WebUrl;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/// A folder as a web server shows it by itself: its files are linked, and the signs beside them are no pictures.
///
/// Known are the pages of Apache, nginx, lighttpd, Python's `http.server`, Tomcat, Jetty and IIS.
final class DirectoryListing {
    private static final Pattern TITLE = Pattern.compile(
            "(?:Index of|Directory listing for:?|Directory:) ?/.*|[^ ]+ - /.*", Pattern.CASE_INSENSITIVE);

    /// IIS has a title that anybody might have.
    private static final String PARENT_OF_IIS = "[To Parent Directory]";

    private DirectoryListing() {}

    /// Whether a page is one, for people who look at it as for us: by its title or its heading, at a folder's
    /// address.
    static boolean isOne(Document document, WebUrl location) {
        if (!location.path().endsWith("/")) {
            return false;
        }
        String title = document.title();
        String heading = Optional.ofNullable(document.selectFirst("h1"))
                .map(Element::text)
                .orElse("");
        boolean named = TITLE.matcher(title.isEmpty() ? heading : title).matches();
        boolean iis = title.contains(" - /");
        return named
                && (!iis
                        || document.getElementsByTag("a").stream()
                                .anyMatch(link -> link.text().equals(PARENT_OF_IIS)));
    }

    /// The image files of the folder, in the order of the page.
    static List<Sighting> read(Document document, WebUrl base) {
        List<Sighting> files = new ArrayList<>();
        for (Element link : document.getElementsByTag("a")) {
            String address = link.attr("href");
            if (ImageAddress.isFile(address) && isBelow(address, base)) {
                Sighting file = new Sighting(Sighting.Place.PAGE);
                file.add(List.of(new RawUrl(address, FoundAs.DIRECTORY_LISTING)));
                file.describe(link.attr("title"));
                files.add(file);
            }
        }
        return files;
    }

    private static boolean isBelow(String address, WebUrl folder) {
        return folder.resolve(address)
                .filter(file ->
                        file.origin().equals(folder.origin()) && file.path().startsWith(folder.path()))
                .isPresent();
    }
}
