package org.fetchandrotate.desktop.websites;

import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.fetchandrotate.desktop.base.Messages;
import org.fetchandrotate.url.WebUrl;

/// An image of a page in a window of its own, as large as that. Used on the FX thread.
record PictureWindow(Messages messages) {
    private static final double WIDTH = 800;
    private static final double HEIGHT = 600;

    /// Shows an image once it is there.
    void show(Window owner, WebUrl url, PreviewPictures pictures) {
        Label words = new Label(messages.text("websites.pick.loading"));
        words.setId("picture-words");
        ImageView view = new ImageView();
        view.setId("picture-large");
        view.setPreserveRatio(true);
        StackPane root = new StackPane(view, words);
        root.getStyleClass().add("picture-window");
        Scene scene = new Scene(root, WIDTH, HEIGHT);
        scene.getStylesheets().setAll(owner.getScene().getStylesheets());
        Stage stage = new Stage();
        stage.initOwner(owner);
        stage.setTitle(url.readable());
        stage.setScene(scene);
        scene.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                stage.hide();
            }
        });
        stage.show();
        pictures.large(url, made -> {
            words.setText(made.isPresent() ? "" : messages.text("websites.pick.none"));
            made.ifPresent(image -> show(view, image, scene));
        });
    }

    /// No larger than it is.
    private static void show(ImageView view, Image image, Scene scene) {
        view.setImage(image);
        view.fitWidthProperty()
                .bind(scene.widthProperty().map(width -> Math.min(width.doubleValue(), image.getWidth())));
        view.fitHeightProperty()
                .bind(scene.heightProperty().map(height -> Math.min(height.doubleValue(), image.getHeight())));
    }
}
