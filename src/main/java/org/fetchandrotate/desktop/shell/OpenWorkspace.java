package org.fetchandrotate.desktop.shell;

import java.util.Optional;
import javafx.util.Subscription;
import org.fetchandrotate.desktop.run.PastRunLoader;
import org.fetchandrotate.desktop.run.RunCenter;

/// A workspace as the window has it open. Used on the FX thread.
final class OpenWorkspace {
    private final WorkspaceSession session;
    private final RunCenter runs;
    private final PastRunLoader past;
    private final WorkspaceViews views;
    private final Subscription subscription;
    private Optional<DemoSite> demo;

    OpenWorkspace(
            WorkspaceSession session,
            RunCenter runs,
            PastRunLoader past,
            WorkspaceViews views,
            Subscription subscription,
            Optional<DemoSite> demo) {
        this.session = session;
        this.runs = runs;
        this.past = past;
        this.views = views;
        this.subscription = subscription;
        this.demo = demo;
    }

    WorkspaceSession session() {
        return session;
    }

    RunCenter runs() {
        return runs;
    }

    /// Brings runs of the history into view.
    PastRunLoader past() {
        return past;
    }

    WorkspaceViews views() {
        return views;
    }

    /// Whether it is gone when it is left.
    boolean isDemo() {
        return demo.isPresent();
    }

    /// Hands the demo over to the next opening of its workspace, so that shutting this one leaves it up.
    Optional<DemoSite> keepDemo() {
        Optional<DemoSite> kept = demo;
        demo = Optional.empty();
        return kept;
    }

    /// Lets go of what lives on the FX thread.
    ///
    /// @return lets go of the rest, off the FX thread: it waits for disks
    Runnable shut() {
        subscription.unsubscribe();
        views.close();
        runs.close();
        return () -> {
            session.close();
            demo.ifPresent(DemoSite::close);
        };
    }
}
