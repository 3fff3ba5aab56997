package org.fetchandrotate.demo;

import java.util.List;
import org.fetchandrotate.demo.DemoOptions.Contents;

/// The HTML of a site's one page, which lies at `/gallery/`. Immutable. String concatenation rather than templates
/// or `String.format`: a page must be ready in a few milliseconds, in a program that has just started.
final class GalleryPage {
    static final String PATH = "/gallery/";

    /// Before which exhibits a photo is announced that no longer exists: early, so that a short run meets them.
    private static final List<Integer> LOST_BEFORE = List.of(3, 8, 14);

    private static final int AGAIN_EVERY = 11;
    private static final int SHOWN_WIDTH = 300;

    private static final String HEAD = """
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>{title}</title>
            <style>
            :root { color-scheme: light dark; --ink: #20242a; --paper: #f6f4ef; --card: #fff; --soft: #6b7280; }
            @media (prefers-color-scheme: dark) { :root { --ink: #e8e6e1; --paper: #16181c; --card: #22252b; --soft: #9aa1ac; } }
            body { margin: 0; font: 16px/1.5 system-ui, sans-serif; color: var(--ink); background: var(--paper); }
            header, footer { max-width: 1100px; margin: auto; padding: 2rem 1rem; }
            h1 { font: 600 2.2rem/1.2 Georgia, serif; margin: 0; }
            p, nav, figcaption { color: var(--soft); margin: .4rem 0 0; }
            nav a { color: inherit; margin-right: 1rem; }
            main { max-width: 1100px; margin: auto; padding: 0 1rem; display: grid; gap: 1.2rem; grid-template-columns: repeat(auto-fill, minmax(240px, 1fr)); }
            figure { margin: 0; background: var(--card); border-radius: 8px; overflow: hidden; box-shadow: 0 1px 4px #0003; }
            figure img, .box { width: 100%; height: 180px; object-fit: cover; display: block; background: #8882 center / cover; }
            figcaption { padding: .5rem .8rem .8rem; margin: 0; font-size: .9rem; }
            </style>
            </head>
            <body>
            <header>
            <h1>{title}</h1>
            <p>{motto} All photos are drawn, none was taken.</p>
            """;

    private static final String SCRIPT = """
            <script>
            document.querySelectorAll('img.lazy').forEach(function (img) {
              if (img.dataset.srcset) img.srcset = img.dataset.srcset;
              if (img.dataset.src) img.src = img.dataset.src;
            });
            </script>
            """;

    private final Site site;
    private final String origin;
    private final Contents contents;
    private final List<String> neighbours;

    /// @param origin of the site, as in `http://127.0.0.2:27180`
    /// @param neighbours the addresses of all sites' pages, for the links at the top
    GalleryPage(Site site, String origin, Contents contents, List<String> neighbours) {
        this.site = site;
        this.origin = origin;
        this.contents = contents;
        this.neighbours = List.copyOf(neighbours);
    }

    /// The whole page.
    String html(List<Exhibit> exhibits) {
        StringBuilder html = new StringBuilder(64_000);
        html.append(HEAD.replace("{title}", site.title()).replace("{motto}", site.motto()));
        navigation(html);
        html.append("</header>\n<main>\n");
        for (Exhibit exhibit : exhibits) {
            if (contents == Contents.VARIED) {
                varied(html, exhibit);
            } else {
                plain(html, exhibit);
            }
        }
        html.append("</main>\n<footer>");
        if (contents == Contents.VARIED) {
            html.append("<img src=\"/people/avatar-1.svg\" alt=\"\" width=\"32\" height=\"32\">")
                    .append("<img src=\"/count/1px.svg?page=gallery\" alt=\"\" width=\"1\" height=\"1\">")
                    .append(SCRIPT);
        }
        return html.append("</footer>\n</body>\n</html>\n").toString();
    }

    /// The URL path of a photo that no longer exists.
    static String lostPath(Site site, int number) {
        return "/photos/" + site.slug() + "-lost-" + number + ".jpg";
    }

    private void navigation(StringBuilder html) {
        if (contents == Contents.VARIED) {
            html.append("<img src=\"/static/logo.svg\" alt=\"\" width=\"48\" height=\"48\">\n");
        }
        html.append("<nav>");
        for (Site neighbour : Site.values()) {
            html.append("<a href=\"" + neighbours.get(neighbour.place()) + "\">" + neighbour.title() + "</a>");
        }
        html.append("</nav>\n");
    }

    private void plain(StringBuilder html, Exhibit exhibit) {
        figure(html, element(Presentation.ROOT_RELATIVE, exhibit), exhibit.title());
    }

    private void varied(StringBuilder html, Exhibit exhibit) {
        if (LOST_BEFORE.contains(exhibit.number())) {
            figure(
                    html,
                    "<img src=\"" + lostPath(site, exhibit.number()) + "\" alt=\"No longer here\">",
                    "No longer here");
        }
        Presentation presentation = Presentation.of(exhibit);
        figure(html, element(presentation, exhibit), exhibit.title());
        if (exhibit.number() % AGAIN_EVERY == 0) {
            String same = reference(presentation, exhibit) + "#detail";
            figure(html, "<img src=\"" + same + "\" alt=\"A detail\">", exhibit.title() + ", once more");
        }
    }

    private String element(Presentation presentation, Exhibit exhibit) {
        String best = reference(presentation, exhibit);
        return presentation.html(best, exhibit.fileName(), exhibit.altText(), size(exhibit));
    }

    private String reference(Presentation presentation, Exhibit exhibit) {
        return presentation.best(exhibit.fileName(), origin).replace("&", "&amp;");
    }

    private static void figure(StringBuilder html, String image, String caption) {
        html.append("<figure>")
                .append(image)
                .append("<figcaption>")
                .append(caption)
                .append("</figcaption></figure>\n");
    }

    private static String size(Exhibit exhibit) {
        int height = SHOWN_WIDTH * exhibit.photo().height() / exhibit.photo().width();
        return "width=\"" + SHOWN_WIDTH + "\" height=\"" + height + "\"";
    }
}
