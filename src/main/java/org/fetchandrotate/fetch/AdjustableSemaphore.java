package org.fetchandrotate.fetch;

import java.util.concurrent.Semaphore;

/// A fair semaphore whose number of permits can be changed while some are taken. Where it falls below what is
/// taken, permits that come back aren't given out again until it is met.
final class AdjustableSemaphore extends Semaphore {
    private static final long serialVersionUID = 1;

    private int size;

    AdjustableSemaphore(int size) {
        super(size, true);
        this.size = size;
    }

    /// From now on there are so many permits.
    synchronized void resize(int wanted) {
        if (wanted > size) {
            release(wanted - size);
        } else {
            reducePermits(size - wanted);
        }
        size = wanted;
    }

    /// Whether more are taken than there now are.
    boolean isOverdrawn() {
        return availablePermits() < 0;
    }
}
