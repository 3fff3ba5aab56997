package org.fetchandrotate.engine;

import org.fetchandrotate.url.WebUrl;

/// Starts what the [Coordinator] decides. Each task posts exactly one message when it ends.
interface TaskStarter {
    /// Reads a page of a website.
    ///
    /// @param site the website's place in the request
    void read(int site, WebUrl page);

    /// Fetches and rotates an image.
    void process(ImageJob job);

    /// Ends whatever is under way soon; what is being written is finished all the same.
    void interrupt();
}
