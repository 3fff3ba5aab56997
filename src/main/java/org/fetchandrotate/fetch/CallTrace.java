package org.fetchandrotate.fetch;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.util.Optional;
import okhttp3.Call;
import okhttp3.Connection;
import okhttp3.EventListener;
import okhttp3.Protocol;
import org.jspecify.annotations.Nullable;

/// How far one call has got, for failures to tell. Written by the threads that connect, hence volatile.
final class CallTrace extends EventListener {
    /// Steps of a call, in order.
    enum Step {
        RESOLVING,
        CONNECTING,
        SECURING,
        CONNECTED
    }

    private volatile Step step = Step.RESOLVING;
    private volatile @Nullable InetSocketAddress address;
    private volatile boolean throughProxy;

    Step step() {
        return step;
    }

    /// The address that failed last, else the one tried last.
    Optional<InetSocketAddress> address() {
        return Optional.ofNullable(address);
    }

    /// Whether the way leads through a proxy, which hasn't been left behind.
    boolean isStuckAtProxy() {
        return throughProxy && step == Step.CONNECTING;
    }

    @Override
    public void connectStart(Call call, InetSocketAddress inetSocketAddress, Proxy proxy) {
        address = inetSocketAddress;
        throughProxy = proxy.type() != Proxy.Type.DIRECT;
        step = Step.CONNECTING;
    }

    @Override
    public void secureConnectStart(Call call) {
        step = Step.SECURING;
    }

    @Override
    public void connectFailed(
            Call call, InetSocketAddress inetSocketAddress, Proxy proxy, @Nullable Protocol protocol, IOException ioe) {
        address = inetSocketAddress;
    }

    @Override
    public void connectionAcquired(Call call, Connection connection) {
        address = connection.route().socketAddress();
        step = Step.CONNECTED;
    }
}
