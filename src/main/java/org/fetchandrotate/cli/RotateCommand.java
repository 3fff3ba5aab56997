package org.fetchandrotate.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.fetchandrotate.engine.ProcessorPool;
import org.fetchandrotate.imaging.ImageRotator;
import org.fetchandrotate.imaging.RotationOptions;
import org.fetchandrotate.imaging.RotatorLimits;
import org.fetchandrotate.model.JpegUnaligned;
import org.fetchandrotate.model.Rotation;
import org.fetchandrotate.model.Settings;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `rotate`
@Command(
        name = "rotate",
        description =
                "Turn local image files with the same rotator that runs use: losslessly wherever the format allows.",
        footer = {
            "",
            "Examples:",
            "  fetch-and-rotate rotate photo.jpg --to turned",
            "  fetch-and-rotate rotate *.png --to turned --angle 90",
            "  fetch-and-rotate rotate photos --to turned --json    all in the folder photos",
            "",
            "Nothing is overwritten: a name that is taken in DIR gets a number, as in photo--2.jpg.",
        })
final class RotateCommand implements Callable<Integer> {
    private final Environment environment;

    @Mixin
    @SuppressWarnings("UnusedVariable") // picocli reads it
    private final HelpOption help = new HelpOption();

    @Option(names = "--to", paramLabel = "DIR", required = true, description = "Where the rotated copies go.")
    private @Nullable Path to;

    @Option(
            names = "--angle",
            paramLabel = "DEGREES",
            defaultValue = "180",
            description = "By how much, clockwise: 90, 180 or 270. Default: ${DEFAULT-VALUE}.")
    private int angle;

    @Option(
            names = "--jpeg-unaligned",
            paramLabel = "HOW",
            defaultValue = "reencode",
            description = "For a JPEG whose sides don't fit its blocks: reencode, trim or orientation."
                    + " Default: ${DEFAULT-VALUE}.")
    private String jpegUnaligned = "reencode";

    @Option(names = "--json", description = "Print a JSON object for each file, and nothing else.")
    private boolean json;

    @Parameters(arity = "1..*", paramLabel = "FILE", description = "Image files, or folders: the images in them.")
    private List<Path> files = new ArrayList<>();

    RotateCommand(Environment environment) {
        this.environment = environment;
    }

    @Override
    public Integer call() throws Exception {
        Rotation rotation = Rotation.ofDegrees(angle)
                .orElseThrow(() -> new CommandFailure(ExitCode.USAGE, "--angle " + angle + ": must be 90, 180 or 270"));
        JpegUnaligned unaligned = JpegUnaligned.ofCode(jpegUnaligned)
                .orElseThrow(() -> new CommandFailure(
                        ExitCode.USAGE,
                        "--jpeg-unaligned " + jpegUnaligned + ": must be reencode, trim or orientation"));
        Path target =
                environment.folder().resolve(to == null ? Path.of("") : to).normalize();
        Files.createDirectories(target);
        RotationPlan plan = new RotationPlan(environment.folder(), files, target);
        ImageRotator rotator = new ImageRotator(new RotatorLimits(0, 0, Settings.Filter.DEFAULTS.maxImagePixels()));
        try (ProcessorPool processors = new ProcessorPool(
                Runtime.getRuntime().availableProcessors(), Runtime.getRuntime().maxMemory())) {
            FileTurner turner = new FileTurner(rotator, processors, rotation, new RotationOptions(unaligned, 0));
            return turnAll(plan.steps(), turner).code();
        }
    }

    private ExitCode turnAll(List<RotationPlan.Step> steps, FileTurner turner)
            throws InterruptedException, IOException {
        TurnPrinter printer =
                new TurnPrinter(environment.terminal(), json ? TurnPrinter.Form.JSON : TurnPrinter.Form.TEXT);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<FileTurner.Turned>> results = new ArrayList<>();
            for (RotationPlan.Step step : steps) {
                results.add(threads.submit(() -> turner.turn(step)));
            }
            // in the order of the arguments, each as soon as it and those before it are done
            for (Future<FileTurner.Turned> result : results) {
                printer.print(result.get());
            }
        } catch (ExecutionException failure) {
            throw new IllegalStateException("Turning a file failed unexpectedly", failure);
        }
        return printer.finish() == 0 ? ExitCode.COMPLETE : ExitCode.INCOMPLETE;
    }
}
