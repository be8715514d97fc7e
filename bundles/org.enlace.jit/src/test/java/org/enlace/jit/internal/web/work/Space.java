package org.enlace.jit.internal.web.work;

import static org.enlace.jit.internal.TestNode.BR;
import static org.enlace.jit.internal.TestNode.CO;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.enlace.documents.internal.Press;
import org.enlace.jit.access.TeamRole;
import org.enlace.jit.agreement.Instrument;
import org.enlace.jit.internal.BundleComponent;
import org.enlace.jit.internal.RetentionComponent;
import org.enlace.jit.internal.TestNode;
import org.enlace.jit.internal.bundle.BundleFiles;
import org.enlace.jit.internal.retention.RetentionGround;
import org.enlace.jit.internal.retention.RetentionTerms;
import org.enlace.jit.internal.signing.Parties;
import org.enlace.jit.internal.web.JitWeb;
import org.enlace.jit.internal.web.bundle.PaperOfBundles;
import org.enlace.jit.work.Entries;
import org.enlace.jit.work.Entry;
import org.enlace.jit.work.EntryKind;
import org.enlace.jit.work.Grading;
import org.enlace.jit.work.NewEntry;
import org.enlace.persistence.testing.TestDatabase;
import org.enlace.platform.Caller;
import org.enlace.platform.CountryCode;
import org.enlace.platform.Handling;
import org.enlace.platform.HandlingCode;
import org.enlace.platform.Language;
import org.enlace.platform.RecordId;
import org.enlace.reference.ReferenceEntry;
import org.enlace.reference.ReferenceSet;
import org.enlace.web.testing.Officers;
import org.enlace.web.testing.WebServer;

/** A team of Colombia and Brazil that runs, with a leader, a member and a participant each; Colombia's pages are served. */
public final class Space implements AutoCloseable {
    static final Grading GRADED = new Grading(Grading.Nature.FACT, Grading.Source.B, Grading.Information.G2);
    static final Handling COURT = Handling.of(HandlingCode.H1);
    private static final Caller PARTICIPANT = TestNode.officer("participant", org.enlace.jit.JitPermissions.READ);

    final Parties parties;
    final String work;
    final BundleComponent bundles;
    final RetentionComponent retention;

    /** By which rules Colombia keeps evidence. */
    RetentionTerms terms = RetentionTerms.of();

    private final WebServer server;

    Space() {
        this(new Parties(TestDatabase.Kind.DERBY, BR));
    }

    /** @param parties Colombia and Brazil, who have signed nothing yet */
    public Space(Parties parties) {
        this.parties = parties;
        work = "/jit/teams/" + parties.team + "/work";
        Instrument agreement = parties.agreement();
        parties.carry();
        for (CountryCode country : List.of(CO, BR)) {
            Instrument annex = parties.area(country)
                    .people()
                    .designate(
                            parties.team,
                            List.of(
                                    Parties.person(TeamRole.LEADER, "leader", TestNode.BOGOTA),
                                    Parties.person(TeamRole.MEMBER, "member", TestNode.BOGOTA),
                                    Parties.person(TeamRole.PARTICIPANT, "participant", TestNode.BOGOTA)),
                            Parties.DRAFTER);
            parties.sign(country, annex);
            parties.sign(country, agreement);
        }
        parties.carry();
        TestNode node = parties.of(CO);
        bundles = BundleComponent.of(new BundleComponent.Ground(
                () -> node.desks,
                node.stores,
                node.changes,
                node.inbox(),
                node.keys,
                node.files::service,
                (item, about) -> new byte[0],
                () -> PaperOfBundles.of(() -> node.desks, set -> List.of(), Press::new)));
        node.files.use(BundleFiles.of(() -> bundles));
        retention = RetentionComponent.of(new RetentionGround(
                () -> node.desks,
                node.stores,
                node.changes,
                node.inbox(),
                node.keys,
                node.files::service,
                () -> terms));
        server = WebServer.serving(JitWeb.of(
                () -> node.desks,
                () -> (owner, done, caller) -> output -> {},
                Space::reference,
                () -> {
                    throw new UnsupportedOperationException("Nothing comes of teams here");
                },
                () -> bundles,
                () -> node.loans,
                () -> retention));
        server.officers()
                .with(Officers.holding("leader", permission -> true, Instant.now()))
                .with("member", "jit.read")
                .with("participant", "jit.read")
                .with("outsider", "jit.read", "jit.prepare")
                .with("stranger", "home.read");
    }

