package org.fetchandrotate.engine;

import java.util.concurrent.BlockingQueue;

/// What a [Coordinator] works with.
///
/// @param mostPending images of one website under way at most
/// @param heap looked at after each message
record RunParts(
        long runId,
        BlockingQueue<Message> inbox,
        RunControl control,
        TaskStarter workers,
        Journal journal,
        int mostPending,
        HeapKeeper heap) {}
