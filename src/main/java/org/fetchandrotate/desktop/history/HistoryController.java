package org.fetchandrotate.desktop.history;

import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.StackPane;
import org.fetchandrotate.desktop.base.EventPump;
import org.fetchandrotate.desktop.base.UserPreferences;
import org.fetchandrotate.desktop.base.ViewLoader;
import org.fetchandrotate.desktop.history.HistoryViewModel.Contents;
import org.fetchandrotate.desktop.pictures.ImageActions;
import org.fetchandrotate.desktop.run.RunNavigation;
import org.fetchandrotate.desktop.shell.ViewContext;
import org.fetchandrotate.desktop.shell.WorkspaceSession;

/// Wires the history: the list of runs, the table of images, and the details of one. While the view is in a window
/// it follows what runs write.
public final class HistoryController implements AutoCloseable {
    /// In pixels: with less than this the list of runs becomes a drop-down.
    private static final double ROOM_FOR_RUNS = 960;

    private final ViewContext context;
    private final UserPreferences preferences;
    private final RunNavigation navigation;
    private final HistoryStore store;
    private final HistoryEdits edits;
    private final HistoryViewModel model;
    private final EventPump pump;
    private final ChangeWatch watch;
    private final IndexKeeper indexes;
    private final ReadOnlyBooleanWrapper narrow = new ReadOnlyBooleanWrapper();

    @FXML
    private StackPane root;

    @FXML
    private SplitPane pages;

    @FXML
    private SplitPane imagesAndDetails;

    @FXML
    private Parent emptyNotice;

    /// @param preferences where the choice of columns is remembered
    public HistoryController(ViewContext context, UserPreferences preferences, RunNavigation navigation) {
        this.context = context;
        this.preferences = preferences;
        this.navigation = navigation;
        WorkspaceSession session = context.session();
        store = new HistoryStore(session.database());
        edits = new HistoryEdits(
                session.workspace(),
                session.database(),
                context.system()::wastebasket,
                (reader, writer) ->
                        session.engine().historyRotation(session.workspace(), reader, writer, session.settings()),
                reader -> session.engine().proofs(session.workspace(), reader));
        model = new HistoryViewModel(store, edits, new SessionErrands(session, context.background()));
        context.runs().historyBusyProperty().bind(model.work().busyProperty());
        pump = new EventPump(model::refresh);
        watch = new ChangeWatch(store, pump::request);
        indexes = new IndexKeeper(store);
    }

    HistoryViewModel model() {
        return model;
    }

    @FXML
    private void initialize() {
        ViewLoader loader = new ViewLoader(context.messages());
        Words words =
                new Words(context.messages(), context.session().engine().clock().getZone());
        RunActions runActions = new RunActions(context, model, navigation);
        ImageActions imageActions =
                new ImageActions(context.system(), context.session().workspace());
        ChosenImages chosenImages = new ChosenImages(context, model, edits, words);
        ChosenMenu chosenMenu = new ChosenMenu(chosenImages, words, new TagsPopOver(chosenImages, words));
        DetailsController details =
                new DetailsController(context, model, words, new FailureHelp(context, model, runActions, imageActions));
        ChosenRun chosen = new ChosenRun(model, words, runActions);
        Parent runs = loader.load(new RunsController(context, model, words, chosen));
        imagesAndDetails
                .getItems()
                .addAll(
                        loader.load(new ImagesController(
                                model,
                                words,
                                preferences,
                                new ImageMenu(
                                        model,
                                        words,
                                        imageActions,
                                        context.compare(),
                                        runActions,
                                        chosenMenu,
                                        details::show),
                                new ExportMenu(model, chosenImages, words, context.system()),
                                chosenMenu,
                                () -> new HistoryTile(
                                        words,
                                        context.session().workspace(),
                                        context.runs().thumbnails()),
                                new RunMenu(chosen, words),
                                narrow.getReadOnlyProperty(),
                                context.messages())),
                        loader.load(details));
        narrow.subscribe(isNarrow -> place(runs, isNarrow));
        root.widthProperty().subscribe(width -> narrow.set(width.doubleValue() < ROOM_FOR_RUNS));
        // dividers are there only now
        imagesAndDetails.setDividerPositions(0.7);
        SplitPane.setResizableWithParent(imagesAndDetails.getItems().getLast(), false);
        model.contentsProperty().subscribe(this::show);
        root.sceneProperty().subscribe(scene -> {
            if (scene == null) {
                watch.pause();
            } else {
                watch.resume();
            }
        });
        watch.start();
        indexes.start();
    }

    /// Lets go of the database. Idempotent.
    @Override
    public void close() {
        watch.close();
        indexes.close();
        pump.close();
        store.close();
    }

    private void place(Parent runs, boolean isNarrow) {
        if (isNarrow) {
            pages.getItems().remove(runs);
        } else {
            pages.getItems().addFirst(runs);
            pages.setDividerPositions(0.25);
            SplitPane.setResizableWithParent(runs, false);
        }
    }

    private void show(Contents contents) {
        show(emptyNotice, contents == Contents.NONE);
        show(pages, contents == Contents.ROWS || contents == Contents.NOTHING_FOUND);
    }

    private static void show(Node node, boolean visible) {
        node.setVisible(visible);
        node.setManaged(visible);
    }
}
