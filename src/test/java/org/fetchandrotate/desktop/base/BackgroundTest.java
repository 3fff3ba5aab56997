package org.fetchandrotate.desktop.base;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicBoolean;
import org.fetchandrotate.desktop.NeedsToolkit;
import org.fetchandrotate.desktop.shell.TestWindow;
import org.junit.jupiter.api.Test;

@NeedsToolkit
final class BackgroundTest {
    @Test
    void doesNothing_onceClosed() {
        AtomicBoolean told = new AtomicBoolean();
        try (TestWindow window = new TestWindow()) {
            boolean cancelled = window.call(() -> {
                Background background = new Background();
                background.close();
                return background
                        .run(() -> "late", result -> told.set(true), failure -> told.set(true))
                        .isCancelled();
            });
            assertThat(cancelled).isTrue();
        }
        assertThat(told).isFalse();
    }
}
