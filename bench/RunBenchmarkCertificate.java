import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// A certificate for the hosts of [RunBenchmarkWeb], signed by itself, which this JVM serves with and all contenders trust. Made
/// anew for each benchmark by the JDK's `keytool`.
final class RunBenchmarkCertificate implements AutoCloseable {
    private static final String PASSWORD = "benchmark";
    private static final int HOSTS = 20;

    /// Where the same is found by programs that take it as text.
    static final String TEXT = "javax.net.ssl.trustStore.pem";

    private final Path folder;

    private RunBenchmarkCertificate(Path folder) {
        this.folder = folder;
    }

    static RunBenchmarkCertificate make() throws IOException, InterruptedException {
        RunBenchmarkCertificate certificate = new RunBenchmarkCertificate(Files.createTempDirectory("fetch-and-rotate-certificate"));
        String names = IntStream.rangeClosed(1, HOSTS).mapToObj(host -> "ip:127.0.1." + host).collect(Collectors.joining(","));
        certificate.keytool("-genkeypair", "-keyalg", "EC", "-dname", "CN=localhost", "-validity", "2", "-ext", "san=" + names);
        certificate.keytool("-exportcert", "-rfc", "-file", certificate.text().toString());
        return certificate;
    }

    /// Serves and trusts by it in this JVM, whose default hasn't been asked for yet.
    void trust() {
        for (String store : List.of("trustStore", "keyStore")) {
            System.setProperty("javax.net.ssl." + store, store().toString());
            System.setProperty("javax.net.ssl." + store + "Type", "PKCS12");
            System.setProperty("javax.net.ssl." + store + "Password", PASSWORD);
        }
        System.setProperty(TEXT, text().toString());
    }

    /// What makes another JVM trust it, for `JDK_JAVA_OPTIONS`.
    static String options() {
        return List.of("", "Type", "Password").stream()
                .map(part -> "javax.net.ssl.trustStore" + part)
                .map(name -> "-D" + name + "=" + System.getProperty(name))
                .collect(Collectors.joining(" "));
    }

    private Path store() {
        return folder.resolve("store.p12");
    }

    private Path text() {
        return folder.resolve("certificate.pem");
    }

    private void keytool(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "keytool").toString()));
        command.addAll(List.of(arguments));
        command.addAll(List.of(
                "-alias", "host", "-keystore", store().toString(), "-storetype", "PKCS12", "-storepass", PASSWORD));
        int exit = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
        if (exit != 0) {
            throw new IOException(String.join(" ", command) + " ended with exit code " + exit);
        }
    }

    @Override
    public void close() {
        try {
            RunContenders.delete(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
