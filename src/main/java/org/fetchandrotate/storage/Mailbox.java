package org.fetchandrotate.storage;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// A bounded queue between many senders and one receiver who takes all there is at once, and is in no hurry unless
/// a letter is. Thread-safe. Unlike the JDK's queues it can be shut, for good or by a failure, with no sender left
/// waiting.
final class Mailbox<T> {
    private final int capacity;
    private final Duration patience;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition roomLeft = lock.newCondition();
    private final Condition arrived = lock.newCondition();
    private List<T> letters = new ArrayList<>();
    private boolean urgent;
    private boolean shut;
    private @Nullable StorageException failure;

    /// @param patience how long letters wait for others at most
    Mailbox(int capacity, Duration patience) {
        this.capacity = capacity;
        this.patience = patience;
    }

    /// Waits for room, then puts a letter in.
    ///
    /// @throws StorageException if the box is shut
    void send(T letter) throws StorageException, InterruptedException {
        put(letter, false);
    }

    /// The same with a letter that is to be taken at once, and those before it with it.
    ///
    /// @throws StorageException if the box is shut
    void sendUrgently(T letter) throws StorageException, InterruptedException {
        put(letter, true);
    }

    private void put(T letter, boolean isUrgent) throws StorageException, InterruptedException {
        lock.lockInterruptibly();
        try {
            while (!shut && letters.size() >= capacity) {
                roomLeft.await();
            }
            if (failure != null) {
                throw new StorageException(failure);
            }
            if (shut) {
                throw new StorageException("The history was closed before everything was written to it");
            }
            letters.add(letter);
            urgent |= isUrgent;
            // the receiver isn't woken for what it would only leave lying
            if (letters.size() == 1 || isDue()) {
                arrived.signal();
            }
        } finally {
            lock.unlock();
        }
    }

    /// Waits for letters, then for more of them until one is urgent, half of the room is taken or the patience is
    /// at its end, and takes them all; none once the box is shut and empty.
    List<T> takeAll() {
        lock.lock();
        try {
            while (!shut && letters.isEmpty()) {
                arrived.awaitUninterruptibly();
            }
            gather();
            List<T> taken = letters;
            letters = new ArrayList<>();
            urgent = false;
            roomLeft.signalAll();
            return taken;
        } finally {
            lock.unlock();
        }
    }

    private void gather() {
        long left = patience.toNanos();
        try {
            while (!isDue() && left > 0) {
                left = arrived.awaitNanos(left);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean isDue() {
        return shut || urgent || letters.size() >= (capacity + 1) / 2;
    }

    /// Takes no more letters; those inside can still be taken.
    void shut() {
        lock.lock();
        try {
            shut = true;
            arrived.signal();
            roomLeft.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /// Takes no more letters, for a reason that each later sender is told.
    void shut(StorageException reason) {
        lock.lock();
        try {
            failure = reason;
            shut();
        } finally {
            lock.unlock();
        }
    }

    /// The reason, if it was shut for one.
    Optional<StorageException> failure() {
        lock.lock();
        try {
            return Optional.ofNullable(failure);
        } finally {
            lock.unlock();
        }
    }
}
