package org.enlace.exchange.internal;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.enlace.exchange.internal.envelope.Content;

/** Signatures and envelopes that cost nothing and keep the same rules: who has not the secret cannot sign, who is not named cannot open. */
final class PaperSeals implements Seals {
    private final String name;
    private final Map<String, String> secrets;

    /** @param secrets of all nodes of one test, by key */
    PaperSeals(String name, Map<String, String> secrets) {
        this.name = name;
        this.secrets = secrets;
        secrets.put(key(), "secret of " + name);
    }

    static Map<String, String> secrets() {
        return new ConcurrentHashMap<>();
    }

    String key() {
        return "key of " + name;
    }

    @Override
    public String signer() {
        return Chain.sha256("signer " + name);
    }

    @Override
    public Recipient own() {
        return new Recipient(Chain.sha256("agreement " + name), name);
    }

    @Override
    public String sign(Kind kind, String payload) {
        return kind.type() + "." + signer() + "."
                + Base64.getUrlEncoder().encodeToString(payload.getBytes(StandardCharsets.UTF_8)) + "."
                + Chain.sha256(secrets.get(key()) + kind + payload);
    }

    @Override
    public String claimedSigner(Kind kind, String signed) {
        return parts(kind, signed)[1];
    }

    @Override
    public String unverified(Kind kind, String signed) {
        return decoded(parts(kind, signed)[2]);
    }

    private static String decoded(String part) {
        try {
            return new String(Base64.getUrlDecoder().decode(part), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new Unreadable(Unreadable.FORM, "not Base64");
        }
    }

    private static String[] parts(Kind kind, String signed) {
        String[] parts = signed.split("\\.", -1);
        if (parts.length != 4 || !parts[0].equals(kind.type())) {
            throw new Unreadable(Unreadable.FORM, "no signed text");
        }
        return parts;
    }

    @Override
    public void check(Recipient recipient) {
        if (recipient.key().isEmpty()) {
            throw new Unreadable(Unreadable.FORM, "no key");
        }
    }

    @Override
    public Signed verify(Kind kind, String signed, Function<String, Optional<String>> keys) {
        String[] parts = parts(kind, signed);
        String payload = unverified(kind, signed);
        String key = keys.apply(parts[1]).orElseThrow(() -> new Unreadable(Unreadable.SIGNATURE, "not trusted"));
        if (!Chain.sha256(secrets.get(key) + kind + payload).equals(parts[3])) {
            throw new Unreadable(Unreadable.SIGNATURE, "altered");
        }
        return new Signed(parts[1], payload);
    }

    @Override
    public Signed verifyOwn(Kind kind, String signed) {
        return verify(kind, signed, id -> Optional.of(key()).filter(any -> id.equals(signer())));
    }

    @Override
    public String seal(String signed, List<Recipient> recipients) {
        Set<String> ids = new TreeSet<>(List.of(own().id()));
        recipients.forEach(recipient -> ids.add(recipient.id()));
        if (signed.startsWith(Kind.MESSAGE.type())) {
            refuseStrangers(Content.parse(unverified(Kind.MESSAGE, signed)), recipients);
        }
        return "E." + String.join(",", ids) + "."
                + Base64.getUrlEncoder().encodeToString(signed.getBytes(StandardCharsets.UTF_8));
    }

    /** What is sealed to somebody who is not in the audience is shown to them. */
    private static void refuseStrangers(Content content, List<Recipient> recipients) {
        List<String> strangers =
                new ArrayList<>(recipients.stream().map(Recipient::key).toList());
        content.audience().forEach(country -> strangers.remove(country.value()));
        if (content.kind() == org.enlace.exchange.Delivery.Kind.RECORD && !strangers.isEmpty()) {
            throw new AssertionError(content.id() + " was sealed to " + strangers);
        }
    }

    @Override
    public String open(String envelope) {
        String[] parts = envelope.split("\\.", -1);
        if (parts.length != 3) {
            throw new Unreadable(Unreadable.FORM, "no envelope");
        }
        if (!List.of(parts[1].split(",")).contains(own().id())) {
            throw new Unreadable(Unreadable.KEY, "sealed to others");
        }
        return decoded(parts[2]);
    }
}
