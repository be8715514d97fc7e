package org.enlace.inbox.internal;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.enlace.identity.Callers;
import org.enlace.identity.Officer;
import org.enlace.identity.Officers;
import org.enlace.identity.Profile;
import org.enlace.inbox.internal.digest.Digest;
import org.enlace.inbox.internal.digest.DigestChoice;
import org.enlace.inbox.internal.digest.DigestRound;
import org.enlace.inbox.internal.digest.Digests;
import org.enlace.mail.MailAddress;
import org.enlace.mail.testing.MailServer;
import org.enlace.mail.testing.MailServer.Taken;
import org.enlace.mail.testing.PostOffice;
import org.enlace.persistence.testing.TestDatabase;
import org.enlace.platform.Act;
import org.enlace.platform.Caller;
import org.enlace.platform.Language;
import org.enlace.platform.OfficerId;
import org.enlace.platform.Origin;
import org.enlace.platform.Refusal;

/** An office whose officers are told by mail what waits, by a real mail server on this machine. */
final class Digesting implements AutoCloseable {
    static final ZoneId BOGOTA = ZoneId.of("America/Bogota");

    final Office office;
    final Digests digests;
    final DigestRound round;
    final List<Act> acts = new ArrayList<>();

    /** What happens when it is asked who an officer would be. */
    Runnable atCaller = () -> {};

    boolean auditFails;

    private final MailServer server;
    private final PostOffice post;
    private final TestDatabase database;
    private final Map<OfficerId, Profile> profiles = new HashMap<>();
    private final Map<OfficerId, Caller> people = new HashMap<>();
    private final Callers callers = this::caller;

    /** Only a caller's own account is asked for here. */
    private final Officers officers = (Officers) java.lang.reflect.Proxy.newProxyInstance(
            Officers.class.getClassLoader(), new Class<?>[] {Officers.class}, (proxy, method, arguments) -> {
                OfficerId self = ((Caller) arguments[0]).officer();
                return new Officer.Active(self, 1, profiles.get(self), Optional.empty(), Optional.empty());
            });

    Digesting(TestDatabase database, Path folder, String address) throws IOException {
        this.database = database;
        office = new Office(database);
        server = MailServer.start(MailServer.Manner.PLAIN, folder);
        post = new PostOffice(
                database,
                server.port(),
                office.clock,
                Optional.of(address).filter(one -> !one.isEmpty()).map(URI::create));
        digests = new Digests(office.store.digests(), officers, database.transactions(), this::record, office.clock);
        round = another();
    }

    /** The same on another server of the node. */
    DigestRound another() {
        return new DigestRound(
                office.store.digests(),
                callers,
                officers,
                office.tray,
                post.mail(),
                database.transactions(),
                this::record,
                office.clock);
    }

    private void record(Act act) {
        if (auditFails) {
            throw new IllegalStateException("The audit cannot write");
        }
        acts.add(act);
    }

    private Optional<Caller> caller(OfficerId officer, String purpose) {
        atCaller.run();
        return Optional.ofNullable(people.get(officer)).map(who -> in(who, officer, purpose));
    }

    private Caller in(Caller who, OfficerId officer, String purpose) {
        Profile profile = profiles.get(officer);
        return new Caller(
                officer,
                Optional.empty(),
                Optional.empty(),
                profile.language(),
                profile.zone(),
                who.grants(),
                new Origin(Origin.Door.NODE, purpose));
    }

    /** @param address null for none */
    Caller with(Caller officer, Language language, ZoneId zone, String address) {
        Profile profile = new Profile(
                officer.officer().value(),
                Optional.empty(),
                "",
                language,
                zone,
                Set.of(),
                Optional.ofNullable(address).map(MailAddress::new));
        profiles.put(officer.officer(), profile);
        people.put(officer.officer(), officer);
        return in(officer, officer.officer(), "session");
    }

    /** The account is closed. */
    void without(Caller officer) {
        people.remove(officer.officer());
    }

    Digest choose(DigestChoice choice, Caller caller) {
        return digests.choose(choice, digests.of(caller).version(), caller);
    }

    /** Lets time come to a moment, or to just before it. */
    void at(String moment) {
        office.clock.advance(Duration.between(office.clock.instant(), Instant.parse(moment)));
    }

    /** A round now, and what the mail server was handed by it. */
    List<Taken> letters() {
        int before = server.taken().size();
        round.run();
        post.deliver();
        return List.copyOf(server.taken().subList(before, server.taken().size()));
    }

    /** Rounds every quarter of an hour from one moment to another: when a letter came. */
    List<String> came(String from, String until) {
        List<String> moments = new ArrayList<>();
        int before = server.taken().size();
        for (Instant at = Instant.parse(from);
                at.isBefore(Instant.parse(until));
                at = at.plus(Duration.ofMinutes(15))) {
            at(at.toString());
            long written = sent();
            round.run();
            for (long i = sent() - written; i > 0; i--) {
                moments.add(at.toString());
            }
        }
        post.deliver();
        org.junit.jupiter.api.Assertions.assertEquals(
                before + moments.size(), server.taken().size(), "what is written arrives");
        return moments;
    }

    long sent() {
        return acts.stream()
                .filter(act -> act.code().equals("inbox.digest-sent"))
                .count();
    }

    static String code(org.junit.jupiter.api.function.Executable act) {
        return org.junit.jupiter.api.Assertions.assertThrows(Refusal.class, act).code();
    }

    @Override
    public void close() {
        server.close();
        post.close();
        office.close();
    }
}
