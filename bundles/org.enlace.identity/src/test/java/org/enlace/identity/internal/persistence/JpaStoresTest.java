package org.enlace.identity.internal.persistence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.enlace.identity.AccessToken;
import org.enlace.identity.Deputy;
import org.enlace.identity.Officer;
import org.enlace.identity.Officers.Filter;
import org.enlace.identity.Officers.State;
import org.enlace.identity.Profile;
import org.enlace.identity.RoleName;
import org.enlace.identity.Unit;
import org.enlace.identity.internal.CredentialStore.Credential;
import org.enlace.identity.internal.OneTimeStore.OneTime;
import org.enlace.identity.internal.OneTimeStore.Purpose;
import org.enlace.identity.internal.RoleStore;
import org.enlace.identity.internal.SessionStore;
import org.enlace.mail.MailAddress;
import org.enlace.persistence.testing.OnEveryDatabase;
import org.enlace.persistence.testing.TestDatabase;
import org.enlace.platform.Language;
import org.enlace.platform.OfficerId;
import org.enlace.platform.Permission;
import org.enlace.platform.Stale;
import org.enlace.platform.UnitId;

class JpaStoresTest {
    private static final Instant NOW = Instant.parse("2026-11-25T10:00:00Z");
    private static final OfficerId ANNA = new OfficerId("anna");
    private static final OfficerId BRUNO = new OfficerId("bruno");
    private static final UnitId UNIT = new UnitId("una-bogota");

    private static Profile profile(String name, String... roles) {
        return new Profile(
                name,
                Optional.of(UNIT),
                "Intendente",
                Language.PT,
                ZoneId.of("America/Bogota"),
                Set.of(roles).stream().map(RoleName::new).collect(java.util.stream.Collectors.toSet()),
                Optional.of(new MailAddress("somebody@una.example")));
    }

    private static Officer.Active active(OfficerId id, String... roles) {
        return new Officer.Active(id, 1, profile("Officer " + id, roles), Optional.empty(), Optional.empty());
    }

    @OnEveryDatabase
    void officers_are_found_as_they_were_kept(TestDatabase database) {
        JpaStores stores = new JpaStores(database.database());
        Officer.Invited invited = new Officer.Invited(ANNA, 1, profile("Anna Rojas", "officer", "analyst"));
        Officer.Disabled closed = new Officer.Disabled(BRUNO, 1, profile("Bruno", "officer"), "left", NOW, false);
        database.transactions().run(() -> {
            stores.officers().add(invited);
            stores.officers().add(closed);
        });

        assertEquals(Optional.of(invited), stores.officers().find(ANNA));
        assertEquals(Optional.of(closed), stores.officers().find(BRUNO));
        assertEquals(2, stores.officers().findAll(List.of(ANNA, BRUNO)).size());
        assertEquals(2, stores.officers().holders(new RoleName("officer")));
        assertEquals(0, stores.officers().holders(new RoleName("office")));
        assertEquals(2, stores.officers().members(UNIT));
    }

    @OnEveryDatabase
    void a_page_is_a_walk_along_the_account_names_and_filters_hold(TestDatabase database) {
        JpaStores stores = new JpaStores(database.database());
        database.transactions().run(() -> {
            for (int i = 0; i < 7; i++) {
                stores.officers().add(active(new OfficerId("o" + i), i % 2 == 0 ? "officer" : "auditor"));
            }
            stores.officers().add(new Officer.Invited(ANNA, 1, profile("100% Ánna", "officer")));
        });

        List<Officer> first = stores.officers().page(Filter.ALL, Optional.empty(), 3);
        List<Officer> second =
                stores.officers().page(Filter.ALL, Optional.of(first.get(2).id()), 100);
        assertEquals("anna", first.get(0).id().value());
        assertEquals(5, second.size());
        assertEquals("o2", second.get(0).id().value());
        Filter auditors =
                new Filter("", Optional.of(UNIT), Optional.of(new RoleName("auditor")), Optional.of(State.ACTIVE));
        assertEquals(3, stores.officers().page(auditors, Optional.empty(), 100).size());
        assertEquals(1, words(stores, "0% á").size());
        assertEquals(0, words(stores, "0_ á").size());
    }

    private static List<Officer> words(JpaStores stores, String words) {
        Filter filter = new Filter(words, Optional.empty(), Optional.empty(), Optional.empty());
        return stores.officers().page(filter, Optional.empty(), 100);
    }

