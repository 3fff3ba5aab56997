package org.fetchandrotate.engine;

import java.util.function.LongSupplier;

/// Has the heap collected when it has grown by a quarter. The collectors that start fast let what is old and of no
/// use lie for as long as the machine has memory, so that a run over a thousand pages would take half of it. For
/// one thread.
final class HeapKeeper {
    /// Below this a collection would free little, in bytes.
    static final long LEAST = 128L << 20;

    private final LongSupplier committed;
    private final Runnable collection;
    private long limit;

    /// @param committed the bytes that the heap takes of the machine's memory
    HeapKeeper(LongSupplier committed, Runnable collection) {
        this.committed = committed;
        this.collection = collection;
        limit = limit();
    }

    /// That of this process.
    static HeapKeeper ofThisProcess() {
        return new HeapKeeper(Runtime.getRuntime()::totalMemory, System::gc);
    }

    /// Looks how large the heap is, which costs next to nothing. Since what is left of it sets the next limit, a
    /// heap that holds much is collected no more often than one that holds little.
    void look() {
        if (committed.getAsLong() > limit) {
            collection.run();
            limit = limit();
        }
    }

    private long limit() {
        return Math.max(LEAST, committed.getAsLong() / 4 * 5);
    }
}
