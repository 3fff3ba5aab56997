package org.fetchandrotate.fetch;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.util.Optional;
import okhttp3.Call;
import okhttp3.Connection;
import okhttp3.EventListener;
import okhttp3.Protocol;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/// How far one call has got, for failures to tell, and the end of a call whose step takes too long. Its methods are
/// called by the threads that connect, too: thread-safe.
final class CallTrace extends EventListener {
    /// Steps of a call, in order.
    enum Step {
        RESOLVING,
        CONNECTING,
        SECURING,
        /// The request is sent, and its answer awaited.
        CONNECTED,
        /// All headers of the answer are here.
        ANSWERED
    }

    private final Call call;
    private final StepTimer timer;
    private final TimeLimits limits;

    // all guarded by this
    private Step step = Step.RESOLVING;
    private @Nullable InetSocketAddress address;
    private boolean throughProxy;
    private boolean overdue;
    private StepTimer.Alarm alarm = StepTimer.Alarm.NONE;

    CallTrace(Call call, StepTimer timer, TimeLimits limits) {
        this.call = call;
        this.timer = timer;
        this.limits = limits;
    }

    synchronized Step step() {
        return step;
    }

    /// The address that failed last, else the one tried last.
    synchronized Optional<InetSocketAddress> address() {
        return Optional.ofNullable(address);
    }

    /// Whether the way leads through a proxy, which hasn't been left behind.
    synchronized boolean isStuckAtProxy() {
        return throughProxy && step == Step.CONNECTING;
    }

    /// Whether the call was cancelled because its step took too long.
    synchronized boolean isOverdue() {
        return overdue;
    }

    private synchronized void begin(Step next) {
        if (overdue) {
            return;
        }
        step = next;
        alarm.cancel();
        alarm = next == Step.ANSWERED ? StepTimer.Alarm.NONE : timer.after(limits.step(), () -> overdue(next));
    }

    private void overdue(Step late) {
        synchronized (this) {
            if (step != late) {
                return;
            }
            overdue = true;
        }
        call.cancel();
    }

    /// Watches no longer.
    synchronized void end() {
        alarm.cancel();
    }

    @Override
    public void connectStart(Call call, InetSocketAddress inetSocketAddress, Proxy proxy) {
        synchronized (this) {
            address = inetSocketAddress;
            throughProxy = proxy.type() != Proxy.Type.DIRECT;
        }
        begin(Step.CONNECTING);
    }

    @Override
    public void secureConnectStart(Call call) {
        begin(Step.SECURING);
    }

    @Override
    public synchronized void connectFailed(
            Call call, InetSocketAddress inetSocketAddress, Proxy proxy, @Nullable Protocol protocol, IOException ioe) {
        address = inetSocketAddress;
    }

    @Override
    public void connectionAcquired(Call call, Connection connection) {
        synchronized (this) {
            address = connection.route().socketAddress();
        }
        begin(Step.CONNECTED);
    }

    @Override
    public void responseHeadersEnd(Call call, Response response) {
        begin(Step.ANSWERED);
    }
}
