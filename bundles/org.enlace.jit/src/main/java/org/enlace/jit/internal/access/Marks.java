package org.enlace.jit.internal.access;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import org.enlace.jit.internal.signing.SigningStore;
import org.enlace.keys.Keys;
import org.enlace.platform.OfficerId;

/**
 * The marks of this node's accounts: HMAC-SHA256 of the account's name by a secret of the node. A text names the mark, so that everybody
 * sees that somebody has an account and nobody else learns which.
 */
public final class Marks {
    private static final String ALGORITHM = "HmacSHA256";

    private final Supplier<SecretKey> secret;
    private final SigningStore store;

    public Marks(Keys keys, SigningStore store) {
        secret = () -> keys.secret("jit-mark");
        this.store = store;
    }

    public String of(OfficerId officer) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(secret.get());
            return HexFormat.of().formatHex(mac.doFinal(officer.value().getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has HMAC with SHA-256", e);
        }
    }

    /** The mark for a text that names an account; in the transaction of the change, so that the node knows later whose it is. */
    public String designate(OfficerId officer) {
        String mark = of(officer);
        store.mark(mark, officer);
        return mark;
    }

    /** The accounts of those marks that were made here. */
    public Map<String, OfficerId> accounts(Set<String> marks) {
        return store.accounts(marks);
    }
}
