package org.enlace.keys.internal.shell;

import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.enlace.keys.AgreementKeys.Agreement;
import org.enlace.keys.Keys.Signer;
import org.enlace.keys.internal.NodeAgreements;
import org.enlace.keys.internal.NodeKeys;
import org.enlace.platform.Permission;
import org.enlace.platform.contribution.Command;
import org.enlace.platform.contribution.Table;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code keys:list}: what others may know of the node's keys. */
@Component
public final class KeysList implements Command {
    private final NodeKeys keys;
    private final NodeAgreements agreements;

    @Activate
    public KeysList(@Reference NodeKeys keys, @Reference NodeAgreements agreements) {
        this.keys = keys;
        this.agreements = agreements;
    }

    @Override
    public String scope() {
        return "keys";
    }

    @Override
    public String name() {
        return "list";
    }

    @Override
    public String summary() {
        return "the keys this node signs with or has signed with, those that others seal to, and the one it shows under TLS";
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
        return "keys:list --json";
    }

    @Override
    public int run(Invocation invocation) {
        List<Map<String, Object>> all = new ArrayList<>();
        for (Signer signer : keys.signers()) {
            all.add(entry("signing", signer.id(), signer.from(), signer.until().orElse(null)));
        }
        for (Agreement agreement : agreements.made()) {
            all.add(entry(
                    "agreement",
                    agreement.id(),
                    agreement.from(),
                    agreement.until().orElse(null)));
        }
        X509Certificate tls = keys.certificate();
        if (tls != null) {
            all.add(entry(
                    "tls",
                    fingerprint(tls),
                    tls.getNotBefore().toInstant(),
                    tls.getNotAfter().toInstant()));
        }
        if (invocation.has(Option.JSON)) {
            invocation.json(all);
            return 0;
        }
        Table table = new Table("For", "SHA-256", "Since", "Until");
        all.forEach(key -> table.row(
                key.get("use"),
                key.get("id"),
                invocation.moment((Instant) key.get("since")),
                key.get("until") == null ? "in force" : invocation.moment((Instant) key.get("until"))));
        invocation.print(table);
        return 0;
    }

    private static Map<String, Object> entry(String use, String id, Instant since, Instant until) {
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("use", use);
        entry.put("id", id);
        entry.put("since", since);
        entry.put("until", until);
        return entry;
    }

    private static String fingerprint(X509Certificate certificate) {
        try {
            return NodeKeys.fingerprint(certificate.getEncoded());
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException(e);
        }
    }
}
