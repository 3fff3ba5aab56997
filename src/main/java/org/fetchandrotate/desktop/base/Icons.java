package org.fetchandrotate.desktop.base;

import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignA;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignF;
import org.kordamp.ikonli.materialdesign2.MaterialDesignH;
import org.kordamp.ikonli.materialdesign2.MaterialDesignI;
import org.kordamp.ikonli.materialdesign2.MaterialDesignM;
import org.kordamp.ikonli.materialdesign2.MaterialDesignP;
import org.kordamp.ikonli.materialdesign2.MaterialDesignR;
import org.kordamp.ikonli.materialdesign2.MaterialDesignS;
import org.kordamp.ikonli.materialdesign2.MaterialDesignT;
import org.kordamp.ikonli.materialdesign2.MaterialDesignW;

/// Every icon of the window, by what it means. In FXML: `iconLiteral` of the same code.
public enum Icons {
    WEBSITES(MaterialDesignW.WEB),
    RUN(MaterialDesignP.PLAY_CIRCLE_OUTLINE),
    HISTORY(MaterialDesignH.HISTORY),
    SETTINGS(MaterialDesignC.COG_OUTLINE),
    LOG(MaterialDesignF.FILE_DOCUMENT_OUTLINE),
    START(MaterialDesignP.PLAY),
    PAUSE(MaterialDesignP.PAUSE),
    STOP(MaterialDesignS.STOP),
    ADD(MaterialDesignP.PLUS),
    DELETE(MaterialDesignT.TRASH_CAN_OUTLINE),
    PREVIEW(MaterialDesignM.MAGNIFY),
    SUCCESS(MaterialDesignC.CHECK_CIRCLE_OUTLINE),
    FAILURE(MaterialDesignA.ALERT_CIRCLE_OUTLINE),
    RETRY(MaterialDesignR.REFRESH),
    ROTATE(MaterialDesignR.ROTATE_RIGHT),
    TAG(MaterialDesignT.TAG_OUTLINE),
    /// A copy that was proved to be exactly its original.
    PROVED(MaterialDesignS.SHIELD_CHECK_OUTLINE),
    /// A copy that was proved to be as close as can be.
    CLOSE(MaterialDesignS.SHIELD_OUTLINE),
    /// A copy that was found not to be its original.
    DIFFERENT(MaterialDesignS.SHIELD_ALERT_OUTLINE),
    REUSED(MaterialDesignR.RECYCLE),
    SCRIPTED(MaterialDesignC.CODE_BRACES),
    IMAGE(MaterialDesignI.IMAGE_OUTLINE),
    INFO(MaterialDesignI.INFORMATION_OUTLINE);

    private final Ikon ikon;

    Icons(Ikon ikon) {
        this.ikon = ikon;
    }

    /// A new node that shows it, in the colour and size that its style says.
    public FontIcon node() {
        return new FontIcon(ikon);
    }
}
