package org.fetchandrotate.fetch.sockets;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class LocationBytesTest {
    /// What comes in after a request, read in pieces of a size.
    private static String read(String answer, int piece) throws IOException {
        byte[] wire = answer.getBytes(StandardCharsets.ISO_8859_1);
        LocationBytes bytes = new LocationBytes(new ByteArrayInputStream(wire), new ByteArrayOutputStream());
        bytes.out().write("GET / HTTP/1.1\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        byte[] buffer = new byte[piece];
        InputStream in = bytes.in();
        for (int read = in.read(buffer, 0, piece); read >= 0; read = in.read(buffer, 0, piece)) {
            all.write(buffer, 0, read);
        }
        return all.toString(StandardCharsets.ISO_8859_1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'HTTP/1.1 302 Found\r\nLocation: /caf\u00e9\r\n\r\nb\u00e9'"
                        + " | 'HTTP/1.1 302 Found\r\nLocation: /caf%E9\r\n\r\nb\u00e9'",
                "'HTTP/1.0 302 F\u00e9\nlOCATION:\u00c3\u00a9\nX: \u00e9\n\n\u00e9'"
                        + " | 'HTTP/1.0 302 F\u00e9\nlOCATION:%C3%A9\nX: \u00e9\n\n\u00e9'",
                "'HTTP/1.1 103 Early\r\nLocation: \u00e9\r\n\r\nHTTP/1.1 302 Found\r\nLocation: \u00e9\r\n\r\nLocation: \u00e9'"
                        + " | 'HTTP/1.1 103 Early\r\nLocation: %E9\r\n\r\nHTTP/1.1 302 Found\r\nLocation: %E9\r\n\r\nLocation: \u00e9'",
                "'HTTP/1.1 200 OK\r\nContent-Location: \u00e9\r\nLocations: \u00e9\r\n\r\n'"
                        + " | 'HTTP/1.1 200 OK\r\nContent-Location: \u00e9\r\nLocations: \u00e9\r\n\r\n'",
            })
    void escapesTheLocationAlone(String answer, String passed) throws IOException {
        for (int piece : new int[] {1, 3, 1000}) {
            assertThat(read(answer, piece)).isEqualTo(passed);
        }
    }

    @Test
    void changesNothing_inAscii_orBodies() throws IOException {
        Random random = new Random(7);
        byte[] body = new byte[5000];
        random.nextBytes(body);
        String answer = "HTTP/1.1 200 OK\r\nLocation: /x\r\n\r\n" + new String(body, StandardCharsets.ISO_8859_1);

        for (int piece : new int[] {1, 7, 64, 8192}) {
            assertThat(read(answer, piece)).isEqualTo(answer);
        }
    }
}
