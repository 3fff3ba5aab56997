package org.fetchandrotate.desktop.shell;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.fetchandrotate.demo.DemoGallery;
import org.fetchandrotate.demo.ThrowAwayFolder;
import org.fetchandrotate.settings.WebsiteList;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The demo for a window that is open already: the gallery, and a throw-away workspace that lists it. Its methods
/// wait for disks.
///
/// @param temporary the folder of the workspace
record DemoSite(ThrowAwayFolder temporary, DemoGallery gallery) implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(DemoSite.class);

    /// @throws IOException if no port or no folder can be had
    static DemoSite start() throws IOException {
        DemoGallery gallery = DemoGallery.start();
        try {
            ThrowAwayFolder temporary = ThrowAwayFolder.make();
            // no proxy leads to this machine
            Files.writeString(temporary.path().resolve("config.ini"), "[DEFAULT]\nproxy = none\n");
            WebsiteList.of(gallery.websites()).save(temporary.path().resolve("input.txt"));
            return new DemoSite(temporary, gallery);
        } catch (IOException e) {
            gallery.close();
            throw e;
        }
    }

    /// Of the workspace.
    Path folder() {
        return temporary.path();
    }

    /// Stops the gallery and removes the folder.
    @Override
    public void close() {
        gallery.close();
        try {
            temporary.close();
        } catch (IOException e) {
            LOG.warn("the demo's folder {} stays behind", temporary.path(), e);
        }
    }
}
