package org.enlace.backup.internal.format;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Random;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SealedTest {
    private static final SecretKey KEY = new SecretKeySpec(new byte[32], "AES");
    private static final int SEALED_PART = SealedOutput.PART + Ciphers.TAG;

    private static byte[] plain(int size) {
        byte[] bytes = new byte[size];
        new Random(size).nextBytes(bytes);
        return bytes;
    }

    private static byte[] sealed(byte[] plain, String name) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (SealedOutput sealing = new SealedOutput(out, KEY, name)) {
            sealing.write(plain);
        }
        return out.toByteArray();
    }

    private static byte[] opened(byte[] sealed, String name) throws IOException {
        try (SealedInput opening = new SealedInput(new ByteArrayInputStream(sealed), KEY, name)) {
            return opening.readAllBytes();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 65_535, 65_536, 65_537, 131_072, 300_000})
    void what_was_sealed_is_opened(int size) throws Exception {
        assertArrayEquals(plain(size), opened(sealed(plain(size), "one"), "one"));
    }

    @Test
    void one_member_is_not_taken_for_another() throws Exception {
        byte[] sealed = sealed(plain(100), "one");
        assertThrows(Damaged.class, () -> opened(sealed, "two"));
    }

    @Test
    void parts_that_were_exchanged_cut_off_or_added_are_found() throws Exception {
        byte[] sealed = sealed(plain(200_000), "one");
        int line = SealedOutput.LINE.length;
        byte[] exchanged = sealed.clone();
        System.arraycopy(sealed, line, exchanged, line + SEALED_PART, SEALED_PART);
        System.arraycopy(sealed, line + SEALED_PART, exchanged, line, SEALED_PART);
        assertThrows(Damaged.class, () -> opened(exchanged, "one"));
        // Exactly behind a part, where nothing is torn.
        assertThrows(Damaged.class, () -> opened(Arrays.copyOf(sealed, line + 2 * SEALED_PART), "one"));
        assertThrows(Damaged.class, () -> opened(Arrays.copyOf(sealed, line), "one"));
        byte[] more = Arrays.copyOf(sealed, sealed.length + SEALED_PART);
        assertThrows(Damaged.class, () -> opened(more, "one"));
    }
}