    @OnEveryDatabase
    void a_change_counts_the_version_and_one_from_before_is_stale(TestDatabase database) {
        JpaStores stores = new JpaStores(database.database());
        database.transactions().run(() -> stores.officers().add(active(ANNA, "officer")));
        Officer read = stores.officers().find(ANNA).orElseThrow();

        Officer changed =
                database.transactions().call(() -> stores.officers().change(read.with(profile("Ana", "auditor"))));

        assertEquals(read.version() + 1, changed.version());
        assertEquals("Ana", stores.officers().find(ANNA).orElseThrow().profile().name());
        assertThrows(Stale.class, () -> database.transactions()
                .call(() -> stores.officers().change(read.with(profile("X", "officer")))));
    }

    @OnEveryDatabase
    void only_active_officers_count_as_administrators(TestDatabase database) {
        JpaStores stores = new JpaStores(database.database());
        database.transactions().run(() -> {
            stores.officers().add(active(ANNA, "administrator"));
            stores.officers().add(new Officer.Invited(BRUNO, 1, profile("Bruno", "administrator")));
        });

        assertEquals(List.of(ANNA), stores.officers().active(RoleName.ADMINISTRATOR));
        assertEquals(List.of(ANNA), database.transactions().call(() -> stores.officers()
                .activeForUpdate(RoleName.ADMINISTRATOR)));
    }

    @OnEveryDatabase
    void units_and_roles_are_kept_with_their_versions(TestDatabase database) {
        JpaStores stores = new JpaStores(database.database());
        RoleStore.Stored role = new RoleStore.Stored(
                new RoleName("desk"),
                0,
                false,
                "Desk",
                Set.of(new Permission("a.read"), new Permission("b.read")),
                Set.of());
        RoleStore.Stored kept = database.transactions().call(() -> {
            stores.units().add(new Unit(UNIT, 1, "UNA Bogotá", false, 0));
            return stores.roles().write(role);
        });

        assertEquals(Optional.of(kept), stores.roles().find(new RoleName("desk")));
        assertEquals(role.added(), kept.added());
        Unit unit = stores.units().find(UNIT).orElseThrow();
        Unit closed =
                database.transactions().call(() -> stores.units().change(new Unit(UNIT, unit.version(), "B", true, 0)));
        assertTrue(closed.closed());
        assertThrows(Stale.class, () -> database.transactions()
                .run(() -> stores.units().remove(UNIT, unit.version())));
        assertThrows(Stale.class, () -> database.transactions()
                .call(() -> stores.roles().write(role)));
        database.transactions().run(() -> stores.roles().remove(kept.name(), kept.version()));
        assertEquals(List.of(), stores.roles().all());
    }

    @OnEveryDatabase
    void a_code_of_a_step_is_used_once_and_never_an_earlier_one(TestDatabase database) {
        JpaStores stores = new JpaStores(database.database());
        database.transactions().run(() -> {
            stores.officers().add(active(ANNA, "officer"));
            stores.credentials().password(ANNA, "hash", NOW);
            stores.credentials().begin(ANNA, "sealed");
            stores.credentials().enrol(ANNA, NOW);
        });

        assertTrue(database.transactions().call(() -> stores.credentials().use(ANNA, 100)));
        assertFalse(database.transactions().call(() -> stores.credentials().use(ANNA, 100)));
        assertFalse(database.transactions().call(() -> stores.credentials().use(ANNA, 99)));
        assertTrue(database.transactions().call(() -> stores.credentials().use(ANNA, 101)));
        Credential credential = stores.credentials().find(ANNA).orElseThrow();
        assertEquals(Optional.of("sealed"), credential.secret());
        assertEquals(Optional.empty(), credential.begun());
        assertEquals(
                Optional.of(NOW), ((Officer.Active) stores.officers().find(ANNA).orElseThrow()).secondFactor());
    }

    @OnEveryDatabase
    void a_recovery_code_is_used_once(TestDatabase database) {
        JpaStores stores = new JpaStores(database.database());
        database.transactions().run(() -> stores.credentials().recoveryCodes(ANNA, List.of("one", "two")));

        assertFalse(database.transactions().call(() -> stores.credentials().useRecoveryCode(BRUNO, "one")));
        assertTrue(database.transactions().call(() -> stores.credentials().useRecoveryCode(ANNA, "one")));
        assertFalse(database.transactions().call(() -> stores.credentials().useRecoveryCode(ANNA, "one")));
        assertEquals(1, stores.credentials().recoveryCodes(ANNA));
    }

