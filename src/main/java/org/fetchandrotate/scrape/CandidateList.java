package org.fetchandrotate.scrape;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.fetchandrotate.model.FoundAs;
import org.fetchandrotate.model.ImageCandidate;
import org.fetchandrotate.url.WebUrl;

/// Turns sightings into candidates: resolves their addresses, leaves out what isn't wanted and what was there
/// before. Used for one page, by one thread.
final class CandidateList {
    /// Keeps the tries for one dead picture within reason.
    private static final int MAX_URLS = 1 + 16;

    private static final int MAX_QUOTED = 200;
    private static final Pattern SCHEME = Pattern.compile("([a-zA-Z][a-zA-Z0-9+.-]*:)");

    private final PageBase base;
    private final WebUrl page;
    private final ExcludedKeywords excluded;
    private final List<Draft> drafts = new ArrayList<>();
    private final Map<WebUrl, Integer> draftsByUrl = new HashMap<>();
    private final Map<String, Integer> draftsByPicture = new HashMap<>();
    private final Set<WebUrl> all = new HashSet<>();
    private final List<PageScan.Skipped> skipped = new ArrayList<>();
    private Optional<Integer> latest = Optional.empty();

    /// A candidate whose fall-backs may still grow.
    ///
    /// @param width of the best address, as far as known; else 0
    private record Draft(LinkedHashMap<WebUrl, FoundAs> urls, String altText, double width) {
        private WebUrl best() {
            return urls.firstEntry().getKey();
        }

        private FoundAs foundAs() {
            return urls.firstEntry().getValue();
        }
    }

    private sealed interface Judgement {}

    private record Usable(WebUrl url) implements Judgement {}

    private record Unusable(PageScan.Skipped why) implements Judgement {}

    /// @param base of relative addresses
    /// @param page where they stand
    CandidateList(PageBase base, WebUrl page, ExcludedKeywords excluded) {
        this.base = base;
        this.page = page;
        this.excluded = excluded;
    }

    /// Adds the next sighting as a candidate, to an earlier candidate, or to what is skipped.
    void add(Sighting sighting) {
        if (sighting.junk().isPresent()) {
            leaveOut(sighting.urls().getFirst(), sighting.junk().get());
            return;
        }
        var urls = new LinkedHashMap<WebUrl, FoundAs>(4);
        Optional<PageScan.Skipped> firstRefusal = Optional.empty();
        double width = 0;
        for (RawUrl raw : sighting.urls()) {
            if (urls.size() == MAX_URLS && raw.foundAs() != FoundAs.IMG_SRC) {
                continue;
            }
            switch (judge(raw)) {
                case Usable usable -> {
                    width = urls.isEmpty() ? raw.width() : width;
                    addFallback(urls, usable.url(), raw.foundAs());
                }
                case Unusable unusable -> firstRefusal = firstRefusal.or(() -> Optional.of(unusable.why()));
            }
        }
        if (urls.isEmpty()) {
            firstRefusal.ifPresent(skipped::add);
        } else {
            addUsable(new Draft(urls, sighting.altText(), width), sighting.place());
        }
    }

    /// Keeps to the limit; the plain `src` is always kept for last.
    private static void addFallback(LinkedHashMap<WebUrl, FoundAs> urls, WebUrl url, FoundAs foundAs) {
        if (urls.containsKey(url) || urls.size() == MAX_URLS && foundAs != FoundAs.IMG_SRC) {
            return;
        }
        if (urls.size() == MAX_URLS) {
            urls.pollLastEntry();
        }
        urls.put(url, foundAs);
    }

    private void leaveOut(RawUrl raw, SkipRule rule) {
        String url = base.resolve(raw.text(), charset(raw))
                .map(WebUrl::withoutCredentials)
                .map(WebUrl::toString)
                .orElse(quoted(raw.text()));
        skipped.add(new PageScan.Skipped(url, raw.foundAs(), rule, ""));
    }

    PageScan finish() {
        List<ImageCandidate> candidates =
                drafts.stream().map(CandidateList::candidate).toList();
        return new PageScan(candidates, skipped, Optional.empty());
    }

    private void addUsable(Draft draft, Sighting.Place place) {
        if (draft.foundAs() == FoundAs.SCRIPT_DATA && all.contains(draft.best())) {
            return;
        }
        Optional<Integer> same = Optional.ofNullable(draftsByUrl.get(draft.best()))
                .or(() -> place == Sighting.Place.NOSCRIPT
                        ? latest.filter(number -> shareUrl(number, draft))
                        : Optional.empty())
                .or(() -> Optional.ofNullable(draftsByPicture.get(pictureOf(draft))));
        if (same.isPresent()) {
            merge(same.get(), draft);
        } else {
            draftsByUrl.put(draft.best(), drafts.size());
            draftsByPicture.putIfAbsent(pictureOf(draft), drafts.size());
            drafts.add(draft);
        }
        all.addAll(draft.urls().keySet());
        latest = Optional.of(same.orElse(drafts.size() - 1));
    }

