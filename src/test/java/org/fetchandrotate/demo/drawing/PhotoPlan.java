package org.fetchandrotate.demo.drawing;

import static org.fetchandrotate.demo.drawing.Encoding.Sampling.GREY;
import static org.fetchandrotate.demo.drawing.Encoding.Sampling.S420;
import static org.fetchandrotate.demo.drawing.Encoding.Sampling.S422;
import static org.fetchandrotate.demo.drawing.Encoding.Sampling.S444;
import static org.fetchandrotate.demo.drawing.Encoding.Scans.BASELINE;
import static org.fetchandrotate.demo.drawing.Encoding.Scans.PROGRESSIVE;
import static org.fetchandrotate.demo.drawing.Landscape.BALLOONS;
import static org.fetchandrotate.demo.drawing.Landscape.COTTAGE;
import static org.fetchandrotate.demo.drawing.Landscape.DUNES;
import static org.fetchandrotate.demo.drawing.Landscape.FIELDS;
import static org.fetchandrotate.demo.drawing.Landscape.LAKE;
import static org.fetchandrotate.demo.drawing.Landscape.MISTY_WOODS;
import static org.fetchandrotate.demo.drawing.Landscape.MOUNTAINS;
import static org.fetchandrotate.demo.drawing.Landscape.SEA;
import static org.fetchandrotate.demo.drawing.Landscape.TOWN;
import static org.fetchandrotate.demo.drawing.Landscape.WINTER;
import static org.fetchandrotate.demo.drawing.Light.DUSK;
import static org.fetchandrotate.demo.drawing.Light.GOLDEN;
import static org.fetchandrotate.demo.drawing.Light.MORNING;
import static org.fetchandrotate.demo.drawing.Light.NIGHT;
import static org.fetchandrotate.demo.drawing.Light.NOON;
import static org.fetchandrotate.demo.drawing.Light.OVERCAST;
import static org.fetchandrotate.demo.drawing.Light.POLAR;
import static org.fetchandrotate.demo.drawing.Light.SUNSET;

import java.util.List;
import java.util.Locale;
import org.fetchandrotate.demo.drawing.Encoding.AnimatedGif;
import org.fetchandrotate.demo.drawing.Encoding.Jpeg;
import org.fetchandrotate.demo.drawing.Encoding.LosslessWebp;
import org.fetchandrotate.demo.drawing.Encoding.LossyWebp;
import org.fetchandrotate.demo.drawing.Encoding.Png;

/// One photo of the gallery: what it shows and how it is stored. Sizes are those of the upright picture, in pixels.
record PhotoPlan(String title, Landscape landscape, Light light, int seed, int width, int height, Encoding encoding) {

