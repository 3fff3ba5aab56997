package org.fetchandrotate.desktop.run;

import javafx.css.PseudoClass;
import javafx.scene.control.TableRow;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/// A row of the table of websites: marked where the website gives nothing, and set in where it is a host beneath
/// one.
final class HostLineRow extends TableRow<HostLine> {
    private static final PseudoClass FAILED = PseudoClass.getPseudoClass("failed");
    private static final PseudoClass ASKED = PseudoClass.getPseudoClass("asked");

    private final HostMenu menu;
    private Subscription followed = Subscription.EMPTY;

    HostLineRow(HostMenu menu) {
        this.menu = menu;
    }

    @Override
    protected void updateItem(@Nullable HostLine line, boolean empty) {
        super.updateItem(line, empty);
        followed.unsubscribe();
        followed = Subscription.EMPTY;
        pseudoClassStateChanged(FAILED, false);
        boolean isAsked = !empty && line != null && line.asked().isPresent();
        pseudoClassStateChanged(ASKED, isAsked);
        setContextMenu(null);
        if (!empty && line != null && !isAsked) {
            HostRow site = line.site();
            setContextMenu(menu.of(site));
            followed = Subscription.combine(
                    site.pageProperty().subscribe(_ -> mark(site)),
                    site.takenProperty().subscribe(_ -> mark(site)),
                    site.failedProperty().subscribe(_ -> mark(site)),
                    site.underWayProperty().subscribe(_ -> mark(site)));
        }
    }

    private void mark(HostRow site) {
        pseudoClassStateChanged(FAILED, site.standing() == HostStanding.DEAD);
    }
}
