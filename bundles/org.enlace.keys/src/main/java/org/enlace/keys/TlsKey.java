package org.enlace.keys;

import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;

/** What the node shows of itself to browsers of other machines. A service, there once the keystore is open. */
public interface TlsKey {
    /**
     * The node's own key with its self-signed certificate; made at the first call, and again where the certificate runs out
     * within thirty days or was made for other names.
     *
     * @param names host names and addresses the node is called by from elsewhere, at least one
     */
    Own forNames(List<String> names);

    /** The certificate there is, without making one; null where none was ever needed. */
    X509Certificate certificate();

    /**
     * @param key         ECDSA, P-256
     * @param certificate self-signed
     */
    record Own(PrivateKey key, X509Certificate certificate) {}
}
