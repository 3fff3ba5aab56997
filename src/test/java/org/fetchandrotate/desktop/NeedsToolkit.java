package org.fetchandrotate.desktop;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.lang.foreign.Arena;
import java.lang.foreign.SymbolLookup;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.condition.OS;

/// Tests that draw text: on Linux the toolkit needs Pango for that, without a display too. A machine that lacks it
/// runs all the others.
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@EnabledIf(
        value = "org.fetchandrotate.desktop.NeedsToolkit$Fonts#areThere",
        disabledReason = "the toolkit can't draw text without Pango (Debian: libpangoft2-1.0-0)")
public @interface NeedsToolkit {
    /// Whether the toolkit finds what it draws text with.
    final class Fonts {
        private Fonts() {}

        @SuppressWarnings("restricted") // it asks whether a library is there, and calls nothing in it
        static boolean areThere() {
            if (!OS.LINUX.isCurrentOs()) {
                return true;
            }
            try (Arena arena = Arena.ofConfined()) {
                return SymbolLookup.libraryLookup("libpangoft2-1.0.so.0", arena) != null;
            } catch (IllegalArgumentException notFound) {
                return false;
            }
        }
    }
}