    private static List<ReferenceEntry> reference(ReferenceSet set) {
        if (set == ReferenceSet.BORDER_CROSSINGS) {
            return List.of(entry("bc-amistad", "bc-amistad", Map.of("countries", List.of("BR", "PY"))));
        }
        return List.of(entry(
                "handling-code-h1",
                "H1",
                Map.of("kind", "handling-code", "definition", Map.of("en", "Must not appear in court"))));
    }

    private static ReferenceEntry entry(String id, String code, Map<String, Object> facts) {
        Map<Language, String> names = new EnumMap<>(Language.class);
        for (Language language : Language.values()) {
            names.put(language, "Name of " + code);
        }
        return new ReferenceEntry(id, code, names, facts, "", false, null, false);
    }

    Entries entries(CountryCode country) {
        return parties.of(country).desks.entries();
    }

    /** Written by a country's leader, and carried to the other. */
    Entry wrote(CountryCode country, EntryKind kind, Map<String, List<String>> values) {
        return wrote(country, kind, values, Handling.GENERAL);
    }

    Entry wrote(CountryCode country, EntryKind kind, Map<String, List<String>> values, Handling handling) {
        Entry entry = entries(country)
                .write(
                        parties.team,
                        NewEntry.of(kind, values, handling, kind.graded() ? Optional.of(GRADED) : Optional.empty()),
                        Parties.LEADER);
        parties.carry();
        return entry;
    }

    Entry person(CountryCode country, String name, String standing) {
        return wrote(country, EntryKind.PERSON, Map.of("name", List.of(name), "standing", List.of(standing)));
    }

    RecordId named(CountryCode whose, String who) {
        return parties.named(CO, whose, who).id();
    }

    static Caller participant() {
        return PARTICIPANT;
    }

    HttpResponse<String> get(String officer, String path) {
        return server.sendAs(officer, server.request(path).GET());
    }

    /** A file. */
    HttpResponse<byte[]> bytes(String officer, String path) {
        try {
            return HttpClient.newHttpClient()
                    .send(
                            server.request(path)
                                    .header("Cookie", "enlace=" + officer)
                                    .header("Sec-Fetch-Site", "same-origin")
                                    .GET()
                                    .build(),
                            BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** What somebody is shown who asks for a path; anything but 200 fails. */
    public String shown(String officer, String path) {
        HttpResponse<String> answer = get(officer, path);
        assertEquals(200, answer.statusCode(), () -> path + "\n" + answer.body());
        return answer.body();
    }

    HttpResponse<String> post(String officer, String path, List<String> pairs) {
        List<String> body = new ArrayList<>();
        for (int i = 0; i < pairs.size(); i += 2) {
            body.add(pairs.get(i) + "=" + URLEncoder.encode(pairs.get(i + 1), StandardCharsets.UTF_8));
        }
        return server.sendAs(
                officer,
                server.request(path)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(String.join("&", body))));
    }

    HttpResponse<String> post(String officer, String path, String... pairs) {
        return post(officer, path, List.of(pairs));
    }

    HttpResponse<String> json(String officer, String path, String body) {
        return server.sendAs(
                officer,
                server.request(path).header("Content-Type", "application/json").POST(BodyPublishers.ofString(body)));
    }

    /** Where an answer leads, as a path without what was done. */
    static String led(HttpResponse<String> answer) {
        assertEquals(303, answer.statusCode(), answer::body);
        String to = answer.headers().firstValue("Location").orElseThrow();
        return to.replaceFirst("^https?://[^/]+", "").replaceFirst("\\?.*", "");
    }

    @Override
    public void close() {
        server.close();
        parties.close();
    }
}
