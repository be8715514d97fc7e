package org.enlace.node;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.enlace.node.SlowClients.Kind;
import org.enlace.node.SlowClients.Meanwhile;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A thousand slow clients of each kind for a minute, while a shift of 200 signs in and an officer works. */
@Tag("proof")
class SlowClientsProof {
    private static final String OUTSIDE = "127.0.0.2";

    @TempDir
    private static Path data;

    private static Program node;
    private static int tls;

    @BeforeAll
    static void aNodeWithBothListeners() throws Exception {
        tls = FreePort.on(InetAddress.getByName(OUTSIDE));
        node = Program.usedBefore(data)
                .with("ENLACE_DEMO", "1")
                .with("ENLACE_HTTP_HOST", OUTSIDE)
                .with("ENLACE_HTTPS_PORT", String.valueOf(tls))
                .with("ENLACE_TLS_NAMES", OUTSIDE)
                .started();
        // The first page after a start takes its time without any attack.
        Browser officer = new Browser(node).signIn(Account.ofDemo(node, "officer"));
        SlowClients.PAGES.forEach(officer::get);
    }

    @AfterAll
    static void gone() {
        if (node != null) {
            node.close();
        }
    }

    @ParameterizedTest
    @EnumSource
    @Timeout(value = 5, unit = TimeUnit.MINUTES)
    void nobodyElseWaits(Kind kind) throws Exception {
        InetSocketAddress attacked = kind == Kind.TLS
                ? new InetSocketAddress(OUTSIDE, tls)
                : new InetSocketAddress("127.0.0.1", node.port());
        try (SlowClients slow = SlowClients.of(node, attacked, 1_000, kind)) {
            Meanwhile others = SlowClients.othersWork(node, 200, Duration.ofMinutes(1));
            System.out.println("SlowClientsProof: " + kind + ": " + others + " beside " + slow);
            assertTrue(others.longest().toMillis() < 1_000, () -> "a page took " + others.longest());
        }
    }
}
