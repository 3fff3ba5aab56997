package org.fetchandrotate.render;

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
}
