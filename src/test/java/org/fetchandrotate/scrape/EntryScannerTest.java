package org.fetchandrotate.scrape;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.fetchandrotate.model.ImageCandidate;
import org.fetchandrotate.url.WebUrl;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What a list may name beside pages, by the bytes that answer.
final class EntryScannerTest {
    private static final WebUrl LOCATION =
            WebUrl.parse("https://example.org/photos/").orElseThrow();

    @Test
    void takesOfRssTheLargestOfAGroup_theAttachments_andWhatTheTextShows() {
        assertThat(found("application/rss+xml", """
                        <?xml version="1.0"?>
                        <rss version="2.0" xmlns:media="http://search.yahoo.com/mrss/"
                             xmlns:content="http://purl.org/rss/1.0/modules/content/">
                        <channel><title>News</title><image><url>/logo-of-the-feed.png</url></image>
                        <item><title>A hill</title><link>https://example.org/hill/</link>
                          <media:group>
                            <media:content url="/hill-300.jpg" type="image/jpeg" width="300" height="200"/>
                            <media:content url="/hill.jpg" type="image/jpeg" width="3000" height="2000"/>
                            <media:content url="/hill.mp4" type="video/mp4" width="9000" height="2000"/>
                            <media:thumbnail url="/hill-small.jpg" width="75" height="50"/>
                          </media:group>
                          <enclosure url="/dale.jpg?x=1&amp;y=2" type="image/jpeg" length="1"/>
                          <enclosure url="/talk.mp3" type="audio/mpeg" length="1"/>
                          <description>&lt;p>&lt;img src="brook.jpg" alt="A brook"> &amp;amp;&lt;/p></description>
                        </item>
                        <item><title>A film</title>
                          <media:content url="/film.mp4" medium="video"><media:thumbnail url="/film.jpg"/></media:content>
                          <content:encoded><![CDATA[<p><img src="/still.jpg"></p>]]></content:encoded>
                        </item>
                        <item><media:thumbnail url="/tiny.jpg" width="75"/><media:thumbnail url="/large.jpg" width="750"/></item>
                        </channel></rss>"""))
                .containsExactly(
                        "feed-media /hill.jpg, /hill-300.jpg, /hill-small.jpg",
                        "feed-enclosure /dale.jpg?x=1&y=2",
                        "img-src /hill/brook.jpg",
                        "feed-media /film.jpg",
                        "img-src /still.jpg",
                        "feed-media /large.jpg, /tiny.jpg");
    }

    @Test
    void readsAtom() {
        assertThat(found("text/xml", """
                        <feed xmlns="http://www.w3.org/2005/Atom"><logo>/logo.png</logo>
                        <entry xml:base="https://example.org/a/"><title>One</title>
                          <link href="https://example.org/elsewhere/"/>
                          <link rel="enclosure" type="image/png" href="one.png"/>
                          <content type="html">&lt;img src="two.jpg"></content></entry>
                        <entry><link rel="alternate" href="/b/"/>
                          <content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><img src="three.jpg"/></div>
                          </content></entry></feed>"""))
                .containsExactly("feed-enclosure /a/one.png", "img-src /a/two.jpg", "img-src /b/three.jpg");
    }

    @Test
    void goesByTheDeclaredBases_eachRelativeToTheOneAroundIt() {
        assertThat(found("application/atom+xml", """
                        <feed xmlns="http://www.w3.org/2005/Atom" xml:base="/base/">
                        <entry><link rel="alternate" href="/page/"/><link rel="enclosure" type="image/png" href="a.png"/></entry>
                        <entry xml:base="inner/"><content type="html">&lt;img src="b.jpg"></content></entry>
                        <entry><content type="html" xml:base="c/">&lt;img src="c.jpg"></content></entry></feed>"""))
                .containsExactly("feed-enclosure /base/a.png", "img-src /base/inner/b.jpg", "img-src /base/c/c.jpg");
    }

    @Test
    void readsOldRss_whateverTheServerCallsIt() {
        assertThat(found("text/html", """
                        <?xml version="1.0" encoding="ISO-8859-1"?>
                        <!DOCTYPE rss PUBLIC "-//Netscape Communications//DTD RSS 0.91//EN" "http://my.netscape.com/rss.dtd">
                        <rss version="0.91"><channel><item><link>http://example.org/x</link>
                        <description>&lt;img src=old.gif></description></item></channel></rss>""")).containsExactly("img-src http://example.org/old.gif");
        assertThat(found("application/rdf+xml", """
                        <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
                          xmlns:c="http://purl.org/rss/1.0/modules/content/">
                        <item><link>/x</link><c:encoded><![CDATA[<img src="y.jpg">]]></c:encoded></item></rdf:RDF>""")).containsExactly("img-src /y.jpg");
    }

