package org.fetchandrotate.scrape;

import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.fetchandrotate.model.FoundAs;
import org.fetchandrotate.model.ImageCandidate;
import org.fetchandrotate.model.WebUrl;

/// Turns sightings into candidates: resolves their addresses, leaves out what isn't wanted and what was there
/// before. Used for one page, by one thread.
final class CandidateList {
    /// Keeps the tries for one dead picture within reason.
    private static final int MAX_URLS = 1 + 16;

    private static final int MAX_QUOTED = 200;
    private static final Pattern SCHEME = Pattern.compile("([a-zA-Z][a-zA-Z0-9+.-]*:)");

    private final WebUrl base;
    private final Charset charset;
    private final ExcludedKeywords excluded;
    private final List<Draft> drafts = new ArrayList<>();
    private final Map<WebUrl, Integer> draftsByUrl = new HashMap<>();
    private final List<PageScan.Skipped> skipped = new ArrayList<>();
    private Optional<Integer> latest = Optional.empty();

    /// A candidate whose fall-backs may still grow.
    private record Draft(LinkedHashMap<WebUrl, FoundAs> urls, String altText) {
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

    CandidateList(WebUrl base, Charset charset, ExcludedKeywords excluded) {
        this.base = base;
        this.charset = charset;
        this.excluded = excluded;
    }

    /// Adds the next sighting as a candidate, to an earlier candidate, or to what is skipped.
    void add(Sighting sighting) {
        var urls = new LinkedHashMap<WebUrl, FoundAs>(4);
        Optional<PageScan.Skipped> firstRefusal = Optional.empty();
        for (RawUrl raw : sighting.urls()) {
            switch (judge(raw)) {
                case Usable usable -> urls.putIfAbsent(usable.url(), raw.foundAs());
                case Unusable unusable -> firstRefusal = firstRefusal.or(() -> Optional.of(unusable.why()));
            }
            if (urls.size() == MAX_URLS) {
                break;
            }
        }
        if (urls.isEmpty()) {
            firstRefusal.ifPresent(skipped::add);
        } else {
            addUsable(new Draft(urls, sighting.altText()), sighting.place());
        }
    }

    PageScan finish() {
        List<ImageCandidate> candidates =
                drafts.stream().map(CandidateList::candidate).toList();
        return new PageScan(candidates, skipped);
    }

    private void addUsable(Draft draft, Sighting.Place place) {
        Optional<Integer> same = Optional.ofNullable(draftsByUrl.get(draft.best()))
                .or(() -> place == Sighting.Place.NOSCRIPT
                        ? latest.filter(number -> shareUrl(number, draft))
                        : Optional.empty());
        if (same.isPresent()) {
            merge(same.get(), draft);
        } else {
            draftsByUrl.put(draft.best(), drafts.size());
            drafts.add(draft);
        }
        latest = Optional.of(same.orElse(drafts.size() - 1));
    }

    /// Whether the image in a `noscript` is but the plain form of the lazy image before it.
    private boolean shareUrl(int number, Draft draft) {
        Set<WebUrl> earlier = drafts.get(number).urls.keySet();
        return draft.urls.keySet().stream().anyMatch(earlier::contains);
    }

    private void merge(int number, Draft duplicate) {
        Draft first = drafts.get(number);
        duplicate.urls.forEach((url, foundAs) -> {
            if (first.urls.size() < MAX_URLS) {
                first.urls.putIfAbsent(url, foundAs);
            }
        });
        if (first.altText.isEmpty() && !duplicate.altText.isEmpty()) {
            drafts.set(number, new Draft(first.urls, duplicate.altText));
        }
        String detail = "already found as " + first.foundAs().code() + ", candidate " + (number + 1);
        skipped.add(new PageScan.Skipped(duplicate.best().toString(), duplicate.foundAs(), SkipRule.DUPLICATE, detail));
    }

    private Judgement judge(RawUrl raw) {
        Optional<WebUrl> url = base.resolve(raw.text(), charset);
        if (url.isEmpty()) {
            return new Unusable(refuse(raw));
        }
        return excluded.match(url.get())
                .<Judgement>map(keyword -> new Unusable(
                        new PageScan.Skipped(url.get().toString(), raw.foundAs(), SkipRule.EXCLUDED_KEYWORD, keyword)))
                .orElseGet(() -> new Usable(url.get()));
    }

    private static PageScan.Skipped refuse(RawUrl raw) {
        String text = raw.text().strip();
        String quoted = text.length() <= MAX_QUOTED ? text : text.substring(0, MAX_QUOTED);
        // browsers drop tabs and line breaks before they look at the scheme
        Matcher scheme = SCHEME.matcher(quoted.replaceAll("[\\t\\n\\r]", ""));
        boolean web = !scheme.lookingAt()
                || scheme.group().equalsIgnoreCase("http:")
                || scheme.group().equalsIgnoreCase("https:");
        return web
                ? new PageScan.Skipped(quoted, raw.foundAs(), SkipRule.INVALID_URL, "")
                : new PageScan.Skipped(quoted, raw.foundAs(), SkipRule.NOT_HTTP, scheme.group());
    }

    private static ImageCandidate candidate(Draft draft) {
        List<WebUrl> urls = List.copyOf(draft.urls.keySet());
        return new ImageCandidate(urls.getFirst(), urls.subList(1, urls.size()), draft.foundAs(), draft.altText);
    }
}
