package org.fetchandrotate.desktop.history;

import java.util.concurrent.Callable;
import java.util.function.Consumer;

/// Work off the FX thread that brings its result back to it; see [org.fetchandrotate.desktop.base.Background#run].
interface Errands {
    <T> void run(Callable<T> work, Consumer<T> onSuccess, Consumer<Throwable> onFailure);
}
