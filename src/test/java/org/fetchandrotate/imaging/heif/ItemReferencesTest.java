package org.fetchandrotate.imaging.heif;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.fetchandrotate.imaging.heif.ItemReferences.Reference;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ItemReferencesTest {
    @ParameterizedTest
    @CsvSource({"tmap, '1 2 4 5'", "grid, '1 4 5'", "iovl, '1 4 5'", "iden, '1 4 5'"})
    void rotatesTheGainMapOfAPicture_butNoOtherTilesOfACollage(String derivation, String rotated) throws Exception {
        var references = new ItemReferences(List.of(
                new Reference("dimg", 3, List.of(1L, 2L)),
                new Reference("thmb", 4, List.of(1L)),
                new Reference("auxl", 5, List.of(1L)),
                new Reference("cdsc", 6, List.of(1L))));
        for (int version : new int[] {2, 3}) {
            byte[] iinf = iinf(version, derivation);
            ItemTypes types =
                    ItemTypes.read(Optional.of(Box.read(iinf, 0, iinf.length).getFirst()));
            assertThat(references.withCompanions(1, types)).hasToString("[" + rotated.replace(" ", ", ") + "]");
        }
        assertThat(references.withCompanions(1, ItemTypes.read(Optional.empty())))
                .containsExactly(1L, 4L, 5L);
    }

    private static byte[] iinf(int version, String derivation) {
        var content = new ByteArrayOutputStream();
        content.writeBytes(new byte[] {(byte) (version - 2), 0, 0, 0, 0, 2});
        if (version == 3) {
            content.writeBytes(new byte[] {0, 2});
        }
        for (String type : new String[] {"av01", derivation}) {
            int item = type.equals("av01") ? 1 : 3;
            var infe = new ByteArrayOutputStream();
            infe.writeBytes(new byte[] {(byte) version, 0, 0, 0});
            infe.writeBytes(version == 2 ? new byte[] {0, (byte) item} : new byte[] {0, 0, 0, (byte) item});
            infe.writeBytes(new byte[] {0, 0});
            infe.writeBytes(type.getBytes(StandardCharsets.US_ASCII));
            infe.write(0);
            content.writeBytes(Box.of("infe", infe.toByteArray()));
        }
        return Box.of("iinf", content.toByteArray());
    }
}
