package org.enlace.identity.internal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.enlace.identity.Officer;
import org.enlace.identity.Officers;
import org.enlace.identity.SshKey;
import org.enlace.identity.SshKeys;
import org.enlace.platform.Act;
import org.enlace.platform.Caller;
import org.enlace.platform.KeyHolders;
import org.enlace.platform.NotFound;
import org.enlace.platform.OfficerId;
import org.enlace.platform.Origin;
import org.enlace.platform.Permission;
import org.enlace.platform.Refusal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The public keys of officers, and who comes in by one. The account is read each time: who was let out is nobody's caller. */
final class KeyRegister implements SshKeys, KeyHolders {
    private static final Logger LOG = LoggerFactory.getLogger(KeyRegister.class);
    private static final Duration NOTED = Duration.ofMinutes(1);

    private final Stores stores;
    private final Journal journal;
    private final RoleBook roles;
    private final Reach reach;
    private final Clock clock;

    KeyRegister(Stores stores, Journal journal, RoleBook roles, Clock clock) {
        this.stores = stores;
        this.journal = journal;
        this.roles = roles;
        this.reach = new Reach(stores, roles, clock);
        this.clock = clock;
    }

    @Override
    public SshKey add(OfficerId officer, String line, Caller caller) {
        return journal.keep(Act.done("ssh-keys.add", caller).concerning(officer), entry -> {
            caller.require(Officers.MANAGE);
            PublicKeyLine given = PublicKeyLine.read(line);
            Officer found =
                    stores.officers().find(officer).orElseThrow(() -> new NotFound(Officers.KIND, officer.value()));
            if (found instanceof Officer.Disabled) {
                throw new Refusal(
                        "officer.disabled", "The account \"" + officer + "\" is closed; open it first", officer);
            }
            reach.requireHeld(caller, found);
            List<SshKey> there = stores.keys().of(officer);
            if (there.size() >= MOST) {
                throw new Refusal(
                        "ssh-key.too-many",
                        "\"" + officer + "\" has " + MOST + " keys; remove one first",
                        officer,
                        MOST);
            }
            SshKey key = new SshKey(
                    given.fingerprint(),
                    officer,
                    given.kind(),
                    given.label(),
                    caller.officer(),
                    clock.instant(),
                    Optional.empty());
            if (stores.keys().find(key.fingerprint()).isPresent()) {
                boolean own = there.stream().anyMatch(one -> one.fingerprint().equals(key.fingerprint()));
                throw new Refusal(
                        "ssh-key.taken",
                        "The key " + key.fingerprint()
                                + (own
                                        ? " lets \"" + officer + "\" in already"
                                        : " is another officer's already; each officer has keys of their own"),
                        key.fingerprint());
            }
            stores.keys().add(key, given.text());
            entry.add(written -> written.on(KIND, key.fingerprint())
                    .code("key-kind", key.kind())
                    .changed("officer", null, officer.value())
                    .changed("label", null, key.label().isEmpty() ? null : key.label()));
            return key;
        });
    }

    @Override
    public List<SshKey> of(OfficerId officer, Caller caller) {
        if (!officer.equals(caller.officer())) {
            caller.require(Officers.READ);
        }
        if (stores.officers().find(officer).isEmpty()) {
            throw new NotFound(Officers.KIND, officer.value());
        }
        return stores.keys().of(officer);
    }

    @Override
    public void remove(String fingerprint, Caller caller) {
        journal.keep(Act.done("ssh-keys.remove", caller), entry -> {
            caller.require(Officers.MANAGE);
            SshKey key = stores.keys()
                    .find(fingerprint)
                    .map(KeyStore.Stored::key)
                    .orElseThrow(() -> new NotFound(KIND, fingerprint));
            stores.keys().remove(fingerprint);
            entry.add(written -> written.on(KIND, fingerprint)
                    .concerning(key.officer())
                    .changed("officer", key.officer().value(), null));
            return null;
        });
    }

    @Override
    public Optional<Caller> find(String fingerprint, Instant since) {
        return stores.keys()
                .find(fingerprint)
                .filter(stored -> stored.sessionsEnded().filter(since::isBefore).isEmpty())
                .flatMap(stored -> stores.officers().find(stored.key().officer()))
                .filter(Officer.Active.class::isInstance)
                .map(officer -> caller((Officer.Active) officer, fingerprint));
    }

    private Caller caller(Officer.Active officer, String fingerprint) {
        Set<Permission> held = Set.copyOf(roles.held(officer));
        return new Caller(
                officer.id(),
                Optional.empty(),
                officer.profile().unit(),
                officer.profile().language(),
                officer.profile().zone(),
                held::contains,
                new Origin(Origin.Door.SSH, fingerprint));
    }

    /** Where nothing can be stored, as on a full disk, whoever comes to mend it still gets in. */
    @Override
    public void used(String fingerprint) {
        Instant now = clock.instant();
        boolean noted = stores.keys()
                .find(fingerprint)
                .flatMap(stored -> stored.key().lastUse())
                .filter(last -> last.plus(NOTED).isAfter(now))
                .isPresent();
        if (!noted) {
            try {
                journal.transactions().run(() -> stores.keys().used(fingerprint, now));
            } catch (Refusal refusal) {
                LOG.debug("The use of a key was not taken down: {}", refusal.getMessage());
            }
        }
    }
}
