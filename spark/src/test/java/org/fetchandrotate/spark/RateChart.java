package org.fetchandrotate.spark;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// A chart of images a second over partitions, as SVG. The grey line is what the servers' latency allows.
///
/// @param ideal images a second of one partition
record RateChart(List<Point> points, double ideal) {
    private static final int WIDTH = 640;
    private static final int HEIGHT = 360;
    private static final int LEFT = 60;
    private static final int BOTTOM = 50;
    private static final int TOP = 20;

    record Point(int partitions, double rate) {}

    String svg() {
        return """
                <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" font-family="sans-serif" font-size="13">
                <title>Images a second over partitions</title>
                <rect width="100%%" height="100%%" fill="#ffffff"/>
                %s
                <path d="M%d %d H%d M%d %d V%d" stroke="#444444" fill="none"/>
                <polyline points="%s" fill="none" stroke="#aaaaaa" stroke-width="2" stroke-dasharray="6 4"/>
                <polyline points="%s" fill="none" stroke="#1f6feb" stroke-width="2.5"/>
                %s
                <text x="%d" y="%d" text-anchor="middle" fill="#222222">partitions</text>
                <text x="%d" y="14" fill="#222222">images a second; dashed: what the latency allows</text>
                </svg>
                """.formatted(
                        WIDTH,
                        HEIGHT,
                        grid(),
                        LEFT,
                        HEIGHT - BOTTOM,
                        WIDTH - 20,
                        LEFT,
                        TOP,
                        HEIGHT - BOTTOM,
                        points.stream()
                                .map(point -> place(point.partitions(), point.partitions() * ideal))
                                .collect(Collectors.joining(" ")),
                        points.stream()
                                .map(point -> place(point.partitions(), point.rate()))
                                .collect(Collectors.joining(" ")),
                        points.stream().map(this::dot).collect(Collectors.joining("\n")),
                        (LEFT + WIDTH) / 2,
                        HEIGHT - 10,
                        LEFT);
    }

    private String grid() {
        return points.stream()
                .map(point -> {
                    double rate = point.partitions() * ideal;
                    return String.format(
                            Locale.ROOT,
                            "<path d=\"M%d %.1f H%d\" stroke=\"#e5e5e5\"/><text x=\"%d\" y=\"%.1f\" text-anchor=\"end\""
                                    + " fill=\"#222222\">%.0f</text><text x=\"%.1f\" y=\"%d\" text-anchor=\"middle\""
                                    + " fill=\"#222222\">%d</text>",
                            LEFT,
                            y(rate),
                            WIDTH - 20,
                            LEFT - 8,
                            y(rate) + 4,
                            rate,
                            x(point.partitions()),
                            HEIGHT - BOTTOM + 20,
                            point.partitions());
                })
                .collect(Collectors.joining("\n"));
    }

    private String dot(Point point) {
        return String.format(
                Locale.ROOT,
                "<circle cx=\"%.1f\" cy=\"%.1f\" r=\"4\" fill=\"#1f6feb\"/><text x=\"%.1f\" y=\"%.1f\" fill=\"#1f6feb\">"
                        + "%.1f</text>",
                x(point.partitions()),
                y(point.rate()),
                x(point.partitions()) + 8,
                y(point.rate()) + 14,
                point.rate());
    }

    private String place(int partitions, double rate) {
        return String.format(Locale.ROOT, "%.1f,%.1f", x(partitions), y(rate));
    }

    private double x(int partitions) {
        return LEFT + (WIDTH - LEFT - 60.0) * partitions / most();
    }

    private double y(double rate) {
        return HEIGHT - BOTTOM - (HEIGHT - BOTTOM - TOP - 10.0) * rate / (most() * ideal);
    }

    private int most() {
        return points.getLast().partitions();
    }
}
