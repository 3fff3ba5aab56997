package org.fetchandrotate.render;

import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.io.IOException;

/// What is asked of a page in its own language. Source: the HTML Standard, "serializing HTML fragments".
final class PageScript {
    /// Its whole text, with what stands in open shadow roots as `template` elements that declare them.
    static final String TEXT = """
            (() => {
              const root = document.documentElement;
              const shadows = [];
              const collect = (tree) => {
                for (const element of tree.querySelectorAll('*')) {
                  if (element.shadowRoot) {
                    shadows.push(element.shadowRoot);
                    collect(element.shadowRoot);
                  }
                }
              };
              collect(document);
              if (shadows.length === 0 || !root.getHTML) {
                return root.outerHTML;
              }
              const tags = root.cloneNode(false).outerHTML;
              const end = tags.lastIndexOf('</');
              return tags.substring(0, end) + root.getHTML({shadowRoots: shadows}) + tags.substring(end);
            })()""";

    static final String LOCATION = "location.href";
    static final String CONTENT_TYPE = "document.contentType";

    private PageScript() {}

    /// The text that an expression came to, as both protocols answer. A page may have changed whatever it asks.
    ///
    /// @throws IOException if it came to none
    static String text(JsonObject answer) throws IOException {
        if (answer.get("result") instanceof JsonObject result
                && result.get("value") instanceof JsonPrimitive value
                && value.isString()) {
            return value.getAsString();
        }
        throw new IOException("the page doesn't tell: " + answer);
    }
}