    @OnEveryDatabase
    void what_opens_once_is_taken_once_and_tries_are_counted(TestDatabase database) {
        JpaStores stores = new JpaStores(database.database());
        database.transactions().run(() -> {
            stores.oneTimes().add(new OneTime("s", Purpose.SETUP, "", NOW, 0));
            stores.oneTimes().add(new OneTime("p", Purpose.SIGN_IN, "anna", NOW, 0));
        });

        assertEquals(
                "", stores.oneTimes().find(Purpose.SETUP, "s").orElseThrow().officer());
        assertEquals(Optional.empty(), stores.oneTimes().find(Purpose.INVITATION, "s"));
        assertEquals(1, database.transactions().call(() -> stores.oneTimes().tried("p")));
        assertEquals(2, database.transactions().call(() -> stores.oneTimes().tried("p")));
        assertTrue(database.transactions().call(() -> stores.oneTimes().take("p")));
        assertFalse(database.transactions().call(() -> stores.oneTimes().take("p")));
        assertEquals(1, database.transactions().call(() -> stores.oneTimes().end(Purpose.SETUP, "")));
    }

    @OnEveryDatabase
    void sessions_are_found_by_their_hash_and_purged_when_over(TestDatabase database) {
        JpaStores stores = new JpaStores(database.database());
        SessionStore.Stored session = new SessionStore.Stored(
                "h1", "s-1", ANNA, Optional.of(BRUNO), NOW, NOW, NOW, NOW.plusSeconds(60), "127.0.0.1", "");
        SessionStore.Stored later = new SessionStore.Stored(
                "h2", "s-2", ANNA, Optional.empty(), NOW, NOW, NOW.plusSeconds(5), NOW.plusSeconds(600), "::1", "B");
        database.transactions().run(() -> {
            stores.sessions().add(session);
            stores.sessions().add(later);
        });

        assertEquals(Optional.of(session), stores.sessions().find("h1"));
        assertEquals(List.of(later, session), stores.sessions().of(ANNA));
        database.transactions().run(() -> stores.sessions().used("h1", NOW.plusSeconds(10)));
        assertEquals(
                NOW.plusSeconds(10),
                stores.sessions().byHandle("s-1").orElseThrow().lastUse());
        database.transactions().run(() -> stores.sessions().purge(NOW.plusSeconds(61), NOW));
        assertEquals(List.of(later), stores.sessions().of(ANNA));
        assertTrue(database.transactions().call(() -> stores.sessions().remove("h2")));
    }

    @OnEveryDatabase
    void tokens_and_deputies_are_found_while_they_last(TestDatabase database) {
        JpaStores stores = new JpaStores(database.database());
        AccessToken token = new AccessToken(
                "t-1",
                ANNA,
                "backup",
                Set.of(new Permission("a.read")),
                BRUNO,
                NOW,
                NOW.plusSeconds(60),
                Optional.empty(),
                Optional.empty());
        Deputy deputy = new Deputy("d-1", ANNA, BRUNO, NOW, NOW.plusSeconds(60));
        database.transactions().run(() -> {
            stores.tokens().add("hash", token);
            stores.deputies().add(deputy);
        });

        assertEquals(Optional.of(token), stores.tokens().find("hash"));
        database.transactions().run(() -> stores.tokens().used("t-1", NOW));
        assertEquals(
                Optional.of(NOW), stores.tokens().byHandle("t-1").orElseThrow().lastUse());
        assertTrue(database.transactions().call(() -> stores.tokens().revoke("t-1", NOW)));
        assertFalse(database.transactions().call(() -> stores.tokens().revoke("t-1", NOW)));
        assertEquals(List.of(), stores.tokens().of(ANNA, NOW.plusSeconds(1)));
        assertEquals(List.of(deputy), stores.deputies().of(BRUNO, NOW));
        assertEquals(List.of(), stores.deputies().of(BRUNO, NOW.plusSeconds(60)));
        assertEquals(List.of(deputy), stores.deputies().namedBy(ANNA, NOW));
        assertEquals(List.of(deputy), stores.deputies().naming(BRUNO, NOW.minusSeconds(60)));
        assertEquals(List.of(), stores.deputies().naming(BRUNO, NOW.plusSeconds(60)));
        assertEquals(List.of(), stores.deputies().naming(ANNA, NOW));
        assertTrue(database.transactions().call(() -> stores.deputies().remove("d-1")));
    }
}
