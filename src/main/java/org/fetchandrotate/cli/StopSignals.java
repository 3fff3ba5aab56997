package org.fetchandrotate.cli;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/// While open, Ctrl-C (and the system's request to end) stops a piece of work instead of the process; a second one
/// ends the process at once. Thread-safe.
///
/// A shutdown hook alone couldn't do it: the JVM lets no second signal through while hooks run. `sun.misc.Signal`
/// is supported by every JDK (JEP 260: module jdk.unsupported) but the compiler refuses to name it without a
/// warning, hence the reflection. Where it is missing, Ctrl-C ends the process as usual, and the next run clears
/// up.
final class StopSignals implements AutoCloseable {
    private static final Map<String, ExitCode> SIGNALS =
            Map.of("INT", ExitCode.INTERRUPTED, "TERM", ExitCode.TERMINATED, "HUP", ExitCode.HUNG_UP);

    private final Runnable stop;
    private final Consumer<ExitCode> endAtOnce;
    private final AtomicReference<ExitCode> first = new AtomicReference<>(ExitCode.COMPLETE);
    private final List<Restore> restores = new ArrayList<>();

    /// Puts a signal's earlier handling back.
    private interface Restore {
        void run() throws ReflectiveOperationException;
    }

    /// @param stop called on another thread at the first signal
    /// @param endAtOnce called at each further one, with the exit code it asks for
    StopSignals(Runnable stop, Consumer<ExitCode> endAtOnce) {
        this.stop = stop;
        this.endAtOnce = endAtOnce;
        for (String name : SIGNALS.keySet()) {
            try {
                restores.add(handle(name));
            } catch (ReflectiveOperationException | IllegalArgumentException _) {
                // this system has no such signal (Windows knows no HUP), or the JVM uses it itself (-Xrs)
            }
        }
    }

    /// How a process ends that the first signal stopped; [ExitCode#COMPLETE] if none came.
    ExitCode exitCode() {
        return first.get();
    }

    /// Handles a signal. Called by the JVM; by tests, too.
    ///
    /// @param exitCode how a process ends that this signal stops
    void receive(ExitCode exitCode) {
        if (first.compareAndSet(ExitCode.COMPLETE, exitCode)) {
            stop.run();
        } else {
            endAtOnce.accept(exitCode);
        }
    }

    @SuppressWarnings("ReferenceEquality") // a proxy is equal to itself alone
    private Restore handle(String name) throws ReflectiveOperationException {
        Class<?> signalType = Class.forName("sun.misc.Signal");
        Class<?> handlerType = Class.forName("sun.misc.SignalHandler");
        Object signal = signalType.getConstructor(String.class).newInstance(name);
        InvocationHandler receiver = (proxy, method, arguments) -> switch (method.getName()) {
            case "handle" -> {
                receive(SIGNALS.getOrDefault(name, ExitCode.INTERRUPTED));
                yield null;
            }
            case "equals" -> arguments != null && proxy == arguments[0];
            case "hashCode" -> System.identityHashCode(proxy);
            default -> method.getName();
        };
        Object handler = Proxy.newProxyInstance(getClass().getClassLoader(), new Class<?>[] {handlerType}, receiver);
        var install = signalType.getMethod("handle", signalType, handlerType);
        Object earlier = install.invoke(null, signal, handler);
        return () -> install.invoke(null, signal, earlier);
    }

    /// Gives the signals back.
    @Override
    public void close() {
        for (Restore restore : restores) {
            try {
                restore.run();
            } catch (ReflectiveOperationException failure) {
                throw new IllegalStateException("A signal that was taken can't be given back", failure);
            }
        }
        restores.clear();
    }
}
