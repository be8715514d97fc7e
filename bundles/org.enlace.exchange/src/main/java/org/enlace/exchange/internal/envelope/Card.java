package org.enlace.exchange.internal.envelope;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import org.enlace.platform.CountryCode;

/**
 * What a node says of itself to those that may become its peers, signed by its own key.
 *
 * @param signer       the id of the key it signs with
 * @param key          that key: Base64 of the DER
 * @param agreement    the id of the key to seal to
 * @param agreementKey that key: Base64 of the DER
 * @param succession   certificates in which each former key vouches for the next, oldest first: Base64 of the DER
 */
public record Card(
        CountryCode country,
        String node,
        String name,
        long epoch,
        Instant made,
        String signer,
        String key,
        String agreement,
        String agreementKey,
        List<String> succession,
        SortedMap<String, String> modules,
        SortedMap<String, SortedSet<Integer>> types) {
    private static final int FORMAT = 1;
    private static final int ID = 36;
    private static final int DIGEST = 64;
    private static final int NAME = 100;
    private static final int KEY = 400;
    private static final int CERTIFICATE = 2000;
    private static final int CERTIFICATES = 20;

    public String json() {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("format", FORMAT);
        all.put("country", country.value());
        all.put("node", node);
        all.put("name", name);
        all.put("epoch", epoch);
        all.put("made", made.toString());
        all.put("signer", signer);
        all.put("key", key);
        all.put("agreement", agreement);
        all.put("agreementKey", agreementKey);
        all.put("succession", succession);
        all.putAll(Letter.running(modules, types));
        return StrictJson.write(all);
    }

    public static Card parse(String json) {
        StrictJson all = StrictJson.of(
                        json,
                        "format",
                        "country",
                        "node",
                        "name",
                        "epoch",
                        "made",
                        "signer",
                        "key",
                        "agreement",
                        "agreementKey",
                        "succession",
                        "modules",
                        "types")
                .format("format", FORMAT);
        String node = all.text("node", ID);
        if (!node.matches("[0-9a-f-]{36}")) {
            throw StrictJson.wrong("the node is not named by a UUID");
        }
        return new Card(
                Slip.country(all.text("country", 2)),
                node,
                all.text("name", NAME),
                all.number("epoch", 1),
                Letter.time(all.text("made", NAME)),
                all.hex("signer", DIGEST),
                all.text("key", KEY),
                all.hex("agreement", DIGEST),
                all.text("agreementKey", KEY),
                all.texts("succession", CERTIFICATES, CERTIFICATE),
                Letter.modules(all),
                Letter.types(all));
    }
}
