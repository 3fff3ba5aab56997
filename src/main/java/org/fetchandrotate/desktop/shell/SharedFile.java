package org.fetchandrotate.desktop.shell;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.fetchandrotate.desktop.base.EventPump;
import org.fetchandrotate.settings.SettingsException;
import org.jspecify.annotations.Nullable;

/// A text file that the window and other programs change, as the window has it. Changes are taken at once and
/// written soon, in their order; what others changed meanwhile is kept. Used on the FX thread.
///
/// @param <T> what the file holds; immutable, equal if the texts are
final class SharedFile<T> {
    private final ReadOnlyObjectWrapper<T> value;
    private final Path file;
    private final Form<T> form;
    private final ExecutorService writer;

    /// What the file held before the first change that couldn't be written; touched by the writer alone.
    private @Nullable T unsavedSince;

    /// How such a file is read, merged and written.
    interface Form<T> {
        T load(Path file) throws SettingsException;

        T merged(T base, T mine, T theirs) throws SettingsException;

        void save(T value, Path file) throws IOException;
    }

    /// @param writer of one thread
    SharedFile(Path file, T initial, Form<T> form, ExecutorService writer) {
        this.file = file;
        this.value = new ReadOnlyObjectWrapper<>(initial);
        this.form = form;
        this.writer = writer;
    }

    ReadOnlyObjectProperty<T> valueProperty() {
        return value.getReadOnlyProperty();
    }

    /// Takes a changed value.
    ///
    /// @param told on the writer's thread: why it couldn't be written; empty if it could
    void save(T changed, Consumer<String> told) {
        T base = value.get();
        value.set(changed);
        writer.execute(() -> told.accept(write(base, changed)));
    }

    private String write(T base, T changed) {
        T from = unsavedSince == null ? base : unsavedSince;
        try {
            T written = Files.exists(file) ? form.merged(from, changed, form.load(file)) : changed;
            form.save(written, file);
            unsavedSince = null;
            if (!written.equals(changed)) {
                EventPump.onFxThread(() -> replace(changed, written));
            }
            return "";
        } catch (IOException | SettingsException e) {
            // what couldn't be read isn't overwritten
            unsavedSince = from;
            return String.valueOf(e.getMessage());
        }
    }

    private void replace(T expected, T other) {
        if (value.get() == expected) {
            value.set(other);
        }
    }

    /// What the file holds once all changes are written. A file that is gone, as for a moment while an editor
    /// renames another to it, changes nothing.
    ///
    /// @return takes it, unless this was changed meanwhile; to be run on the FX thread. Fails with a
    ///     [SettingsException] if the file can't be used, and with whatever else went wrong
    CompletableFuture<Runnable> fresh() {
        T known = value.get();
        CompletableFuture<Runnable> result = new CompletableFuture<>();
        writer.execute(() -> {
            try {
                @Nullable T fresh = loaded();
                result.complete(() -> take(known, fresh));
            } catch (Throwable e) { // whoever waits for the answer must hear of it
                result.completeExceptionally(e);
            }
        });
        return result;
    }

    private void take(T known, @Nullable T fresh) {
        if (fresh != null && !fresh.equals(known)) {
            replace(known, fresh);
        }
    }

    /// Takes what the file holds, soon. A file that can't be used changes nothing: somebody is in the middle of
    /// editing it, and the next run says what is wrong with it.
    void refreshLater() {
        fresh().thenAccept(EventPump::onFxThread);
    }

    private @Nullable T loaded() throws SettingsException {
        return unsavedSince == null && Files.exists(file) ? form.load(file) : null;
    }
}
