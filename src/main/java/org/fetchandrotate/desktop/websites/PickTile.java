package org.fetchandrotate.desktop.websites;

import java.util.Optional;
import java.util.function.Supplier;
import javafx.beans.property.DoubleProperty;
import javafx.collections.ObservableSet;
import javafx.collections.SetChangeListener;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.image.ImageView;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.controlsfx.control.GridCell;
import org.fetchandrotate.desktop.base.Icons;
import org.fetchandrotate.desktop.base.PictureName;
import org.fetchandrotate.url.WebUrl;
import org.jspecify.annotations.Nullable;

/// An image of a page, to be ticked; a click on the picture ticks it, a second one opens it.
final class PickTile extends GridCell<PreviewRow> {
    private static final PseudoClass PICKED = PseudoClass.getPseudoClass("picked");

    private final Supplier<Optional<PreviewPictures>> pictures;
    private final ObservableSet<WebUrl> picked;
    private final ImageView view = new ImageView();
    private final Node missing = Icons.IMAGE.node();
    private final CheckBox tick = new CheckBox();
    private final Label name = new Label();
    private final StackPane picture = new StackPane(missing, view, tick);
    private final VBox content = new VBox(picture, name);
    private boolean isShowing;

    /// @param pictures empty while none are wanted
    /// @param picked the images that are ticked
    /// @param side of a picture in the window
    /// @param actions what is done with an image
    PickTile(
            Supplier<Optional<PreviewPictures>> pictures,
            ObservableSet<WebUrl> picked,
            DoubleProperty side,
            PickActions actions) {
        this.pictures = pictures;
        this.picked = picked;
        getStyleClass().add("pick-tile");
        picture.getStyleClass().add("picture");
        view.setPreserveRatio(true);
        view.fitWidthProperty().bind(side);
        view.fitHeightProperty().bind(side);
        picture.prefWidthProperty().bind(side);
        picture.prefHeightProperty().bind(side);
        name.maxWidthProperty().bind(side);
        name.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
        StackPane.setAlignment(tick, Pos.TOP_LEFT);
        tick.selectedProperty().subscribe((_, isTicked) -> pick(isTicked));
        // the grid makes new tiles for every size, and the set lives as long as the grid
        SetChangeListener<WebUrl> listener = _ -> showTick();
        sceneProperty().subscribe(scene -> {
            picked.removeListener(listener);
            if (scene != null) {
                picked.addListener(listener);
                showTick();
            }
        });
        picture.setOnMouseClicked(event -> {
            if (event.getButton() == MouseButton.PRIMARY && event.getClickCount() == 2) {
                image().ifPresent(actions::open);
            } else if (event.getButton() == MouseButton.PRIMARY) {
                tick.setSelected(!tick.isSelected());
            }
        });
        setOnContextMenuRequested(event -> {
            image().ifPresent(image -> actions.menu(image).show(this, event.getScreenX(), event.getScreenY()));
            event.consume();
        });
    }

    @Override
    protected void updateItem(@Nullable PreviewRow row, boolean empty) {
        super.updateItem(row, empty);
        view.setImage(null);
        missing.setVisible(true);
        if (empty || row == null || row.image().isEmpty()) {
            setGraphic(null);
            return;
        }
        WebUrl url = row.image().get();
        name.setText(PictureName.of(url.toString()));
        tick.setAccessibleText(url.readable());
        setGraphic(content);
        showTick();
        pictures.get()
                .ifPresent(source -> source.request(url, made -> {
                    // the tile may show another image by now
                    if (row.equals(getItem())) {
                        made.ifPresent(view::setImage);
                        missing.setVisible(made.isEmpty());
                    }
                }));
    }

    private Optional<WebUrl> image() {
        return Optional.ofNullable(getItem()).flatMap(PreviewRow::image);
    }

    private void pick(boolean isTicked) {
        if (!isShowing) {
            image().ifPresent(image -> {
                if (isTicked) {
                    picked.add(image);
                } else {
                    picked.remove(image);
                }
            });
        }
    }

    private void showTick() {
        boolean isPicked = image().filter(picked::contains).isPresent();
        isShowing = true;
        tick.setSelected(isPicked);
        isShowing = false;
        pseudoClassStateChanged(PICKED, isPicked);
    }
}
