import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/// The whole job, side by side: images of about 85 KB from several hosts on loopback. All contenders take turns, see
/// [RunContenders]. Run it with `bench/run`. Times are medians of the rounds; only the ratios mean something on
/// another machine.
public final class RunBenchmark {
    private static final int WARMING_RUNS = 20;

    /// What the web is like, one column each.
    private enum Scenario {
        /// Five hosts, with 0 to 200 ms to each first byte.
        LATENCY {
            @Override
            Map<String, RunBenchmarkWeb.Options> columns(int images) {
                Map<String, RunBenchmarkWeb.Options> columns = new LinkedHashMap<>();
                for (int millis : new int[] {0, 50, 100, 200}) {
                    columns.put(millis + " ms", new RunBenchmarkWeb.Options(5, images / 5, Duration.ofMillis(millis), 0, RunBenchmarkWeb.Kind.PLAIN));
                }
                return columns;
            }
        },
        /// Twenty hosts, 100 ms to each first byte.
        HOSTS {
            @Override
            Map<String, RunBenchmarkWeb.Options> columns(int images) {
                return Map.of("20 hosts", new RunBenchmarkWeb.Options(20, images / 20, Duration.ofMillis(100), 0, RunBenchmarkWeb.Kind.PLAIN));
            }
        },
        /// Five hosts that give each connection 1 MiB a second.
        LINKS {
            @Override
            Map<String, RunBenchmarkWeb.Options> columns(int images) {
                return Map.of("1 MiB/s", new RunBenchmarkWeb.Options(5, images / 5, Duration.ofMillis(50), 1 << 20, RunBenchmarkWeb.Kind.PLAIN));
            }
        },
        /// Five hosts, and one more that never answers: the time-out is 2 s.
        DEAD {
            @Override
            Map<String, RunBenchmarkWeb.Options> columns(int images) {
                return Map.of("one dead", new RunBenchmarkWeb.Options(5, images / 5, Duration.ofMillis(50), 0, RunBenchmarkWeb.Kind.ONE_IS_DEAD));
            }
        },
        /// Five hosts that speak HTTP/2 over TLS, with 0 and 100 ms to each first byte.
        SECURE {
            @Override
            Map<String, RunBenchmarkWeb.Options> columns(int images) {
                Map<String, RunBenchmarkWeb.Options> columns = new LinkedHashMap<>();
                for (int millis : new int[] {0, 100}) {
                    columns.put(
                            "HTTP/2, " + millis + " ms",
                            new RunBenchmarkWeb.Options(
                                    5, images / 5, Duration.ofMillis(millis), 0, RunBenchmarkWeb.Kind.HTTP_2_OVER_TLS));
                }
                return columns;
            }
        };

        abstract Map<String, RunBenchmarkWeb.Options> columns(int images);
    }

    private final Path program;
    private final int rounds;
    private final int images;
    private int warmingRuns = WARMING_RUNS;

    private RunBenchmark(Path program, int rounds, int images) {
        this.program = program;
        this.rounds = rounds;
        this.images = images;
    }

    /// @param arguments the program; rounds, 5 by default; images, 100 by default, a multiple of 20; scenarios, all by default
    public static void main(String[] arguments) throws Exception {
        int rounds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 5;
        int images = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 100;
        // before anything in this JVM asks for a secure connection
        try (RunBenchmarkCertificate certificate = RunBenchmarkCertificate.make()) {
            certificate.trust();
            measure(arguments, rounds, images);
        }
    }

    private static void measure(String[] arguments, int rounds, int images) throws Exception {
        var benchmark = new RunBenchmark(Path.of(arguments[0]).toAbsolutePath(), rounds, images);
        List<Scenario> scenarios = new ArrayList<>();
        for (int i = 3; i < arguments.length; i++) {
            scenarios.add(Scenario.valueOf(arguments[i].toUpperCase(java.util.Locale.ROOT)));
        }
        for (Scenario scenario : scenarios.isEmpty() ? List.of(Scenario.values()) : scenarios) {
            benchmark.run(scenario);
        }
    }

    private void run(Scenario scenario) throws Exception {
        Map<String, List<Cost>> table = new LinkedHashMap<>();
        List<String> heads = new ArrayList<>();
        for (var column : scenario.columns(images).entrySet()) {
            heads.add(column.getKey());
            try (RunBenchmarkWeb web = RunBenchmarkWeb.start(column.getValue())) {
                costs(new RunContenders(program, images, web)).forEach((name, costs) ->
                        table.computeIfAbsent(name, _ -> new ArrayList<>()).add(Cost.median(costs)));
            }
        }
        report("Time in ms", heads, table, Cost::millis);
        report("Processor time in ms", heads, table, Cost::processorMillis);
        report("Most memory of a process in MB", heads, table, Cost::megabytes);
    }

    private Map<String, List<Cost>> costs(RunContenders contenders) throws Exception {
        for (; warmingRuns > 0; warmingRuns--) {
            contenders.warmUp();
        }
        Map<String, List<Cost>> costs = new LinkedHashMap<>();
        for (int round = -1; round < rounds; round++) {
            for (var contender : contenders.all().entrySet()) {
                Path folder = Files.createTempDirectory("fetch-and-rotate-bench");
                Cost cost = Cost.of(folder, contender.getValue());
                // the first round warms the servers and the disk cache
                if (round >= 0) {
                    costs.computeIfAbsent(contender.getKey(), _ -> new ArrayList<>()).add(cost);
                }
                RunContenders.delete(folder);
            }
        }
        return costs;
    }

    private void report(String title, List<String> heads, Map<String, List<Cost>> table, ToDoubleFunction<Cost> number) {
        System.out.printf("%n%s, %d images%n%n| |", title, images);
        heads.forEach(head -> System.out.printf(" %s |", head));
        System.out.printf("%n|---|%s%n", "--:|".repeat(heads.size()));
        table.forEach((name, costs) -> {
            System.out.printf("| %s |", name);
            costs.forEach(cost -> {
                double value = number.applyAsDouble(cost);
                System.out.printf(value > 0 ? " %.0f |" : " – |", value);
            });
            System.out.println();
        });
    }

    /// What one round of a contender took.
    ///
    /// @param millis from its start to its end
    /// @param processorMillis of all its processes; 0 if they aren't told apart from the benchmark's
    /// @param megabytes of its largest process, resident; 0 likewise
    private record Cost(double millis, double processorMillis, double megabytes) {
        static Cost of(Path folder, RunContenders.Contender contender) throws Exception {
            long start = System.nanoTime();
            contender.run(folder);
            double millis = (System.nanoTime() - start) / 1e6;
            Path usage = folder.resolve(RunContenders.USAGE);
            double processorMillis = 0;
            double megabytes = 0;
            if (Files.exists(usage)) {
                for (String line : Files.readAllLines(usage)) {
                    String[] numbers = line.split(" ");
                    processorMillis += 1_000 * Double.parseDouble(numbers[0]);
                    megabytes = Math.max(megabytes, Double.parseDouble(numbers[1]) / 1_000);
                }
            }
            return new Cost(millis, processorMillis, megabytes);
        }

        static Cost median(List<Cost> costs) {
            return new Cost(
                    median(costs, Cost::millis), median(costs, Cost::processorMillis), median(costs, Cost::megabytes));
        }

        private static double median(List<Cost> costs, ToDoubleFunction<Cost> number) {
            return costs.stream().mapToDouble(number).sorted().toArray()[costs.size() / 2];
        }
    }
}
