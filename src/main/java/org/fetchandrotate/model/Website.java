package org.fetchandrotate.model;

import java.util.Optional;
import org.fetchandrotate.url.Credentials;
import org.fetchandrotate.url.WebUrl;

/// One entry of the list of websites: a page to scan.
///
/// @param url the page, as the user gave it, without credentials: this is what is recorded and shown
/// @param credentials for the page's origin alone; kept nowhere but in the list
/// @param caption what the list says of it; may be empty
public record Website(WebUrl url, Optional<Credentials> credentials, String caption) {
    /// @param listed as it stands in the list, with or without credentials
    public Website(WebUrl listed) {
        this(listed, "");
    }

    /// @param listed as it stands in the list, with or without credentials
    public Website(WebUrl listed, String caption) {
        this(listed.withoutCredentials(), listed.credentials(), caption);
    }

    /// The host of the page, which names its folders: ASCII, lower case, without port.
    public String hostname() {
        return url.host();
    }
}
