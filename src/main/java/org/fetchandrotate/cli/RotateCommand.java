package org.fetchandrotate.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.fetchandrotate.engine.LocalRotation;
import org.fetchandrotate.engine.RotationPlan;
import org.fetchandrotate.model.JpegUnaligned;
import org.fetchandrotate.model.Rotation;
import org.fetchandrotate.settings.SettingKey;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `rotate`
@Command(
        name = "rotate",
        description =
                "Rotate local image files with the same rotator that runs use: losslessly wherever the format allows.",
        footer = {
            "",
            "Examples:",
            "  fetch-and-rotate rotate photo.jpg --to rotated",
            "  fetch-and-rotate rotate *.png --to rotated --angle 90",
            "  fetch-and-rotate rotate *.jpg --to upright --angle upright",
            "  fetch-and-rotate rotate photos --to rotated --json    all in the folder photos",
            "",
            "Nothing is overwritten: a name that is taken in DIR gets a number, as in photo--2.jpg.",
        })
final class RotateCommand extends Subcommand {
    @Option(names = "--to", paramLabel = "DIR", required = true, description = "Where the rotated copies go.")
    private @Nullable Path to;

    @Option(
            names = "--angle",
            paramLabel = "HOW",
            defaultValue = "180",
            description = "Degrees clockwise: 90, 180 or 270; or upright (stored the way it is shown),"
                    + " flip-horizontal, flip-vertical, transpose or transverse. Default: ${DEFAULT-VALUE}.")
    private String angle = "180";

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
        super(environment);
    }

    @Override
    public Integer call() throws Exception {
        Rotation rotation = Rotation.ofCode(angle.toLowerCase(Locale.ROOT))
                .orElseThrow(() -> new CommandFailure(
                        ExitCode.USAGE, "--angle " + angle + ": must be " + SettingKey.ROTATION.allowed()));
        JpegUnaligned unaligned = JpegUnaligned.ofCode(jpegUnaligned)
                .orElseThrow(() -> new CommandFailure(
                        ExitCode.USAGE,
                        "--jpeg-unaligned " + jpegUnaligned + ": must be reencode, trim or orientation"));
        Path target =
                environment.folder().resolve(to == null ? Path.of("") : to).normalize();
        RotationPlan plan = new RotationPlan(environment.folder(), files, target);
        RotationPrinter printer = new RotationPrinter(
                environment.terminal(), json ? RotationPrinter.Form.JSON : RotationPrinter.Form.TEXT);
        try (LocalRotation local = environment.engine().rotation(rotation, unaligned)) {
            local.rotate(plan.steps(), printer::print);
        }
        return (printer.finish() == 0 ? ExitCode.COMPLETE : ExitCode.INCOMPLETE).code();
    }
}