    /// All of them, in the order in which the gallery's pages show them: formats, scenes and times of day well
    /// mixed. Every second JPEG has sides that are multiples of its MCU, every fourth is progressive.
    static final List<PhotoPlan> ALL = List.of(
            new PhotoPlan("The upper valley", MOUNTAINS, NOON, 3, 1200, 800, jpeg(S420, BASELINE, 94)),
            new PhotoPlan("Evening sail", LAKE, SUNSET, 10, 800, 533, jpeg(S420, BASELINE, 88)),
            new PhotoPlan("Four balloons", BALLOONS, MORNING, 85, 1024, 768, jpeg(S420, PROGRESSIVE, 86)),
            new PhotoPlan("Lavender rows", FIELDS, SUNSET, 54, 640, 427, jpeg(S444, BASELINE, 84)),
            new PhotoPlan("Drifting by", LAKE, NOON, 13, 264, 176, new AnimatedGif(8)),
            new PhotoPlan("Cape light", SEA, NOON, 23, 960, 640, jpeg(S422, BASELINE, 92)),
            new PhotoPlan("Northern lights", COTTAGE, POLAR, 5, 1000, 667, jpeg(S420, BASELINE, 82)),
            new PhotoPlan("Town in the evening", TOWN, DUSK, 66, 1024, 688, jpeg(S420, PROGRESSIVE, 95)),
            new PhotoPlan("Two cactuses", DUNES, NOON, 33, 800, 528, jpeg(S444, BASELINE, 90)),
            new PhotoPlan("Mist at noon", MISTY_WOODS, NOON, 43, 800, 533, new LossyWebp(0.82f)),
            new PhotoPlan("Red hut in the snow", WINTER, NOON, 73, 1200, 800, jpeg(S420, BASELINE, 93)),
            new PhotoPlan("Autumn cottage", COTTAGE, GOLDEN, 93, 720, 481, jpeg(S420, BASELINE, 88)),
            new PhotoPlan("Last sun on the wall", MOUNTAINS, SUNSET, 5, 533, 800, sideways(6, 86)),
            new PhotoPlan("Rapeseed in bloom", FIELDS, NOON, 51, 336, 224, new Png()),
            new PhotoPlan("Calm morning", LAKE, MORNING, 11, 1280, 848, jpeg(S420, BASELINE, 90)),
            new PhotoPlan("Pine country", MISTY_WOODS, SUNSET, 44, 640, 426, jpeg(S422, PROGRESSIVE, 82)),
            new PhotoPlan("River front", TOWN, NOON, 63, 900, 601, jpeg(S420, BASELINE, 92)),
            new PhotoPlan("Grey coast", SEA, OVERCAST, 27, 768, 512, jpeg(GREY, BASELINE, 84)),
            new PhotoPlan("Night at the hut", COTTAGE, NIGHT, 91, 320, 213, new LosslessWebp()),
            new PhotoPlan("Purple dunes", DUNES, DUSK, 36, 1024, 768, jpeg(S420, BASELINE, 86)),
            new PhotoPlan("Over the meadows", BALLOONS, NOON, 83, 640, 427, jpeg(S420, PROGRESSIVE, 80)),
            new PhotoPlan("Poppy rows", FIELDS, MORNING, 53, 1200, 799, jpeg(S420, BASELINE, 94)),
            new PhotoPlan("Balloon crossing", MOUNTAINS, GOLDEN, 15, 240, 160, new AnimatedGif(6)),
            new PhotoPlan("Winter dusk", WINTER, DUSK, 76, 800, 544, jpeg(S444, BASELINE, 88)),
            new PhotoPlan("Moon over the lake", LAKE, NIGHT, 12, 1000, 750, jpeg(S420, BASELINE, 80)),
            new PhotoPlan("Balloons at dusk", BALLOONS, DUSK, 86, 640, 960, jpeg(S420, PROGRESSIVE, 84)),
            new PhotoPlan("Morning summits", MOUNTAINS, MORNING, 6, 1080, 721, jpeg(S420, BASELINE, 92)),
            new PhotoPlan("Off the cape", SEA, SUNSET, 24, 720, 480, new LossyWebp(0.85f)),
            new PhotoPlan("Sunset over the firs", WINTER, SUNSET, 74, 960, 640, jpeg(S420, BASELINE, 90)),
            new PhotoPlan("Harbour town", TOWN, MORNING, 65, 801, 533, sideways(3, 88)),
            new PhotoPlan("Morning in the dunes", DUNES, MORNING, 35, 600, 899, jpeg(S420, PROGRESSIVE, 86)),
            new PhotoPlan("Cottage at noon", COTTAGE, NOON, 96, 312, 208, new Png()));

    /// The file's name: the title in lower case, with hyphens.
    String fileName() {
        return title.toLowerCase(Locale.ROOT).replace(' ', '-') + "." + encoding.suffix();
    }

    Noise noise() {
        return new Noise(seed);
    }

    Scene scene() {
        return landscape.paint(light, noise(), (double) width / height);
    }

    private static Jpeg jpeg(Encoding.Sampling sampling, Encoding.Scans scans, int kilobytes) {
        return new Jpeg(sampling, scans, kilobytes * 1000, 1);
    }

    private static Jpeg sideways(int orientation, int kilobytes) {
        return new Jpeg(S420, BASELINE, kilobytes * 1000, orientation);
    }
}
