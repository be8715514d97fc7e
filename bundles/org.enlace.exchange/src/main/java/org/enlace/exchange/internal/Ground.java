package org.enlace.exchange.internal;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.Consumer;
import org.enlace.exchange.Peer;
import org.enlace.platform.Audit;
import org.enlace.platform.CountryCode;
import org.enlace.platform.Transactions;

/**
 * What the exchange stands on. All that is not the same in every run comes in here, so that a whole network can be played through
 * again from one number.
 *
 * @param random fills bytes
 */
public record Ground(
        CountryCode country,
        ExchangeStore store,
        Transactions transactions,
        Seals seals,
        Here here,
        Audit audit,
        Clock clock,
        Consumer<byte[]> random) {
    private static final int MARK = 16;

    Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    String mark() {
        byte[] bytes = new byte[MARK];
        random.accept(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    /** Which node this is; made at the first call. */
    Self self() {
        return store.self()
                .orElseGet(() -> transactions.call(() -> {
                    String mark = mark();
                    Self made = new Self(
                            mark.substring(0, 8) + "-" + mark.substring(8, 12) + "-4" + mark.substring(13, 16) + "-8"
                                    + mark.substring(17, 20) + "-" + mark.substring(20),
                            1);
                    store.write(made);
                    return made;
                }));
    }

    /** The node of a country that is trusted now. */
    Optional<PeerKey> trusted(CountryCode other) {
        return store.peers().stream()
                .filter(peer -> peer.peer().country().equals(other))
                .filter(peer -> peer.peer().state() == Peer.State.TRUSTED)
                .findFirst();
    }
}
