package org.fetchandrotate.demo.drawing;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Draws the demo gallery's photos and writes them where the gallery finds them. They are kept beside the sources
/// so that the gallery starts at once; this program draws them anew:
///
/// ```
/// ./mvnw -Dquick test-compile org.codehaus.mojo:exec-maven-plugin:3.6.4:exec -Dexec.executable=java \
///     -Dexec.classpathScope=test \
///     -Dexec.args="-cp %classpath org.fetchandrotate.demo.drawing.DemoPhotoGenerator
/// src/main/resources/org/fetchandrotate/demo"
/// ```
///
/// The scenes are the same everywhere, to the pixel; the files' bytes may differ with the encoders of another Java.
public final class DemoPhotoGenerator {
    private static final String INDEX = "photos.tsv";

    private DemoPhotoGenerator() {}

    /// @param arguments the folder to write to
    public static void main(String[] arguments) throws IOException {
        Path folder = Files.createDirectories(Path.of(arguments[0]));
        List<String> index = new ArrayList<>();
        long total = 0;
        for (PhotoPlan plan : PhotoPlan.ALL) {
            byte[] file = encode(plan);
            Files.write(folder.resolve(plan.fileName()), file);
            index.add(plan.fileName() + "\t" + plan.title() + "\t" + plan.width() + "\t" + plan.height());
            total += file.length;
            System.out.println(plan.fileName() + " " + file.length);
        }
        Files.writeString(folder.resolve(INDEX), String.join("\n", index) + "\n");
        System.out.println(total + " bytes");
    }

    private static byte[] encode(PhotoPlan plan) throws IOException {
        return switch (plan.encoding()) {
            case Encoding.Jpeg jpeg -> new JpegEncoder(jpeg).encode(draw(plan, plan.scene()));
            case Encoding.Png png -> OtherEncoders.png(draw(plan, plan.scene()));
            case Encoding.AnimatedGif gif -> OtherEncoders.animatedGif(drift(plan, gif.frames()));
            case Encoding.LossyWebp webp -> OtherEncoders.lossyWebp(draw(plan, plan.scene()), webp.quality());
            case Encoding.LosslessWebp webp -> OtherEncoders.losslessWebp(draw(plan, plan.scene()));
        };
    }

    static BufferedImage draw(PhotoPlan plan, Scene scene) {
        boolean exact = plan.encoding() instanceof Encoding.Png || plan.encoding() instanceof Encoding.LosslessWebp;
        double pixels = plan.width() * (double) plan.height();
        double grain = exact || plan.encoding() instanceof Encoding.AnimatedGif ? 0 : 0.16 * Math.min(1, 3e5 / pixels);
        int[] drawn = new Camera(plan.width(), plan.height(), grain).expose(scene, plan.noise());
        BufferedImage image = new BufferedImage(plan.width(), plan.height(), BufferedImage.TYPE_INT_RGB);
        image.setRGB(0, 0, plan.width(), plan.height(), drawn, 0, plan.width());
        return image;
    }

    private static List<BufferedImage> drift(PhotoPlan plan, int frames) {
        List<BufferedImage> film = new ArrayList<>();
        Prop.Shape balloon = new Props(plan.light(), plan.noise()).balloon(Rgb.of(0xD8402E), Rgb.of(0xF4B93A));
        double aspect = (double) plan.width() / plan.height();
        for (int number = 0; number < frames; number++) {
            double way = number / (double) frames;
            double x = aspect * (0.22 + 0.5 * way);
            double foot = 0.42 - 0.05 * Math.sin(way * Math.TAU);
            film.add(draw(plan, new Prop(plan.scene(), balloon, plan.light(), x, foot, 0.34)));
        }
        return film;
    }
}
