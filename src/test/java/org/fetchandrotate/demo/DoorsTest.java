package org.fetchandrotate.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.List;
import org.fetchandrotate.demo.Doors.Plan;
import org.fetchandrotate.url.WebUrl;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DoorsTest {
    @Test
    void haveOnePortOnManyAddresses_whereTheSystemHasThem() {
        assertThat(Doors.choices(Plan.OWN_ADDRESSES, 3).getFirst())
                .extracting(Door::authority)
                .containsExactly("127.0.0.2:27180", "127.0.0.3:27180", "127.0.0.4:27180");
    }

    @Test
    void haveManyPortsAndTwoNames_elsewhere() {
        assertThat(Doors.choices(Plan.OWN_PORTS, 3).getFirst())
                .extracting(Door::authority)
                .containsExactly("127.0.0.1:27180", "localhost:27181", "127.0.0.1:27182");
    }

    @ParameterizedTest
    @EnumSource(Plan.class)
    void neverOverlap_fromOneChoiceToTheNext(Plan plan) {
        List<String> all = Doors.choices(plan, 8).stream()
                .flatMap(List::stream)
                .map(Door::authority)
                .toList();

        assertThat(all).hasSize(160).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @EnumSource(Plan.class)
    void areOnLoopbackOnly(Plan plan) {
        assertThat(Doors.choices(plan, 8).getLast())
                .allMatch(door -> door.address().getAddress().isLoopbackAddress())
                .allMatch(door -> WebUrl.parse(door.origin()).isPresent());
    }

    @Test
    void areNotFree_whileSomethingListens() throws Exception {
        InetSocketAddress address;
        try (ServerSocket socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress("127.0.0.1", 0));
            address = new InetSocketAddress("127.0.0.1", socket.getLocalPort());
            assertThat(Doors.isFree(address)).isFalse();
        }
        assertThat(Doors.isFree(address)).isTrue();
    }
}
