package org.fetchandrotate.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.fetchandrotate.model.FoundAs;
import org.fetchandrotate.model.ImageCandidate;
import org.fetchandrotate.url.FileUrl;
import org.fetchandrotate.url.WebUrl;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PackedCandidatesTest {
    private static final int HEAD = PackedCandidates.HEAD;
    private static final int BLOCK = PackedCandidates.BLOCK;

    private static List<ImageCandidate> candidates(int count) {
        List<ImageCandidate> all = new ArrayList<>();
        for (int number = 0; number < count; number++) {
            WebUrl url = number % 7 == 0
                    ? FileUrl.of(Path.of("/tmp/ü " + number + ".jpg"))
                    : url("https://a.example/ä b|" + number + ".jpg?x=%zz&y=" + number);
            List<WebUrl> fallbacks = number % 3 == 0
                    ? List.of(url("http://[2001:db8::1]:8080/" + number), url("//b.example/"))
                    : List.of();
            FoundAs way = FoundAs.values()[number % FoundAs.values().length];
            all.add(new ImageCandidate(url, fallbacks, way, number % 5 == 0 ? "half a \ud800 character" : ""));
        }
        return all;
    }

    private static WebUrl url(String text) {
        return WebUrl.parse("https://c.example/").orElseThrow().resolve(text).orElseThrow();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, HEAD, HEAD + 1, HEAD + BLOCK, HEAD + BLOCK + 1, HEAD + 3 * BLOCK, 700})
    void growsToTheVerySame_aFewAtATimeOrMany(int first) {
        List<ImageCandidate> all = candidates(1_000);
        for (int step : List.of(9, BLOCK, 300)) {
            PackedCandidates packed = PackedCandidates.of(all.subList(0, first));
            for (int from = first; from < all.size(); from += step) {
                packed = packed.with(all.subList(from, Math.min(all.size(), from + step)));
            }
            assertThat(packed).isEqualTo(all);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, HEAD - 1, HEAD, HEAD + 1, HEAD + BLOCK - 1, HEAD + BLOCK, HEAD + BLOCK + 1, 1_000})
    void holdsTheVerySame(int count) {
        List<ImageCandidate> all = candidates(count);
        PackedCandidates packed = PackedCandidates.of(all);
        assertThat(packed).isEqualTo(all);
        assertThat(packed.urls())
                .isEqualTo(all.stream().map(ImageCandidate::url).toList());
        for (int index = count - 1; index >= 0; index--) {
            assertThat(packed.get(index)).isEqualTo(all.get(index));
        }
        for (int index = 0; index < count; index += 5) {
            assertThat(packed.get(index)).isEqualTo(all.get(index));
        }
        assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(() -> packed.get(count));
    }
}