    @Test
    void readsJsonFeeds() {
        assertThat(found("application/feed+json", """
                        {"title": "x", "items": [{"url": "/p/", "title": "T", "image": "/a.jpg",
                          "attachments": [{"url": "b.png", "mime_type": "image/png"},
                            {"url": "c.mp3", "mime_type": "audio/mpeg"}],
                          "content_html": "<img src=d.jpg>"}], "version": "https://jsonfeed.org/version/1.1"}"""))
                .containsExactly("feed-media /a.jpg", "feed-enclosure /p/b.png", "img-src /p/d.jpg");
    }

    @Test
    void takesTheLargestPictureOfEachCanvas_ofPresentation2() {
        assertThat(found("application/json", """
                        {"sequences": [{"canvases": [
                          {"label": "p. 1", "images": [{"resource": {"@id": "https://example.org/one/full/600,/0/default.jpg",
                            "@type": "dctypes:Image", "service": {"@id": "https://example.org/iiif/one/",
                            "@context": "http://iiif.io/api/image/2/context.json",
                            "profile": ["http://iiif.io/api/image/2/level1.json", {"formats": ["jpg"]}]}}}]},
                          {"images": [{"resource": {"@id": "/two.jpg"}}]},
                          {"images": [{"resource": {"@id": "/three.jpg", "service": {"@id": "/iiif/three",
                            "@context": "http://iiif.io/api/image/2/context.json",
                            "profile": "http://iiif.io/api/image/2/level0.json"}}}]}]}],
                        "@context": "http://iiif.io/api/presentation/2/context.json"}"""))
                .containsExactly(
                        "iiif-canvas /iiif/one/full/full/0/default.jpg, /iiif/one/full/max/0/default.jpg,"
                                + " /one/full/600,/0/default.jpg",
                        "iiif-canvas /two.jpg",
                        "iiif-canvas /three.jpg, /iiif/three/full/full/0/default.jpg, /iiif/three/full/max/0/default.jpg");
    }

    @Test
    void takesTheLargestPictureOfEachCanvas_ofPresentation3() {
        EntryScan.Pictures scan = (EntryScan.Pictures) scan("application/ld+json", """
                        {"@context": ["http://www.w3.org/ns/anno.jsonld", "http://iiif.io/api/presentation/3/context.json"],
                        "type": "Manifest", "thumbnail": [{"id": "/no.jpg", "type": "Image"}],
                        "items": [{"type": "Canvas", "label": {"en": ["Page 1"]}, "items": [{"items": [{"body":
                          {"id": "/small.jpg", "type": "Image", "width": 10, "service":
                            [{"id": "/iiif/one", "type": "ImageService3", "profile": "level2"}]}}]}]},
                          {"items": [{"items": [{"body": {"type": "Choice", "items":
                            [{"id": "/natural.jpg", "type": "Image"}, {"id": "/xray.jpg", "type": "Image"}]}}]}]},
                          {"items": [{"items": [{"body": {"id": "/sound.mp3", "type": "Sound"}}]}]}]}""");
        assertThat(found(scan.scan()))
                .containsExactly(
                        "iiif-canvas /iiif/one/full/max/0/default.jpg, /small.jpg", "iiif-canvas /natural.jpg");
        assertThat(scan.scan().candidates().getFirst().altText()).isEqualTo("Page 1");
    }

    @Test
    void tellsPagesOfASitemapFromItsImages() {
        EntryScan.Pictures sitemap = (EntryScan.Pictures) scan("text/xml", """
                        <?xml version="1.0" encoding="UTF-8"?>
                        <?xml-stylesheet href="/s.xsl"?><!-- made by hand -->
                        <urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"
                          xmlns:image="http://www.google.com/schemas/sitemap-image/1.1">
                        <url><loc>https://example.org/one</loc></url>
                        <url><loc>https://www.example.org/two</loc>
                          <image:image><image:loc>https://cdn.example.net/2.jpg</image:loc><image:title>Two</image:title></image:image>
                          <image:image><image:loc>https://cdn.example.net/3.jpg</image:loc></image:image></url>
                        <url><loc>https://elsewhere.example/three</loc></url>
                        </urlset>""");
        assertThat(found(sitemap.scan()))
                .containsExactly(
                        "sitemap-image https://cdn.example.net/2.jpg", "sitemap-image https://cdn.example.net/3.jpg");
        assertThat(sitemap.scan().candidates().getFirst().altText()).isEqualTo("Two");
        assertThat(sitemap.scan().links().parts())
                .extracting(WebUrl::toString)
                .containsExactly("https://example.org/one");
    }

