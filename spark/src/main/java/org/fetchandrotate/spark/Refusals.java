package org.fetchandrotate.spark;

import java.util.Optional;
import org.fetchandrotate.model.Settings;
import org.fetchandrotate.model.Website;
import org.fetchandrotate.url.FileUrl;

/// What a run on one machine does and a job on a cluster doesn't: said before anything is asked for, since the job
/// promises the same images.
final class Refusals {
    private Refusals() {}

    /// Why the job can't be done; empty if it can.
    static Optional<String> of(JobSettings job) {
        Settings.Pages pages = job.settings().pages();
        if (pages.follow().levels() >= 0) {
            return Optional.of(
                    "follow = " + pages.follow().code()
                            + ": a job on a cluster reads the listed pages alone; set follow = none, or list the further pages");
        }
        if (pages.render() == Settings.Render.ALWAYS) {
            return Optional.of("render = always: a job on a cluster lets no browser build pages; set render = never");
        }
        return job.websites().stream()
                .map(Website::url)
                .filter(FileUrl::isOne)
                .findFirst()
                .map(file -> file + ": a job on a cluster reads no files; list web addresses");
    }
}
