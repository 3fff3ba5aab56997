package org.fetchandrotate.desktop.websites;

import com.sun.javafx.scene.input.DragboardHelper;
import com.sun.javafx.tk.TKClipboard;
import java.lang.reflect.Proxy;
import java.util.EnumSet;
import java.util.Map;
import javafx.event.Event;
import javafx.event.EventType;
import javafx.scene.Node;
import javafx.scene.input.DataFormat;
import javafx.scene.input.DragEvent;
import javafx.scene.input.Dragboard;
import javafx.scene.input.TransferMode;
import org.jspecify.annotations.Nullable;

/// Drags something over nodes, as the toolkit tells them of it: the headless one has no drag and drop of its own.
///
/// @param board what is dragged
/// @param source the node that it was dragged from; null = another program
record Drops(Dragboard board, @Nullable Node source) {
    static Drops fromElsewhere(DataFormat format, Object content) {
        return new Drops(board(Map.of(format, content)), null);
    }

    static Drops from(Node source, DataFormat format, Object content) {
        return new Drops(board(Map.of(format, content)), source);
    }

    /// Moves over a node and lets go there, if it takes what is dragged.
    ///
    /// @return whether it did
    boolean on(Node target) {
        send(DragEvent.DRAG_ENTERED, target);
        boolean isTaken = send(DragEvent.DRAG_OVER, target).isAccepted()
                && send(DragEvent.DRAG_DROPPED, target).isDropCompleted();
        send(DragEvent.DRAG_EXITED, target);
        return isTaken;
    }

    private DragEvent send(EventType<DragEvent> type, Node target) {
        // what handlers say is shared by all copies of the event
        DragEvent event = new DragEvent(type, board, 0, 0, 0, 0, TransferMode.MOVE, source, target, null);
        Event.fireEvent(target, event);
        return event;
    }

    private static Dragboard board(Map<DataFormat, Object> contents) {
        TKClipboard peer = (TKClipboard) Proxy.newProxyInstance(
                TKClipboard.class.getClassLoader(),
                new Class<?>[] {TKClipboard.class},
                (proxy, asked, arguments) -> switch (asked.getName()) {
                    case "getContentTypes" -> contents.keySet();
                    case "getContent" -> contents.get(arguments[0]);
                    case "hasContent" -> contents.containsKey(arguments[0]);
                    case "getTransferModes" -> EnumSet.allOf(TransferMode.class);
                    default -> throw new UnsupportedOperationException(asked.getName());
                });
        return DragboardHelper.createDragboard(peer);
    }
}
