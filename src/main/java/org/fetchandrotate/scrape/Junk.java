package org.fetchandrotate.scrape;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.fetchandrotate.model.FoundAs;
import org.jsoup.nodes.Element;

/// Tells what is no picture of a page: what counts visitors, what keeps space, what decorates a button.
final class Junk {
    /// The sides up to which a picture says nothing, in CSS pixels.
    private static final int PIXEL = 2;

    /// The sides up to which a picture is a sign on a button.
    private static final int ICON = 24;

    /// Of an address, which may be as long as its page.
    private static final int MOST_LOOKED_AT = 2_000;

    private static final Pattern BEACON = Pattern.compile(
            "//(?:[\\w.-]+\\.)?(?:facebook\\.com/tr\\b|google-analytics\\.com|googletagmanager\\.com|doubleclick\\.net"
                    + "|googleadservices\\.com|scorecardresearch\\.com|quantserve\\.com|bat\\.bing\\.com|px\\.ads\\.linkedin\\.com"
                    + "|analytics\\.twitter\\.com|t\\.co/i/adsct|pixel\\.wp\\.com|stats\\.wp\\.com|mc\\.yandex\\.\\w+/watch"
                    + "|top-fwz1\\.mail\\.ru|counter\\.yadro\\.ru|sb\\.scorecardresearch|imrworldwide\\.com|2o7\\.net|omtrdc\\.net"
                    + "|pixel\\.quantserve|ct\\.pinterest\\.com|tr\\.snapchat\\.com|statcounter\\.com|histats\\.com|adsrvr\\.org"
                    + "|analytics\\.yahoo\\.com|hm\\.baidu\\.com|counter\\.rambler\\.ru|vk\\.com/rtrg|p\\.typekit\\.net|adnxs\\.com|criteo\\.com"
                    + "|rlcdn\\.com|everesttech\\.net|demdex\\.net|chartbeat\\.net|hotjar\\.com|clarity\\.ms|tiktok\\.com/i18n/pixel)"
                    + "|//(?:beacon|tracking|analytics|telemetry)s?\\.[\\w.-]+/(?![^?]*\\.(?:jpe?g|webp|avif)(?:$|\\?))"
                    + "|/b/ss/|/(?:matomo|piwik)\\.php"
                    + "|/(?:track(?:ing|er)?|beacon|pixel|counter|impression|imp|hit|_*utm|wtbase)(?:\\.(?:gif|png|php|aspx?|cgi))?(?:$|\\?)"
                    + "|/tr\\?id=|/collect\\?.*\\b(?:v|tid)=",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern SPACER = Pattern.compile(
            "(?:^|/)(?:spacer|blank|clear(?:gif|pixel|dot)?|transparent|transp|trans|pixel|1x1|1px|px|empty|shim|space|dot|s)(?:[-_.]?(?:gif|img|1x1|pixel|\\d))?"
                    + "\\.(?:gif|png)(?:$|\\?)",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern STYLE_SIDE = Pattern.compile(
            "(?:^|[;\\s])(width|height)\\s*:\\s*(\\d{1,6}(?:\\.\\d+)?)(?:px)?\\s*(?:!important\\s*)?(?=;|$)",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern ATTRIBUTE_SIDE = Pattern.compile("\\s*(\\d{1,6})(?:\\.\\d+)?(?:px)?\\s*");

    private Junk() {}

    /// The rule by which an element is left out; empty if it may be a picture.
    ///
    /// @param declaredSide as [#largestSide] tells
    /// @param urls what it names, best first
    static Optional<SkipRule> ruleFor(int declaredSide, List<RawUrl> urls) {
        if (urls.isEmpty()) {
            return Optional.empty();
        }
        String whole = urls.getFirst().text().strip();
        String best = whole.substring(0, Math.min(whole.length(), MOST_LOOKED_AT));
        if (BEACON.matcher(best).find()) {
            return Optional.of(SkipRule.TRACKING_PIXEL);
        }
        // what a script will fill has the size of its placeholder
        boolean lazy = urls.getFirst().foundAs() == FoundAs.LAZY_ATTRIBUTE;
        int largest = lazy ? Integer.MAX_VALUE : declaredSide;
        if (largest <= PIXEL) {
            return Optional.of(SkipRule.TRACKING_PIXEL);
        }
        if (SPACER.matcher(best).find()) {
            return Optional.of(SkipRule.SPACER);
        }
        return largest <= ICON ? Optional.of(SkipRule.ICON) : Optional.empty();
    }

    /// The larger of both sides that the element declares; the largest integer if it doesn't declare both.
    static int largestSide(Element element) {
        int width = side(element, "width");
        int height = side(element, "height");
        return Math.max(width, height);
    }

    private static int side(Element element, String name) {
        Matcher attribute = ATTRIBUTE_SIDE.matcher(element.attr(name));
        if (attribute.matches()) {
            return Integer.parseInt(attribute.group(1));
        }
        Matcher style = STYLE_SIDE.matcher(element.attr("style"));
        while (style.find()) {
            if (style.group(1).equalsIgnoreCase(name)) {
                return (int) Double.parseDouble(style.group(2));
            }
        }
        return Integer.MAX_VALUE;
    }
}
