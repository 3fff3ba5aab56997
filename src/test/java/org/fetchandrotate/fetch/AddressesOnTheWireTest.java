package org.fetchandrotate.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Each row is the request line that Chromium sends for an address.
class AddressesOnTheWireTest {
    private final Queue<String> targets = new ConcurrentLinkedQueue<>();
    private HttpFetcher fetcher;
    private RawServer server;
    private volatile String location = "";

    @BeforeEach
    void listen() throws Exception {
        fetcher = Fetchers.plain().build();
        server = new RawServer((line, out) -> {
            targets.add(line.replaceAll("^GET | HTTP/1.1$", ""));
            String answer = line.startsWith("GET /redirect ")
                    ? "HTTP/1.1 302 Found\r\nLocation: " + location + "\r\nContent-Length: 0\r\n\r\n"
                    : "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 1\r\n\r\nx";
            out.write(answer.getBytes(StandardCharsets.UTF_8));
        });
    }

    @AfterEach
    void close() throws Exception {
        fetcher.close();
        server.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            quoteCharacter = '\u0001',
            value = {
                "/a|b.jpg /a%7Cb.jpg",
                "/a[1].jpg /a[1].jpg",
                "/a^b.jpg /a%5Eb.jpg",
                "/a`b.jpg /a%60b.jpg",
                "/a\"b.jpg /a%22b.jpg",
                "/a'b.jpg /a'b.jpg",
                "/a{1}.jpg /a%7B1%7D.jpg",
                "/a%zz.jpg /a%zz.jpg",
                "/% /%",
                "/a\\b.jpg /a/b.jpg",
                "/\u00e4.jpg?\u00e4=\u00fc /%C3%A4.jpg?%C3%A4=%C3%BC",
                "/%E4.jpg /%E4.jpg",
                "/a;b=c,d&e.jpg /a;b=c,d&e.jpg",
                "/a//b.jpg /a//b.jpg",
                "/a/./b/../c.jpg /a/c.jpg",
                "/a%2e%2E/b.jpg /a%2e%2E/b.jpg",
                "/a+b.jpg?x+y /a+b.jpg?x+y",
                "/a*b!$():@~_-.jpg /a*b!$():@~_-.jpg",
                "/q? /q?",
                "/q?a|b /q?a|b",
                "/q?a[1]^`{} /q?a[1]^`{}",
                "/q?a'b\" /q?a%27b%22",
                "/q?<> /q?%3C%3E",
                "/q?a%zz /q?a%zz",
                "/q?a\\b /q?a\\b",
                "/q?a??b#c /q?a??b",
                "/q?u=http://x/y?z /q?u=http://x/y?z",
            })
    void areThoseOfABrowser_askedForOrRedirectedTo(String address, String target) throws Exception {
        location = address;
        fetcher.fetchPage(server.url("/").resolve(address).orElseThrow());
        fetcher.fetchPage(server.url("/redirect"));
        assertThat(List.copyOf(targets)).containsExactly(target, "/redirect", target);
    }
}
