package org.fetchandrotate.imports;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.SourceSpan;
import org.commonmark.node.Text;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;
import org.fetchandrotate.scrape.lists.HtmlLinks;
import org.fetchandrotate.settings.Offer;
import org.fetchandrotate.settings.WebsiteFinding;

/// Texts with links in them: what they lead to is the list.
final class LinkLists {
    private static final Pattern WEB = Pattern.compile("(?:https?:)?//.*", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    private static final Pattern SCHEME = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*:.*", Pattern.DOTALL);

    /// An address that stands in the text as it is; a full stop behind it isn't part of it.
    private static final Pattern BARE =
            Pattern.compile("https?://[^\\s<>\"]*[^\\s<>\".,;:!?'*_~\\]]", Pattern.CASE_INSENSITIVE);
    private static final String END = ").,;:!?'*_~]";

    private LinkLists() {}

    static List<Offer> readHtml(String html) {
        return HtmlLinks.read(html).stream()
                .map(link -> offer(link.line(), link.address(), link.text()))
                .toList();
    }

    /// Source: CommonMark 0.31; addresses that stand bare as in GitHub's dialect.
    static List<Offer> readMarkdown(String markdown) {
        Node document = Parser.builder()
                .includeSourceSpans(IncludeSourceSpans.BLOCKS_AND_INLINES)
                .build()
                .parse(markdown);
        MarkdownLinks links = new MarkdownLinks();
        document.accept(links);
        return links.offers;
    }

    private static Offer offer(int line, String address, String caption) {
        String text = address.strip();
        if (WEB.matcher(text).matches()) {
            return Offer.of(line, text, caption);
        }
        return Offer.refused(
                line, text, SCHEME.matcher(text).matches() ? WebsiteFinding.OTHER_SCHEME : WebsiteFinding.RELATIVE);
    }

    private static final class MarkdownLinks extends AbstractVisitor {
        private final List<Offer> offers = new ArrayList<>();

        @Override
        public void visit(Link link) {
            add(link, link.getDestination(), words(link));
        }

        @Override
        public void visit(Image image) {
            add(image, image.getDestination(), words(image));
        }

        @Override
        public void visit(Text text) {
            Matcher bare = BARE.matcher(text.getLiteral());
            while (bare.find()) {
                add(text, withoutClosing(bare.group()), "");
            }
        }

        /// A parenthesis that closes one of the address's own belongs to it, others to the text around it.
        private static String withoutClosing(String address) {
            int end = address.length();
            int opened = opened(address);
            while (end > 0
                    && END.indexOf(address.charAt(end - 1)) >= 0
                    && !(address.charAt(end - 1) == ')' && opened >= 0)) {
                end--;
                opened += address.charAt(end) == ')' ? 1 : 0;
            }
            return address.substring(0, end);
        }

        /// How many parentheses it opens beyond those that it closes.
        private static int opened(String address) {
            return address.chars()
                    .map(character -> character == '(' ? 1 : character == ')' ? -1 : 0)
                    .sum();
        }

        private void add(Node node, String address, String caption) {
            if (!address.isBlank() && !address.startsWith("#")) {
                List<SourceSpan> spans = node.getSourceSpans();
                offers.add(offer(spans.isEmpty() ? 1 : spans.getFirst().getLineIndex() + 1, address, caption));
            }
        }

        private static String words(Node node) {
            StringBuilder words = new StringBuilder();
            node.accept(new AbstractVisitor() {
                @Override
                public void visit(Text text) {
                    words.append(text.getLiteral());
                }
            });
            String all = words.toString();
            return WEB.matcher(all).matches() ? "" : all; // an address in pointed brackets is its own text
        }
    }
}
