package org.enlace.jit.internal.closing;

import static org.enlace.jit.internal.TestNode.BR;
import static org.enlace.jit.internal.TestNode.CO;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.StringJoiner;
import org.enlace.documents.internal.TableFiles;
import org.enlace.jit.closing.Closed;
import org.enlace.jit.internal.ClosingArea;
import org.enlace.jit.internal.ClosingComponent;
import org.enlace.jit.internal.TestNode;
import org.enlace.jit.internal.signing.Parties;
import org.enlace.jit.internal.web.JitWeb;
import org.enlace.jit.work.Entry;
import org.enlace.jit.work.EntryKind;
import org.enlace.jit.work.Grading;
import org.enlace.jit.work.NewEntry;
import org.enlace.persistence.testing.TestDatabase;
import org.enlace.platform.Caller;
import org.enlace.platform.CountryCode;
import org.enlace.platform.Handling;
import org.enlace.web.testing.Officers;
import org.enlace.web.testing.WebServer;

/** A team of Colombia and Brazil that runs until the end of 2027; Colombia's pages and API are served. */
final class Afterwards implements AutoCloseable {
    final Parties parties = new Parties(TestDatabase.Kind.DERBY, BR);
    final Practices practices = new Practices();
    final FakeLibrary library = new FakeLibrary();
    final ClosingArea area;
    final String team = "/jit/teams/" + parties.team;
    final String closing = team + "/work/closing";
    private final WebServer server;

    Afterwards() {
        parties.inForce();
        TestNode node = node();
        area = ClosingComponent.of(() -> node.desks, node.stores, node.changes, practices, TableFiles::new);
        server = WebServer.serving(
                JitWeb.of(() -> node.desks, () -> (owner, done, caller) -> output -> {}, set -> List.of(), () -> area));
        server.officers()
                .with("leader", "jit.read", "library.write")
                .with("member", "jit.read")
                .with("outsider", "jit.read", "jit.prepare", "library.write")
                .with("admin", "jit.read", "jit.oversee")
                .with(Officers.holding("late", permission -> true, Instant.now().minusSeconds(3_600)));
    }

    TestNode node() {
        return parties.of(CO);
    }

    /** The last day is past, on both nodes. */
    void over() {
        parties.of(CO).now = Instant.parse("2028-01-02T12:00:00Z");
        parties.of(BR).now = Instant.parse("2028-01-02T12:00:00Z");
    }

    /** Written by a country's leader, and carried. */
    Entry write(CountryCode country, EntryKind kind, String... pairs) {
        return write(country, kind, Handling.GENERAL, Parties.LEADER, pairs);
    }

    Entry write(CountryCode country, EntryKind kind, Handling handling, Caller caller, String... pairs) {
        Optional<Grading> grading = kind.graded()
                ? Optional.of(new Grading(Grading.Nature.FACT, Grading.Source.A, Grading.Information.G1))
                : Optional.empty();
        Entry entry = parties.of(country)
                .desks
                .entries()
                .write(parties.team, NewEntry.of(kind, Closed.values(pairs), handling, grading), caller);
        parties.carry();
        return entry;
    }

    /** The same as an entry that stands alone. */
    Entry write(CountryCode country, Entry like) {
        NewEntry wanted = NewEntry.of(like.kind(), like.content().values(), Handling.GENERAL, Optional.empty());
        Entry entry = parties.of(country).desks.entries().write(parties.team, wanted, Parties.LEADER);
        parties.carry();
        return entry;
    }

    HttpResponse<String> get(String officer, String path) {
        return server.sendAs(officer, server.request(path).GET());
    }

    String shown(String officer, String path) {
        HttpResponse<String> answer = get(officer, path);
        assertEquals(200, answer.statusCode(), () -> path + "\n" + answer.body());
        return answer.body();
    }

    HttpResponse<String> post(String officer, String path, String... pairs) {
        StringJoiner body = new StringJoiner("&");
        for (int i = 0; i < pairs.length; i += 2) {
            body.add(pairs[i] + "=" + URLEncoder.encode(pairs[i + 1], StandardCharsets.UTF_8));
        }
        return server.sendAs(
                officer,
                server.request(path)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(body.toString())));
    }

    HttpResponse<String> json(String officer, String path, String body) {
        return server.sendAs(
                officer,
                server.request(path).header("Content-Type", "application/json").POST(BodyPublishers.ofString(body)));
    }

    @Override
    public void close() {
        server.close();
        parties.close();
    }
}
