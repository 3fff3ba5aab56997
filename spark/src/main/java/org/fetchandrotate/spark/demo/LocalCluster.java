package org.fetchandrotate.spark.demo;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.spark.sql.SparkSession;

/// A standalone cluster of processes on this machine: a master and some workers, started from the jars of this
/// process's class path. For the demo and for tests.
public final class LocalCluster implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final String HOST = "127.0.0.1";
    private static final String MEMORY = "700m";

    private final Path home;
    private final Path javaHome;
    private final int port;
    private final Process master;
    private final List<Process> workers = new CopyOnWriteArrayList<>();
    private int started;

    private LocalCluster(Path home, Path javaHome, int port) throws IOException {
        this.home = home;
        this.javaHome = javaHome;
        this.port = port;
        master = start("master", "org.apache.spark.deploy.master.Master", List.of("--port", String.valueOf(port)));
    }

    /// Starts it.
    ///
    /// @param home an empty folder for jars, logs and what the executors need
    /// @param workers with one processor each
    public static LocalCluster start(Path home, int workers) throws IOException, InterruptedException {
        return start(home, workers, Path.of(System.getProperty("java.home")), _ -> true);
    }

    /// @param javaHome of the Java that all of its processes run on
    /// @param jars which of this process's they get
    public static LocalCluster start(Path home, int workers, Path javaHome, Predicate<Path> jars)
            throws IOException, InterruptedException {
        layOut(home, jars);
        LocalCluster cluster = new LocalCluster(home, javaHome, freePort());
        try {
            // also where this process is told to end meanwhile
            Runtime.getRuntime().addShutdownHook(new Thread(cluster::close));
            cluster.awaitMaster();
            for (int i = 0; i < workers; i++) {
                cluster.addWorker();
            }
            return cluster;
        } catch (IOException | InterruptedException | RuntimeException e) {
            cluster.close();
            throw e;
        }
    }

    /// Starts one more worker.
    public void addWorker() throws IOException {
        workers.add(start(
                "worker-" + started++,
                "org.apache.spark.deploy.worker.Worker",
                List.of("-c", "1", "-m", MEMORY, "-d", home.resolve("work").toString(), url())));
    }

    /// Kills the oldest worker and the executors that it started, as a machine that loses its power.
    public void killWorker() throws InterruptedException {
        Process worker = workers.removeFirst();
        List<ProcessHandle> executors = worker.descendants().toList();
        worker.destroyForcibly();
        executors.forEach(ProcessHandle::destroyForcibly);
        worker.waitFor();
    }

    /// A session whose work is done here, with this process's classes.
    public SparkSession session(String name) {
        return session(name, Map.of());
    }

    /// @param settings further ones of Spark
    public SparkSession session(String name, Map<String, String> settings) {
        SparkSession.Builder builder = small(name, url());
        settings.forEach(builder::config);
        return builder.config("spark.executor.memory", "512m")
                .config("spark.executor.cores", "1")
                .config("spark.executor.extraClassPath", ownClasses())
                .config("spark.executorEnv.SPARK_LOCAL_IP", HOST)
                .config("spark.executorEnv.LC_ALL", "C.UTF-8")
                .config("spark.executor.extraJavaOptions", "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC")
                .config("spark.task.maxFailures", "10")
                .config("spark.local.dir", home.resolve("local").toString())
                .getOrCreate();
    }

    /// For small tables and processes that live for a minute: compiling for them costs more than it brings.
    public static SparkSession.Builder small(String name, String master) {
        return SparkSession.builder()
                .appName(name)
                .master(master)
                .config("spark.driver.host", HOST)
                .config("spark.driver.bindAddress", HOST)
                .config("spark.ui.enabled", "false")
                .config("spark.sql.codegen.wholeStage", "false")
                .config("spark.sql.codegen.factoryMode", "NO_CODEGEN")
                .config("spark.sql.adaptive.enabled", "false")
                .config("spark.sql.shuffle.partitions", "4")
                .config("spark.speculation", "false");
    }

    /// What Spark's sessions call it.
    public String url() {
        return "spark://" + HOST + ":" + port;
    }

    private static void layOut(Path home, Predicate<Path> wanted) throws IOException {
        Files.createDirectories(home);
        Files.createFile(home.resolve("RELEASE"));
        linkJars(home.resolve("jars"), wanted);
    }

    /// Puts links to the jars of this process's class path into a folder.
    ///
    /// @param wanted which of them
    public static void linkJars(Path jars, Predicate<Path> wanted) throws IOException {
        Files.createDirectories(jars);
        for (Path entry : classPath()) {
            Path link = jars.resolve(entry.getFileName());
            if (entry.toString().endsWith(".jar")
                    && wanted.test(entry)
                    && !Files.exists(link)) { // the first of a class path counts
                Files.createSymbolicLink(link, entry);
            }
        }
    }

    private Process start(String name, String type, List<String> arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                javaHome.resolve("bin/java").toString(),
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "--add-opens=java.base/java.nio=ALL-UNNAMED",
                "--add-opens=java.base/sun.nio.ch=ALL-UNNAMED",
                "--add-opens=java.base/java.lang=ALL-UNNAMED",
                "--add-opens=java.base/java.util=ALL-UNNAMED",
                "-cp",
                home.resolve("jars") + File.separator + "*",
                type,
                "--host",
                HOST,
                "--webui-port",
                "0"));
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(home.resolve(name + ".log").toFile());
        builder.environment()
                .putAll(Map.of(
                        "SPARK_HOME",
                        home.toString(),
                        "SPARK_LOCAL_IP",
                        HOST,
                        "SPARK_LOCAL_DIRS",
                        home.resolve("local").toString(),
                        "SPARK_SCALA_VERSION",
                        "2.13",
                        "LC_ALL",
                        "C.UTF-8",
                        "JAVA_HOME",
                        javaHome.toString()));
        return builder.start();
    }

    private void awaitMaster() throws IOException, InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            try (Socket socket = new Socket()) {
                socket.connect(new InetSocketAddress(HOST, port), 1_000);
                return;
            } catch (IOException e) {
                if (System.nanoTime() > end || !master.isAlive()) {
                    throw new IOException("The master doesn't start, see " + home.resolve("master.log"), e);
                }
                master.waitFor(100, TimeUnit.MILLISECONDS);
            }
        }
    }

    /// One that nothing listened to a moment ago.
    public static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName(HOST))) {
            return socket.getLocalPort();
        }
    }

    private static List<Path> classPath() {
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(entry -> Path.of(entry).toAbsolutePath())
                .toList();
    }

    /// What isn't in a jar: the classes being worked on.
    public static String ownClasses() {
        return String.join(
                File.pathSeparator,
                classPath().stream()
                        .map(Path::toString)
                        .filter(entry -> !entry.endsWith(".jar"))
                        .toList());
    }

    /// Leaves no process; idempotent. The master goes first, so that nobody starts another executor meanwhile.
    @Override
    public void close() {
        master.destroyForcibly();
        Stream.Builder<ProcessHandle> all = Stream.builder();
        all.add(master.toHandle());
        for (Process worker : workers) {
            List<ProcessHandle> executors = worker.descendants().toList(); // once it is dead they are nobody's
            worker.destroyForcibly();
            executors.forEach(ProcessHandle::destroyForcibly);
            all.add(worker.toHandle());
            executors.forEach(all);
        }
        all.build().forEach(process -> process.onExit().join());
    }
}
