package org.fetchandrotate.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ProxiesTest {
    private static final ProxySelector DESKTOP = new ProxySelector() {
        @Override
        public List<Proxy> select(URI uri) {
            return List.of(new Proxy(Proxy.Type.HTTP, java.net.InetSocketAddress.createUnresolved("desktop", 1)));
        }

        @Override
        public void connectFailed(URI uri, SocketAddress address, IOException failure) {}
    };

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "system |                                                    | http://a.example/  | HTTP desktop:1",
                "none   | http_proxy=http://p:1                              | http://a.example/  | DIRECT",
                "http://own:9 | http_proxy=http://p:1 no_proxy=*             | http://a.example/  | HTTP own:9",
                "SYSTEM | http_proxy=http://p:1                              | http://a.example/  | HTTP p:1",
                "system | http_proxy=http://p:1                              | https://a.example/ | DIRECT",
                "system | https_proxy=p:2                                    | https://a.example/ | HTTP p:2",
                "system | HTTPS_PROXY=http://u:s@p:2/                        | https://a.example/ | HTTP p:2",
                "system | HTTP_PROXY=http://p:1                              | http://a.example/  | HTTP p:1",
                "system | HTTP_PROXY=http://p:1 REQUEST_METHOD=GET           | http://a.example/  | HTTP desktop:1",
                "system | all_proxy=http://p                                 | https://a.example/ | HTTP p:80",
                "system | all_proxy=http://p:1 http_proxy=http://q:2         | http://a.example/  | HTTP q:2",
                "system | http_proxy=                                        | http://a.example/  | HTTP desktop:1",
                "system | http_proxy=http://p:1 no_proxy=a.example           | http://a.example/  | DIRECT",
                "system | http_proxy=http://p:1 no_proxy=.example            | http://a.example/  | DIRECT",
                "system | http_proxy=http://p:1 no_proxy=example             | http://a.EXAMPLE/  | DIRECT",
                "system | http_proxy=http://p:1 no_proxy=b.example,ample     | http://a.example/  | HTTP p:1",
                "system | http_proxy=http://p:1 NO_PROXY=*                   | http://a.example/  | DIRECT",
                "system | http_proxy=http://p:1 no_proxy=a.example:81        | http://a.example/  | HTTP p:1",
                "system | http_proxy=http://p:1 no_proxy=a.example:80        | http://a.example/  | DIRECT",
                "system | http_proxy=http://p:1 no_proxy=10.0.0.0/8          | http://10.1.2.3/   | DIRECT",
                "system | http_proxy=http://p:1 no_proxy=10.0.0.0/8          | http://11.1.2.3/   | HTTP p:1",
                "system | http_proxy=http://p:1 no_proxy=1.2.3               | http://0.1.2.3/    | HTTP p:1",
                "system | http_proxy=http://p:1 no_proxy=[::1]               | http://[::1]/      | DIRECT",
                "system | http_proxy=http://p:1 no_proxy=fd00::/8            | http://[fd12::1]/  | DIRECT",
                "system | http_proxy=http://p:1 no_proxy=10.0.0.0/99         | http://10.0.0.0/   | HTTP p:1",
                "system | http_proxy=http://p:1 no_proxy=10.0.0.1/32         | http://10.0.0.1/   | DIRECT",
                "system | http_proxy=http://p:1 no_proxy=10.0.0.0/8          | http://10.128.2.3/ | DIRECT",
                "system | http_proxy=http://p:1 no_proxy=0.0.0.0/0           | http://10.1.2.3/   | DIRECT",
                "system | http_proxy=http://p:1 no_proxy=,                   | http://a.example./ | HTTP p:1",
                "system | http_proxy=http://p:1 no_proxy=*                   | http:/a.example    | HTTP p:1",
                "system | http_proxy=p                                       | http://a.example/  | HTTP p:80",
                "system | https_proxy=p:2                                    | http://a.example/  | DIRECT",
                "system | all_proxy=http://p:1                               | http://a.example/  | HTTP p:1",
            })
    void choosesTheWay(String setting, String variables, String url, String expected) {
        Map<String, String> environment = variables == null
                ? Map.of()
                : Arrays.stream(variables.split(" "))
                        .map(variable -> variable.split("=", 2))
                        .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
        List<Proxy> way = Proxies.of(setting, environment, DESKTOP).select(URI.create(url));
        assertThat(way)
                .singleElement()
                .satisfies(proxy -> assertThat(
                                proxy.type() == Proxy.Type.DIRECT ? "DIRECT" : proxy.type() + " " + text(proxy))
                        .isEqualTo(expected));
    }

    @Test
    void knowsItsOwnHosts_andWhoResolvesAName() {
        Map<String, String> variables = Map.of("http_proxy", "http://own.example:9", "no_proxy", "a.example");
        Proxies proxies = Proxies.of("system", variables, DESKTOP);
        assertThat(proxies.includes("OWN.example")).isTrue();
        assertThat(proxies.includes("a.example")).isFalse();
        assertThat(proxies.includesOneFor(URI.create("http://b.example/"))).isTrue();
        assertThat(proxies.includesOneFor(URI.create("http://a.example/"))).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "http://user:word@p:9,   http://b.example/,  Basic dXNlcjp3b3Jk",
        "http://user:word@p:9,   https://b.example/, Basic dXNlcjp3b3Jk",
        "http://user:word@p:9,   http://a.example/,  ",
        "http://p:9,             http://b.example/,  ",
    })
    void tellsItsPassword_toItsOwnProxy(String proxy, String url, String expected) {
        Proxies proxies = Proxies.of("system", Map.of("all_proxy", proxy, "no_proxy", "a.example"), DESKTOP);
        assertThat(proxies.authorization(URI.create(url))).isEqualTo(Optional.ofNullable(expected));
    }

    private static String text(Proxy proxy) {
        var address = (java.net.InetSocketAddress) proxy.address();
        return address.getHostString() + ":" + address.getPort();
    }
}
