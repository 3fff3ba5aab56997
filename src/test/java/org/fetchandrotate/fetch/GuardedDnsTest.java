package org.fetchandrotate.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.net.InetAddress;
import java.net.ProxySelector;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import okhttp3.Dns;
import org.fetchandrotate.model.Settings.PrivateAddresses;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class GuardedDnsTest {
    private static final AddressGuard GUARD = new AddressGuard(PrivateAddresses.ONLY_LISTED_HOSTS, Set.of());

    private static GuardedDns dns(Duration timeout, Dns resolver) {
        return new GuardedDns(GUARD, timeout, resolver, Proxies.of("none", Map.of(), ProxySelector.getDefault()));
    }

    @Test
    void givesThePublicAddresses() throws Exception {
        InetAddress address = InetAddress.ofLiteral("93.184.215.14");
        try (GuardedDns dns = dns(Duration.ofSeconds(20), _ -> List.of(address))) {
            assertThat(dns.lookup("x.example")).containsExactly(address);
        }
    }

    @Test
    void saysPrivate_whenEveryAddressIs() {
        try (GuardedDns dns = dns(Duration.ofSeconds(20), _ -> List.of(InetAddress.ofLiteral("192.168.1.1")))) {
            assertThatExceptionOfType(LookupException.class)
                    .isThrownBy(() -> dns.lookup("x.example"))
                    .matches(e -> e.reason() == LookupException.Reason.PRIVATE_ADDRESS)
                    .withMessage("x.example is 192.168.1.1");
        }
    }

    /// What is connected to is what was judged: each look-up's own answer, never an earlier one's.
    @Test
    void judgesEachAnswer_ofANameThatChangesItsMind() throws Exception {
        InetAddress good = InetAddress.ofLiteral("93.184.215.14");
        Iterator<InetAddress> answers =
                List.of(good, InetAddress.ofLiteral("127.0.0.1"), good).iterator();
        try (GuardedDns dns = dns(Duration.ofSeconds(20), _ -> List.of(answers.next()))) {
            assertThat(dns.lookup("x.example")).containsExactly(good);
            assertThatExceptionOfType(LookupException.class)
                    .isThrownBy(() -> dns.lookup("x.example"))
                    .withMessage("x.example is 127.0.0.1");
            assertThat(dns.lookup("x.example")).containsExactly(good);
        }
    }

    @Test
    void passesOn_whenUnknown() {
        try (GuardedDns dns = dns(Duration.ofSeconds(20), Fetchers.NAMES)) {
            assertThatExceptionOfType(UnknownHostException.class)
                    .isThrownBy(() -> dns.lookup("nowhere.example"))
                    .isNotInstanceOf(LookupException.class);
        }
    }

    @Test
    void isUnknown_whenTheResolverBreaks() {
        Dns broken = _ -> {
            throw new IllegalArgumentException("label too long");
        };
        try (GuardedDns dns = dns(Duration.ofSeconds(20), broken)) {
            assertThatExceptionOfType(UnknownHostException.class).isThrownBy(() -> dns.lookup("x.example"));
        }
    }

    @Test
    void givesUp_whenTheResolverHangs() {
        CountDownLatch never = new CountDownLatch(1);
        try (GuardedDns dns = dns(Duration.ofMillis(50), hanging(never))) {
            assertThatExceptionOfType(LookupException.class)
                    .isThrownBy(() -> dns.lookup("x.example"))
                    .matches(e -> e.reason() == LookupException.Reason.TIMEOUT);
        } finally {
            never.countDown();
        }
    }

    @Test
    void givesUp_whenInterruptedWhileTheResolverHangs() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch never = new CountDownLatch(1);
        CompletableFuture<LookupException.Reason> seen = new CompletableFuture<>();
        AtomicBoolean stillInterrupted = new AtomicBoolean();
        Dns resolver = host -> {
            asked.countDown();
            return hanging(never).lookup(host);
        };
        try (GuardedDns dns = dns(Duration.ofSeconds(50), resolver)) {
            Thread asker = Thread.ofVirtual().start(() -> {
                try {
                    dns.lookup("x.example");
                } catch (LookupException e) {
                    stillInterrupted.set(Thread.currentThread().isInterrupted());
                    seen.complete(e.reason());
                } catch (UnknownHostException e) {
                    seen.completeExceptionally(e);
                }
            });
            asked.await();
            asker.interrupt();

            assertThat(seen.get()).isEqualTo(LookupException.Reason.INTERRUPTED);
            assertThat(stillInterrupted).isTrue();
        } finally {
            never.countDown();
        }
    }

    private static Dns hanging(CountDownLatch until) {
        return _ -> {
            boolean deaf = true;
            while (deaf) {
                try {
                    until.await();
                    deaf = false;
                } catch (InterruptedException e) {
                    // as deaf as native code
                }
            }
            return List.of();
        };
    }
}
