package org.fetchandrotate.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 30, unit = TimeUnit.SECONDS)
final class MailboxTest {
    private static final Duration FOR_EVER = Duration.ofHours(1);

    private final Mailbox<String> mailbox = new Mailbox<>(6, FOR_EVER);

    @Test
    void lettersWaitForOthers_untilOneIsUrgent() throws Exception {
        FutureTask<List<String>> taken = takenWhileWaiting("first");

        mailbox.send("second");
        mailbox.sendUrgently("third");

        assertThat(taken.get()).containsExactly("first", "second", "third");
    }

    @Test
    void lettersWaitForOthers_untilHalfOfTheRoomIsTaken() throws Exception {
        FutureTask<List<String>> taken = takenWhileWaiting("first");

        mailbox.send("second");
        mailbox.send("third");

        assertThat(taken.get()).containsExactly("first", "second", "third");
    }

    @Test
    void lettersAreTaken_whenTheBoxIsShut() throws Exception {
        FutureTask<List<String>> taken = takenWhileWaiting("only");

        mailbox.shut();

        assertThat(taken.get()).containsExactly("only");
        assertThat(mailbox.takeAll()).isEmpty();
    }

    @Test
    void lettersAreTaken_whenNoOthersCome() throws Exception {
        Mailbox<String> hasty = new Mailbox<>(6, Duration.ofMillis(1));

        hasty.send("only");

        assertThat(hasty.takeAll()).containsExactly("only");
    }

    @Test
    void urgencyEndsWithTheLetter() throws Exception {
        mailbox.sendUrgently("urgent");
        assertThat(mailbox.takeAll()).containsExactly("urgent");

        FutureTask<List<String>> taken = takenWhileWaiting("patient");
        mailbox.sendUrgently("urgent again");

        assertThat(taken.get()).containsExactly("patient", "urgent again");
    }

    /// What a receiver takes who has seen a letter and waits for more.
    private FutureTask<List<String>> takenWhileWaiting(String letter) throws Exception {
        FutureTask<List<String>> taken = new FutureTask<>(mailbox::takeAll);
        mailbox.send(letter);
        Thread receiver = Thread.ofPlatform().daemon().start(taken);
        await().until(() -> receiver.getState() == Thread.State.TIMED_WAITING);
        return taken;
    }
}
