package org.enlace.backup.internal.format;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;

/** Decrypts what {@link SealedOutput} wrote; gives out no byte of a part that is not as it was written. */
public final class SealedInput extends InputStream {
    private final InputStream in;
    private final String name;
    private final SecretKey key;
    private final byte[] bound;
    private byte[] sealed = new byte[SealedOutput.PART + Ciphers.TAG];
    private byte[] ahead = new byte[SealedOutput.PART + Ciphers.TAG];
    private final byte[] part = new byte[SealedOutput.PART];
    private int at;
    private int length;
    private int aheadLength;
    private long number;
    private boolean last;

    /** @param in closed with this one */
    public SealedInput(InputStream in, SecretKey secret, String name) throws IOException {
        this.in = in;
        this.name = name;
        key = SealedOutput.key(secret, name);
        bound = name.getBytes(StandardCharsets.UTF_8);
        if (!Arrays.equals(in.readNBytes(SealedOutput.LINE.length), SealedOutput.LINE)) {
            throw new Damaged("\"" + name + "\" does not begin as this release writes it");
        }
        aheadLength = in.readNBytes(ahead, 0, ahead.length);
    }

    private boolean next() throws IOException {
        if (last) {
            return false;
        }
        byte[] now = ahead;
        ahead = sealed;
        sealed = now;
        int sealedLength = aheadLength;
        aheadLength = in.readNBytes(ahead, 0, ahead.length);
        last = aheadLength == 0;
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(
                    Cipher.DECRYPT_MODE, key, new GCMParameterSpec(Ciphers.TAG * 8, SealedOutput.nonce(number, last)));
            cipher.updateAAD(bound);
            length = cipher.doFinal(sealed, 0, sealedLength, part, 0);
        } catch (GeneralSecurityException e) {
            throw new Damaged("\"" + name + "\" is not as it was written, in its part " + (number + 1), e);
        }
        at = 0;
        number++;
        return length > 0 || next();
    }

    @Override
    public int read() throws IOException {
        byte[] single = new byte[1];
        return read(single, 0, 1) < 0 ? -1 : single[0] & 0xFF;
    }

    @Override
    public int read(byte[] into, int offset, int most) throws IOException {
        if (most == 0) {
            return 0;
        }
        if (at == length && !next()) {
            return -1;
        }
        int read = Math.min(most, length - at);
        System.arraycopy(part, at, into, offset, read);
        at += read;
        return read;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
