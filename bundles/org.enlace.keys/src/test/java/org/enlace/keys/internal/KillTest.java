package org.enlace.keys.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class KillTest {
    private static final int KILLS = Integer.getInteger("enlace.proof.kills", 3);

    @TempDir
    Path data;

    @Test
    @Timeout(600)
    void killedAtAnyMomentTheKeystoreOpensWithTheLastKeyThatWasTold() throws Exception {
        String secret = secret(open());
        Random random = new Random(7);
        for (int kill = 0; kill < KILLS; kill++) {
            Process process = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin/java").toString(),
                            "-XX:TieredStopAtLevel=1",
                            "-Xshare:auto",
                            "-cp",
                            System.getProperty("java.class.path"),
                            KilledRotation.class.getName(),
                            data.toString())
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            String last = null;
            try (BufferedReader told =
                    new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
                int after = 1 + random.nextInt(6);
                for (int line = 0; line < after; line++) {
                    last = told.readLine();
                }
                long until = System.nanoTime() + random.nextInt(15_000_000);
                while (System.nanoTime() < until) {
                    Thread.onSpinWait();
                }
                process.toHandle().destroyForcibly();
                process.waitFor();
                String more;
                while ((more = told.readLine()) != null && more.length() == 64) {
                    last = more;
                }
            }
            String told = last;
            NodeKeys keys = open();
            assertEquals(secret, secret(keys));
            assertTrue(
                    keys.signers().stream().limit(2).anyMatch(signer -> signer.id()
                            .equals(told)),
                    told);
        }
    }

    private NodeKeys open() {
        return new Opening(data, "CO", Clock.systemUTC()).open(Optional.empty());
    }

    private static String secret(NodeKeys keys) {
        return HexFormat.of().formatHex(keys.secret("database").getEncoded());
    }
}
