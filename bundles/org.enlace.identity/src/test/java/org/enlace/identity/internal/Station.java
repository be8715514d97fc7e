package org.enlace.identity.internal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.enlace.documents.internal.TableFiles;
import org.enlace.identity.AccessToken;
import org.enlace.identity.AdministratorNotices;
import org.enlace.identity.Officers.OneTimeLink;
import org.enlace.identity.Profile;
import org.enlace.identity.RoleName;
import org.enlace.identity.SecondFactors.Enrolment;
import org.enlace.identity.SignIns.Step;
import org.enlace.identity.internal.persistence.JpaStores;
import org.enlace.keys.testing.FixedKeys;
import org.enlace.persistence.testing.TestDatabase;
import org.enlace.platform.Act;
import org.enlace.platform.Caller;
import org.enlace.platform.Language;
import org.enlace.platform.OfficerId;
import org.enlace.platform.Origin;
import org.enlace.platform.Permission;
import org.enlace.platform.Transactions;
import org.enlace.platform.contribution.Permissions;
import org.enlace.web.Authentication.SignedIn;
import org.enlace.web.Sender;

/** The use cases on a database of their own, with a clock, permissions and an audit that tests can see into. */
final class Station implements AutoCloseable {
    static final ZoneId ZONE = ZoneId.of("America/Bogota");
    static final String PASSWORD = "four words of anna";
    private static final List<String> EVERYBODY =
            List.of("officer", "analyst", "prosecutor", "training-coordinator", "auditor", "administrator");

    final Time clock = new Time();
    final Declared permissions = new Declared();
    final List<Act> acts = new ArrayList<>();
    final List<String> told = new ArrayList<>();
    private final AdministratorNotices notices = new AdministratorNotices() {
        @Override
        public void made(OfficerId officer, OfficerId by, Set<OfficerId> to) {
            told.add(officer + " by " + by + " to " + names(to));
        }

        @Override
        public void widened(RoleName role, OfficerId by, Set<OfficerId> to) {
            told.add("role " + role + " by " + by + " to " + names(to));
        }

        @Override
        public void issued(AccessToken token, Set<OfficerId> to) {
            told.add("token of " + token.officer() + " to " + names(to));
        }
    };
    final Map<String, byte[]> authenticators = new HashMap<>();
    final JpaStores stores;
    final House house;
    /** What happens when a password or a code is looked up. */
    Runnable atCredentials = () -> {};
    /** What happens when a transaction begins. */
    Runnable atWriting = () -> {};

    private final TestDatabase database;
    private final AtomicInteger asked = new AtomicInteger();

    /** A clock that goes when it is told to. */
    static final class Time extends Clock {
        private Instant now = Instant.parse("2026-11-25T10:00:00Z");

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public synchronized Instant instant() {
            return now;
        }

        synchronized void pass(Duration duration) {
            now = now.plus(duration);
        }
    }

    /** What features declare. */
    static final class Declared implements Permissions {
        private Map<Permission, Set<String>> declared = Map.of();
        private Set<Permission> guarded = Set.of();

        Declared() {
            Map<Permission, Set<String>> all = new HashMap<>();
            all.put(new Permission("home.read"), Set.copyOf(EVERYBODY));
            all.put(new Permission("protocols.read"), Set.of("officer", "analyst", "administrator"));
            all.put(new Permission("protocols.write"), Set.of("officer", "administrator"));
            all.put(new Permission("audit.read"), Set.of("auditor", "administrator"));
            all.put(new Permission("officers.read"), Set.of("auditor", "administrator"));
            for (String manage : List.of("officers", "roles", "sessions", "tokens", "keys")) {
                all.put(new Permission(manage + ".manage"), Set.of("administrator"));
            }
            declared = Map.copyOf(all);
        }

        @Override
        public Map<Permission, Set<String>> declared() {
            return declared;
        }

        @Override
        public Set<Permission> guarded() {
            return guarded;
        }

        /** One that its feature lets nobody hold without a second factor. */
        void addGuarded(String permission, String... roles) {
            guarded = Set.of(new Permission(permission));
            add(permission, roles);
        }

        void add(String permission, String... roles) {
            Map<Permission, Set<String>> all = new HashMap<>(declared);
            all.put(new Permission(permission), Set.of(roles));
            declared = Map.copyOf(all);
        }

        void remove(String permission) {
            Map<Permission, Set<String>> all = new HashMap<>(declared);
            all.remove(new Permission(permission));
            declared = Map.copyOf(all);
        }
    }

    private static List<String> names(Set<OfficerId> officers) {
        return officers.stream().map(OfficerId::value).sorted().toList();
    }

    Station(TestDatabase database) {
        this.database = database;
        stores = new JpaStores(database.database());
        house = hashing(1);
    }

    /** The same node, started anew with so many passes of a hash. It takes no time: what it costs is measured elsewhere. */
    House hashing(int passes) {
        Settings quick = Settings.SHIPPED.hashing(64, passes);
        return new House(
                counting(stores),
                watched(database.transactions()),
                act -> database.transactions().run(() -> database.transactions().afterCommit(() -> acts.add(act))),
                new FixedKeys(),
                permissions,
                new TableFiles(),
                () -> List.of(notices),
                "Enlace CO",
                () -> quick,
                clock);
    }

