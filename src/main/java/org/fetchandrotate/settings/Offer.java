package org.fetchandrotate.settings;

import java.util.Optional;

/// What somebody would like to add to a list of websites.
///
/// @param line where it stands in what it comes from, from 1
/// @param text an address, or what should be one, as in a line of `input.txt`
/// @param caption words for people, may be empty
/// @param finding why it is no address, where that is known already
public record Offer(int line, String text, String caption, Optional<WebsiteFinding> finding) {
    public static Offer of(int line, String text, String caption) {
        return new Offer(line, text, caption, Optional.empty());
    }

    /// The same, unless it is a file of this machine: a list that comes from elsewhere has no say in those.
    public Offer fromElsewhere() {
        return finding.isEmpty() && WebsiteLine.Syntax.isLocal(text.strip())
                ? refused(line, text, WebsiteFinding.LOCAL_FILE)
                : this;
    }

    public static Offer refused(int line, String text, WebsiteFinding finding) {
        return new Offer(line, text, "", Optional.of(finding));
    }
}
