package org.enlace.persistence.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RowSumTest {
    private static RowSum of(List<byte[]> hashes) {
        RowSum sum = new RowSum();
        hashes.forEach(sum::add);
        return sum;
    }

    @Test
    void it_is_the_sum_of_numbers_whatever_their_order() {
        Random random = new Random(7);
        List<byte[]> hashes = new ArrayList<>();
        BigInteger expected = BigInteger.ZERO;
        for (int i = 0; i < 1000; i++) {
            byte[] hash = new byte[32];
            random.nextBytes(hash);
            hashes.add(hash);
            expected = expected.add(new BigInteger(1, hash));
        }
        // Carries through every word.
        hashes.add(HexFormat.of().parseHex("ff".repeat(32)));
        expected = expected.add(BigInteger.ONE.shiftLeft(256).subtract(BigInteger.ONE))
                .mod(BigInteger.ONE.shiftLeft(256));
        assertEquals(String.format("%064x", expected), of(hashes).hex());
        Collections.shuffle(hashes, random);
        assertEquals(String.format("%064x", expected), of(hashes).hex());
        assertEquals(1001, of(hashes).rows());
        assertNotEquals(of(hashes).hex(), of(hashes.subList(1, hashes.size())).hex());
    }
}