    private Transactions watched(Transactions real) {
        return new Transactions() {
            @Override
            public <T> T call(Supplier<T> act) {
                atWriting.run();
                return real.call(act);
            }

            @Override
            public void afterCommit(Runnable action) {
                real.afterCommit(action);
            }
        };
    }

    /** How often sessions or tokens were asked for. */
    int asked() {
        return asked.get();
    }

    private Stores counting(Stores real) {
        return (Stores) java.lang.reflect.Proxy.newProxyInstance(
                Stores.class.getClassLoader(), new Class<?>[] {Stores.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("sessions") || method.getName().equals("tokens")) {
                        asked.incrementAndGet();
                    }
                    if (method.getName().equals("credentials")) {
                        atCredentials.run();
                    }
                    return method.invoke(real, arguments);
                });
    }

    static Station onDerby() {
        return new Station(TestDatabase.start(TestDatabase.Kind.DERBY));
    }

    @Override
    public void close() {
        house.close();
        stores.close();
        database.close();
    }

    /** The node's console, which may do everything. */
    Caller console() {
        return new Caller(
                new OfficerId("console"),
                Optional.empty(),
                Optional.empty(),
                Language.EN,
                ZONE,
                permission -> true,
                new Origin(Origin.Door.SHELL, "console-1"));
    }

    /** An active officer whose password is {@link #PASSWORD}. */
    OfficerId active(String name, String... roles) {
        OfficerId id = new OfficerId(name);
        house.officers.create(id, profile(name, roles), console());
        OneTimeLink link = house.officers.invite(id, console());
        house.signIns.accept(code(link), PASSWORD, from("10.0.0.1"));
        return id;
    }

    /** An active officer with an authenticator. */
    OfficerId withSecondFactor(String name, String... roles) {
        OfficerId id = active(name, roles);
        Caller caller = caller(done(house.signIns.password(name, PASSWORD, "", from("10.0.0.1"))));
        enrol(caller);
        clock.pass(Duration.ofSeconds(30));
        return id;
    }

    List<String> enrol(Caller caller) {
        Enrolment enrolment = house.secondFactors.begin(caller);
        byte[] secret = base32(enrolment.secret());
        authenticators.put(caller.officer().value(), secret);
        return house.secondFactors.confirm(Totp.code(secret, clock.instant()), caller);
    }

    /** What is kept of an officer's password. */
    String password(String name) {
        return stores.credentials().find(new OfficerId(name)).orElseThrow().password();
    }

    /** What the officer's authenticator shows now. */
    String totp(String name) {
        return Totp.code(authenticators.get(name), clock.instant());
    }

    /** Signs in with all it takes. */
    Step.Done signIn(String name, String address) {
        Step step = house.signIns.password(name, PASSWORD, "", from(address));
        if (step instanceof Step.CodeNeeded needed) {
            Step.Done done = house.signIns.code(needed.pending(), totp(name), "", from(address));
            clock.pass(Duration.ofSeconds(30));
            return done;
        }
        return (Step.Done) step;
    }

    Caller signedIn(String name) {
        return caller(signIn(name, "10.0.0.1"));
    }

    Caller caller(Step.Done done) {
        return caller(done.session());
    }

    Caller caller(String session) {
        SignedIn who = house.authentication.session(session).orElseThrow();
        return new Caller(
                who.officer(),
                who.actingFor(),
                who.unit(),
                Language.ES,
                ZONE,
                who.grants(),
                new Origin(Origin.Door.PAGE, who.handle(), who.twoFactors()));
    }

    static Step.Done done(Step step) {
        return (Step.Done) step;
    }

    static Profile profile(String name, String... roles) {
        return new Profile(
                "Officer " + name,
                Optional.empty(),
                "",
                Language.ES,
                ZONE,
                Arrays.stream(roles).map(RoleName::new).collect(Collectors.toSet()));
    }

    static Sender from(String address) {
        return new Sender(address, false, "a browser", "");
    }

    static Sender from(String address, String session) {
        return new Sender(address, false, "a browser", session);
    }

    static String code(OneTimeLink link) {
        return link.path().substring(link.path().indexOf('=') + 1);
    }

    /** Does something as another server of the node would. */
    void elsewhere(Runnable change) {
        database.transactions().run(change);
    }

    Act last() {
        return acts.get(acts.size() - 1);
    }

    long written(String code, Act.Outcome outcome) {
        return acts.stream()
                .filter(act -> act.code().equals(code) && act.outcome() == outcome)
                .count();
    }

    static byte[] base32(String text) {
        byte[] bytes = new byte[text.length() * 5 / 8];
        int bits = 0;
        int value = 0;
        int at = 0;
        for (char c : text.toCharArray()) {
            value = value << 5 | "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".indexOf(c);
            bits += 5;
            if (bits >= 8) {
                bytes[at++] = (byte) (value >> bits - 8);
                bits -= 8;
            }
        }
        return bytes;
    }
}
