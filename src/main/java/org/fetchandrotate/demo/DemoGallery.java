package org.fetchandrotate.demo;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.LongAdder;
import org.fetchandrotate.demo.DemoOptions.Contents;
import org.fetchandrotate.model.Website;
import org.fetchandrotate.url.WebUrl;

/// Serves a gallery on loopback: several hosts, photos drawn by the program, slow and broken entries. What it
/// serves depends on nothing but its version. Thread-safe.
///
/// Five good sites come first, then one that takes 150 ms longer for each answer, one whose images are HTML called
/// JPEG, and one at whose address nothing listens. Sites have loopback addresses of their own, on one port: 27180
/// if it is free on all of them, else the first free one of 27190, 27200, …; so a second run meets the same URLs.
/// Where the system has only one loopback address (macOS), the sites have neighbouring ports instead.
public final class DemoGallery implements AutoCloseable {
    private static final Duration SLOWNESS = Duration.ofMillis(150);
    private static final int BACKLOG = 1_024;

    private final List<Website> websites;
    private final List<HttpServer> servers = new ArrayList<>();
    private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();
    private final LongAdder pages = new LongAdder();
    private final LongAdder images = new LongAdder();

    private DemoGallery(List<Door> doors) {
        this.websites = doors.stream().map(DemoGallery::website).toList();
    }

    /// Starts its servers with the default options.
    ///
    /// @throws IOException if no port is free
    public static DemoGallery start() throws IOException {
        return start(DemoOptions.DEFAULTS);
    }

    /// Starts its servers. Sets the system property `sun.net.httpserver.nodelay` unless it is set: without it,
    /// Nagle's algorithm and delayed acknowledgements hold back the end of an answer for 40 ms. The web server
    /// reads it once.
    ///
    /// @throws IOException if no port is free, or if the program's own files can't be read
    public static DemoGallery start(DemoOptions options) throws IOException {
        if (System.getProperty("sun.net.httpserver.nodelay") == null) {
            System.setProperty("sun.net.httpserver.nodelay", "true");
        }
        List<Photo> photos = Photo.all().stream()
                .filter(photo -> options.contents() == Contents.VARIED || photo.isJpeg())
                .toList();
        for (List<Door> doors : Doors.choices(Doors.Plan.here(), Site.values().length)) {
            if (doors.stream().allMatch(door -> Doors.isFree(door.address()))) {
                return open(doors, options, photos);
            }
        }
        throw new IOException("the demo finds no free port: tried 127.0.0.1 and up, from port " + Doors.PREFERRED_PORT);
    }

    private static DemoGallery open(List<Door> doors, DemoOptions options, List<Photo> photos) throws IOException {
        DemoGallery gallery = new DemoGallery(doors);
        try {
            for (Site site : Site.values()) {
                if (site.manner() != Site.Manner.REFUSING) {
                    gallery.serve(site, doors, options, photos);
                }
            }
            return gallery;
        } catch (IOException failure) {
            gallery.close();
            throw failure;
        }
    }

    private void serve(Site site, List<Door> doors, DemoOptions options, List<Photo> photos) throws IOException {
        Door door = doors.get(site.place());
        List<Exhibit> exhibits = Exhibit.of(site, photos, site.manner().photosOf(options.imagesPerHost()));
        List<String> neighbours = doors.stream().map(DemoGallery::pageUrl).toList();
        GalleryPage page = new GalleryPage(site, door.origin(), options.contents(), neighbours);
        SiteContents contents = new SiteContents(site, exhibits, () -> page.html(exhibits));
        Duration delay =
                site.manner() == Site.Manner.SLOW ? options.firstByteDelay().plus(SLOWNESS) : options.firstByteDelay();
        HttpServer server = HttpServer.create(door.address(), BACKLOG);
        servers.add(server);
        server.setExecutor(executor);
        server.createContext("/", new SiteHandler(contents, delay, pages, images));
        server.start();
    }

    /// The list of websites to run on, in order.
    public List<Website> websites() {
        return websites;
    }

    /// Image requests answered so far, also those answered 304, 404 or with a lie.
    public long imageRequests() {
        return images.sum();
    }

    /// Page requests answered so far.
    public long pageRequests() {
        return pages.sum();
    }

    /// Stops the servers and breaks off what they are answering. Idempotent.
    @Override
    public void close() {
        executor.shutdownNow();
        for (HttpServer server : servers) {
            server.stop(0);
        }
        executor.close();
    }

    private static Website website(Door door) {
        return new Website(WebUrl.parse(pageUrl(door))
                .orElseThrow(() -> new IllegalStateException("not a web address: " + pageUrl(door))));
    }

    private static String pageUrl(Door door) {
        return door.origin() + GalleryPage.PATH;
    }
}
