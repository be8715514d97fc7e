package org.enlace.keys.internal.shell;

import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.enlace.keys.internal.NodeKeys;
import org.enlace.platform.Permission;
import org.enlace.platform.contribution.Command;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code keys:certificates}: for whoever checks signatures without the node. */
@Component
public final class KeysCertificates implements Command {
    private static final int LINE = 64;

    private final NodeKeys keys;

    @Activate
    public KeysCertificates(@Reference NodeKeys keys) {
        this.keys = keys;
    }

    @Override
    public String scope() {
        return "keys";
    }

    @Override
    public String name() {
        return "certificates";
    }

    @Override
    public String summary() {
        return "print the certificates of the signing keys (PEM), newest first, each with the one its predecessor gave it";
    }

    @Override
    public Permission permission() {
        return new Permission("node.read");
    }

    @Override
    public List<Parameter> parameters() {
        return List.of();
    }

    @Override
    public List<Option> options() {
        return List.of(Option.JSON);
    }

    @Override
    public String example() {
        return "keys:certificates";
    }

    @Override
    public int run(Invocation invocation) throws CertificateEncodingException {
        List<String> all = new ArrayList<>();
        for (X509Certificate certificate : keys.signingCertificates()) {
            all.add(pem(certificate));
        }
        if (invocation.has(Option.JSON)) {
            invocation.json(all);
        } else {
            all.forEach(invocation.out()::println);
        }
        return 0;
    }

    private static String pem(X509Certificate certificate) throws CertificateEncodingException {
        Base64.Encoder encoder = Base64.getMimeEncoder(LINE, "\n".getBytes(StandardCharsets.US_ASCII));
        return "-----BEGIN CERTIFICATE-----\n" + encoder.encodeToString(certificate.getEncoded())
                + "\n-----END CERTIFICATE-----";
    }
}