    @Test
    void readsPackedSitemaps_indexes_andPlainLists() {
        EntryScan.Pictures index = (EntryScan.Pictures) scanner()
                .scan(
                        packed("<sitemapindex xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'><sitemap>"
                                + "<loc>https://example.org/a.xml.gz</loc></sitemap></sitemapindex>"),
                        headers("application/octet-stream"),
                        LOCATION);
        assertThat(index.scan().links().parts())
                .extracting(WebUrl::toString)
                .containsExactly("https://example.org/a.xml.gz");
        EntryScan.Pictures plain =
                (EntryScan.Pictures) scan("text/plain", "https://example.org/1\r\nhttps://example.org/2\n");
        assertThat(plain.scan().links().parts())
                .extracting(WebUrl::toString)
                .containsExactly("https://example.org/1", "https://example.org/2");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<title>Index of /photos</title><h1>Index of /photos</h1><pre><img src=/icons/blank.gif> <a href='?C=N;O=D'>Name</a>"
                        + "<img src=/icons/back.gif><a href=/>Parent Directory</a> <img src=/icons/image2.gif> <a href=a.jpg>a.jpg</a>"
                        + "<img src=/icons/image2.gif> <a href=b%20c.PNG>b c.PNG</a> <a href=notes.txt>notes.txt</a></pre>",
                "<html><head><title>Index of /photos/</title></head><body><h1>Index of /photos/</h1><hr><pre><a href='../'>../</a>\n"
                        + "<a href='a.jpg'>a.jpg</a> 01-Jan-2026 10:00 1\n<a href='b%20c.PNG'>b c.PNG</a></pre>",
                "<title>Directory listing for /photos/</title><h1>Directory listing for /photos/</h1><ul><li><a href='a.jpg'>a.jpg</a>"
                        + "</li><li><a href='b%20c.PNG'>b c.PNG</a></li><li><a href='sub/'>sub/</a></li></ul>",
                "<head><title>example.org - /photos/</title></head><body><H1>example.org - /photos/</H1><pre><A HREF='/'>[To Parent Directory]"
                        + "</A> 1 <A HREF='/photos/a.jpg'>a.jpg</A> 2 <A HREF='/photos/b%20c.PNG'>b c.PNG</A> <A HREF='/other/z.jpg'>z</A>"
            })
    void takesTheFilesOfAServersFolder_notItsSigns(String listing) {
        assertThat(found("text/html", listing))
                .containsExactly("directory-listing /photos/a.jpg", "directory-listing /photos/b%20c.PNG");
    }

    @Test
    void takesAPageForAPage_thoughItsTitleSoundsLikeAFolders() {
        assertThat(found("text/html", "<title>Fishing - /r/pics</title><img src=a.jpg><a href=b.jpg>b</a>"))
                .containsExactly("img-src /photos/a.jpg", "link-to-image /photos/b.jpg");
        assertThat(found("text/html", "<p>Read the rss <feed>!</p><img src=a.jpg>"))
                .containsExactly("img-src /photos/a.jpg");
    }

    @Test
    void saysWhatOffersNothing() {
        assertThat(scan("application/json", "{\"version\": \"1\"}"))
                .isEqualTo(new EntryScan.Other("JSON that is neither a feed nor a IIIF manifest"));
        assertThat(scanner().scan(packed("<html>"), headers("application/gzip"), LOCATION))
                .isEqualTo(new EntryScan.Other("a packed file that is no sitemap"));
    }

    @Test
    void stopsAtABomb() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(bytes)) {
            byte[] blank = new byte[1 << 20];
            for (int i = 0; i <= EntryScanner.MOST_UNPACKED >> 20; i++) {
                out.write(blank);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        assertThat(scanner().scan(bytes.toByteArray(), headers("application/gzip"), LOCATION))
                .isEqualTo(new EntryScan.Other("a packed file of more than 50 MiB"));
        byte[] cut = packed("<urlset/>");
        assertThat(scanner().scan(java.util.Arrays.copyOf(cut, 12), headers("application/gzip"), LOCATION))
                .isEqualTo(new EntryScan.Other("a packed file that is damaged"));
    }

    @Test
    void resolvesNoEntityOfItsOwn() {
        String bomb = "<!DOCTYPE x [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"" + "&a;".repeat(10) + "\"><!ENTITY c \""
                + "&b;".repeat(1000) + "\"><!ENTITY f SYSTEM \"file:///etc/hostname\">]>";
        EntryScan sitemap = scan(
                "text/xml",
                bomb
                        + "<urlset xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'><url><loc>https://example.org/&c;&f;</loc></url></urlset>");
        assertThat(sitemap).isInstanceOf(EntryScan.Other.class);
        assertThat(
                        found(
                                "application/rss+xml",
                                bomb
                                        + "<rss><channel><item><enclosure type='image/png' url='/&f;&c;.png'/></item></channel></rss>"))
                .containsExactly("feed-enclosure /&f;&c;.png");
    }

    @Test
    void readsAMillionCanvases_inTheMemoryOfOne() {
        String canvas = "{},";
        byte[] manifest = ("{\"@context\":\"http://iiif.io/api/presentation/3/context.json\",\"items\":["
                        + canvas.repeat(1_000_000)
                        + "{\"items\":[{\"items\":[{\"body\":{\"id\":\"/last.jpg\",\"type\":\"Image\"}}]}]}]}")
                .getBytes(UTF_8);
        EntryScan.Pictures scan = (EntryScan.Pictures) scanner().scan(manifest, headers("application/json"), LOCATION);
        assertThat(found(scan.scan())).containsExactly("iiif-canvas /last.jpg");
    }

    /// Each as large as a page may be that the fetcher takes, or nearly so.
    static Stream<String> hostile() {
        int some = 1_000_000;
        return Stream.of(
                "<rss>" + "<item>".repeat(some),
                "<rss>" + "<item><title>".repeat(some),
                "<rss>" + "<a>".repeat(some) + "<item/>".repeat(some),
                "<feed>" + "<entry><link href='x'/>".repeat(some / 2),
                "<feed><entry>" + "<link rel='enclosure' type='image/png' href='x'/>".repeat(some / 4),
                "<feed><entry><group xmlns='http://search.yahoo.com/mrss/'>"
                        + "<content url='x.png'/>".repeat(some / 2),
                "<!---->".repeat(some) + "<rss>",
                "<?a?>\n".repeat(some) + "<rss>",
                "<!--".repeat(some),
                "<!DOCTYPE a[" + "]".repeat(some),
                "<urlset xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'>"
                        + "<url><loc>http://a/</loc></url>".repeat(some / 2) + "</urlset>",
                "<urlset xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'>" + "<a>".repeat(some),
                "http://example.org/\n".repeat(some),
                "{\"a\":".repeat(some),
                "{\"@context\":\"http://iiif.io/api/presentation/2/\",\"items\":[" + "{\"items\":[".repeat(some),
                "{\"version\":\"https://jsonfeed.org/version/1\",\"items\":[" + "{},".repeat(some));
    }

    @ParameterizedTest(name = "{index}")
    @MethodSource("hostile")
    @Timeout(60)
    void readsHostileLists_inBoundedTime(String list) {
        assertThat(scan("text/plain", list)).isNotNull();
    }

    @Test
    void keepsWhatItHasOfADamagedOne() {
        String start = "{\"@context\":\"http://iiif.io/api/presentation/3/context.json\",\"items\":["
                + "{\"items\":[{\"items\":[{\"body\":{\"id\":\"/a.jpg\",\"type\":\"Image\"}}]}]},";
        assertThat(found("application/json", start)).containsExactly("iiif-canvas /a.jpg");
        assertThat(found("application/json", start + "[".repeat(100_000))).containsExactly("iiif-canvas /a.jpg");
        assertThat(found("application/rss+xml", "<rss><channel><item><enclosure type='image/png' url='/a.png'/>"))
                .containsExactly("feed-enclosure /a.png");
    }

    private static EntryScanner scanner() {
        return new EntryScanner(List.of());
    }

    private static EntryScan scan(String type, String body) {
        return scanner().scan(body.getBytes(UTF_8), headers(type), LOCATION);
    }

    private static PageScanner.Headers headers(String type) {
        return new PageScanner.Headers(Optional.of(type), Optional.empty(), Optional.empty());
    }

    private static List<String> found(String type, String body) {
        return found(((EntryScan.Pictures) scan(type, body)).scan());
    }

    private static List<String> found(PageScan scan) {
        return scan.candidates().stream()
                .map(candidate -> candidate.foundAs().code() + " " + urls(candidate))
                .toList();
    }

    private static String urls(ImageCandidate candidate) {
        return Stream.concat(Stream.of(candidate.url()), candidate.fallbacks().stream())
                .map(url -> url.toString().replace("https://example.org/", "/"))
                .collect(Collectors.joining(", "));
    }

    private static byte[] packed(String text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(bytes)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
