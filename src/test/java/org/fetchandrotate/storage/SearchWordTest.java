package org.fetchandrotate.storage;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SearchWordTest {
    @Test
    void areWhatStandsBetweenSpaces() {
        assertThat(SearchWord.of("  two\twords ")).extracting(SearchWord::text).containsExactly("two", "words");
        assertThat(SearchWord.of(" ")).isEmpty();
    }

    @Test
    void haveTrigrams_eachOnce() {
        assertThat(new SearchWord("ab").trigrams()).isEmpty();
        assertThat(new SearchWord("abc").trigrams()).containsExactly("abc");
        assertThat(new SearchWord("abababc").trigrams()).containsExactly("aba", "bab", "abc");
    }

    @Test
    void leaveOutTrigrams_withACharacterWhoseCaseTheIndexFoldsOtherwise() {
        assertThat(new SearchWord("abc\u017fdef").trigrams()).containsExactly("abc", "def");
        assertThat(new SearchWord("\u017fabc").trigrams()).containsExactly("abc");
    }

    @ParameterizedTest
    @ValueSource(strings = {"~", "\u00c0", "\u00fe", "\u0400", "\u045f", "\u5bfa", "\u05d0", "9"})
    void haveTrigrams_ofCharactersThatAreFoldedAlike(String character) {
        assertThat(new SearchWord(character.repeat(3)).trigrams()).containsExactly(character.repeat(3));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u00b5", "\u00ff", "\u017f", "\u03ff", "\u0460"})
    void haveNoTrigrams_ofOthers(String character) {
        assertThat(new SearchWord(character.repeat(3)).trigrams()).isEmpty();
    }

    @Test
    void areComparedInAsciiByLike_andElseBySetsOfCharacters() {
        assertThat(new SearchWord("a_~").condition()).contains("LIKE").doesNotContain("GLOB");
        assertThat(new SearchWord("a_~").arguments()).containsOnly("%a\\_~%");
        assertThat(new SearchWord("\u0080").condition()).contains("GLOB").doesNotContain("LIKE");
        assertThat(new SearchWord("\u00fc*").arguments()).containsOnly("*[\u00fc\u00dc][*]*");
    }
}
