package org.fetchandrotate.imaging;

import java.util.EnumMap;
import java.util.Map;
import org.fetchandrotate.imaging.gif.GifCodec;
import org.fetchandrotate.imaging.heif.HeifCodec;
import org.fetchandrotate.imaging.jpeg.JpegCodec;
import org.fetchandrotate.imaging.png.PngCodec;
import org.fetchandrotate.imaging.raster.BmpCodec;
import org.fetchandrotate.imaging.raster.IcoCodec;
import org.fetchandrotate.imaging.raster.TiffCodec;
import org.fetchandrotate.imaging.webp.WebPCodec;
import org.fetchandrotate.model.ImageFormat;

/// The table of formats that can be rotated. To add one, write an [ImageCodec] and name it here.
final class Codecs {
    private Codecs() {}

    static Map<ImageFormat, ImageCodec> builtIn() {
        Map<ImageFormat, ImageCodec> codecs = new EnumMap<>(ImageFormat.class);
        codecs.put(ImageFormat.JPEG, new JpegCodec());
        codecs.put(ImageFormat.PNG, new PngCodec());
        codecs.put(ImageFormat.GIF, new GifCodec());
        codecs.put(ImageFormat.WEBP, new WebPCodec());
        codecs.put(ImageFormat.BMP, new BmpCodec());
        codecs.put(ImageFormat.TIFF, new TiffCodec(codecs.get(ImageFormat.JPEG)));
        codecs.put(ImageFormat.AVIF, new HeifCodec(ImageFormat.AVIF));
        codecs.put(ImageFormat.HEIC, new HeifCodec(ImageFormat.HEIC));
        codecs.put(ImageFormat.ICO, new IcoCodec(codecs.get(ImageFormat.PNG)));
        return Map.copyOf(codecs);
    }
}