    /// What its addresses in all sizes have in common.
    private static String pictureOf(Draft draft) {
        return SamePicture.key(draft.best()).orElseGet(() -> SamePicture.keyAsIs(draft.best()));
    }

    /// Whether the image in a `noscript` is but the plain form of the lazy image before it.
    private boolean shareUrl(int number, Draft draft) {
        Set<WebUrl> earlier = drafts.get(number).urls.keySet();
        return draft.urls.keySet().stream().anyMatch(earlier::contains);
    }

    private void merge(int number, Draft duplicate) {
        Draft first = drafts.get(number);
        String detail = "already found as " + first.foundAs().code() + ", candidate " + (number + 1);
        boolean larger = isLarger(duplicate, first);
        var urls = new LinkedHashMap<>(larger ? duplicate.urls : first.urls);
        (larger ? first : duplicate).urls.forEach((url, foundAs) -> addFallback(urls, url, foundAs));
        String altText = first.altText.isEmpty() ? duplicate.altText : first.altText;
        drafts.set(number, new Draft(urls, altText, larger ? duplicate.width : first.width));
        draftsByUrl.putIfAbsent(duplicate.best(), number);
        skipped.add(new PageScan.Skipped(duplicate.best().toString(), duplicate.foundAs(), SkipRule.DUPLICATE, detail));
    }

    /// Whether another size is the better one: wider, or the one that names no size beside one that does.
    private static boolean isLarger(Draft duplicate, Draft first) {
        if (first.urls.containsKey(duplicate.best()) || !pictureOf(duplicate).equals(pictureOf(first))) {
            return false;
        }
        if (SamePicture.key(first.best()).isEmpty()) {
            return false;
        }
        boolean whole = SamePicture.key(duplicate.best()).isEmpty() && duplicate.foundAs() != FoundAs.SCRIPT_DATA;
        return whole || duplicate.width > first.width;
    }

    /// A `style` attribute's addresses are written in UTF-8 whatever the page's charset.
    private Charset charset(RawUrl raw) {
        return raw.foundAs() == FoundAs.STYLE_BACKGROUND ? StandardCharsets.UTF_8 : base.charset();
    }

    private Judgement judge(RawUrl raw) {
        if (Templates.hasHole(raw.text())) {
            return new Unusable(new PageScan.Skipped(quoted(raw.text()), raw.foundAs(), SkipRule.TEMPLATE, ""));
        }
        Optional<WebUrl> url = base.resolve(raw.text(), charset(raw)).map(WebUrl::withoutCredentials);
        if (url.isEmpty()) {
            return new Unusable(refuse(raw));
        }
        if (raw.text().strip().startsWith("#") || url.get().equals(page)) {
            return new Unusable(new PageScan.Skipped(quoted(raw.text()), raw.foundAs(), SkipRule.PAGE_ITSELF, ""));
        }
        return excluded.match(url.get())
                .<Judgement>map(keyword -> new Unusable(
                        new PageScan.Skipped(url.get().toString(), raw.foundAs(), SkipRule.EXCLUDED_KEYWORD, keyword)))
                .orElseGet(() -> new Usable(url.get()));
    }

    private static PageScan.Skipped refuse(RawUrl raw) {
        String quoted = quoted(raw.text());
        // browsers drop tabs and line breaks before they look at the scheme
        Matcher scheme = SCHEME.matcher(quoted.replaceAll("[\\t\\n\\r]", ""));
        boolean web = !scheme.lookingAt()
                || scheme.group().equalsIgnoreCase("http:")
                || scheme.group().equalsIgnoreCase("https:");
        return web
                ? new PageScan.Skipped(quoted, raw.foundAs(), SkipRule.INVALID_URL, "")
                : new PageScan.Skipped(quoted, raw.foundAs(), SkipRule.NOT_HTTP, scheme.group());
    }

    private static String quoted(String address) {
        String text = address.strip();
        return text.length() <= MAX_QUOTED ? text : text.substring(0, MAX_QUOTED);
    }

    private static ImageCandidate candidate(Draft draft) {
        List<WebUrl> urls = List.copyOf(draft.urls.keySet());
        return new ImageCandidate(urls.getFirst(), urls.subList(1, urls.size()), draft.foundAs(), draft.altText);
    }
}
