package org.fetchandrotate.desktop.shell;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.fetchandrotate.settings.SettingsException;
import org.fetchandrotate.settings.SettingsFile;
import org.fetchandrotate.storage.Workspace;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Where a second start finds the window that has a workspace open, to bring it to the front instead of opening
/// another. The window that holds the workspace's lock listens on a port of loopback; a file beside the database
/// names the port, and a secret that only who may read that file can know. All that a knock can do is bring the
/// window to the front. Thread-safe.
final class WindowDoor implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(WindowDoor.class);
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final String ANSWER = "raised";
    private static final int SECRET_BYTES = 16;
    private static final Set<PosixFilePermission> OWNER_ALONE = PosixFilePermissions.fromString("rw-------");

    private final Path file;
    private final ServerSocket socket;
    private final byte[] secret;
    private final Runnable raise;

    private WindowDoor(Path file, ServerSocket socket, byte[] secret, Runnable raise) {
        this.file = file;
        this.socket = socket;
        this.secret = secret;
        this.raise = raise;
    }

    /// Listens from now on. To be called under the workspace's lock, and closed before it is let go of.
    ///
    /// @param raise brings the window to the front; called on a thread of the door's own
    /// @return empty where that can't be: a second start says then that the workspace is taken
    static Optional<WindowDoor> open(Workspace workspace, Runnable raise) {
        Path file = file(workspace);
        byte[] secret = new byte[SECRET_BYTES];
        new SecureRandom().nextBytes(secret);
        try {
            ServerSocket socket = new ServerSocket(0, 0, InetAddress.getLoopbackAddress());
            try {
                write(file, socket.getLocalPort() + "\n" + HexFormat.of().formatHex(secret) + "\n");
            } catch (IOException e) {
                socket.close();
                throw e;
            }
            WindowDoor door = new WindowDoor(file, socket, secret, raise);
            Thread.ofPlatform().name("window-door").daemon().start(door::listen);
            return Optional.of(door);
        } catch (IOException e) {
            LOG.debug("A second start won't find this window", e);
            return Optional.empty();
        }
    }

    /// Brings the window to the front that has the workspace in a folder open.
    ///
    /// @return false if there is none
    static boolean knock(Path folder) {
        try {
            SettingsFile settings = SettingsFile.load(folder.resolve("config.ini"));
            Path file = file(new Workspace(folder, settings.settings().files()));
            return Files.isRegularFile(file) && knockAt(Files.readAllLines(file));
        } catch (IOException | SettingsException | NumberFormatException e) {
            LOG.debug("Nobody opens the door of {}", folder, e);
            return false;
        }
    }

    /// Idempotent.
    @Override
    public void close() {
        try {
            Files.deleteIfExists(file);
            socket.close();
        } catch (IOException e) {
            LOG.debug("A door stays: whoever knocks there gets no answer", e);
        }
    }

    private static Path file(Workspace workspace) {
        return workspace.database().resolveSibling(workspace.database().getFileName() + ".window");
    }

    private static void write(Path file, String text) throws IOException {
        Files.deleteIfExists(file);
        boolean posix = file.getFileSystem().supportedFileAttributeViews().contains("posix");
        FileAttribute<?>[] attributes = posix
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(OWNER_ALONE)}
                : new FileAttribute<?>[0];
        try (var channel = Files.newByteChannel(
                file, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), attributes)) {
            channel.write(StandardCharsets.US_ASCII.encode(text));
        }
    }

    private static boolean knockAt(List<String> lines) throws IOException {
        if (lines.size() != 2) {
            return false;
        }
        try (Socket knock = new Socket()) {
            knock.setSoTimeout(Math.toIntExact(PATIENCE.toMillis()));
            knock.connect(
                    new InetSocketAddress(InetAddress.getLoopbackAddress(), Integer.parseInt(lines.getFirst())),
                    Math.toIntExact(PATIENCE.toMillis()));
            knock.getOutputStream().write(HexFormat.of().parseHex(lines.getLast()));
            byte[] answer = knock.getInputStream().readNBytes(ANSWER.length());
            return new String(answer, StandardCharsets.US_ASCII).equals(ANSWER);
        } catch (IllegalArgumentException e) {
            throw new IOException("the file names no port or no secret", e);
        }
    }

    private void listen() {
        while (!socket.isClosed()) {
            try (Socket knock = socket.accept()) {
                knock.setSoTimeout(Math.toIntExact(PATIENCE.toMillis()));
                boolean isMeant =
                        MessageDigest.isEqual(secret, knock.getInputStream().readNBytes(SECRET_BYTES));
                // a knock may still be let in while the socket closes
                if (isMeant && !socket.isClosed()) {
                    raise.run();
                    knock.getOutputStream().write(ANSWER.getBytes(StandardCharsets.US_ASCII));
                }
            } catch (IOException e) {
                LOG.debug("A knock came to nothing", e);
            }
        }
    }
}
