package org.enlace.identity.internal;

import java.time.Clock;
import java.util.List;
import java.util.function.Supplier;
import org.enlace.documents.Tables;
import org.enlace.identity.AdministratorNotices;
import org.enlace.keys.Keys;
import org.enlace.platform.Audit;
import org.enlace.platform.Transactions;
import org.enlace.platform.contribution.Permissions;

/** The use cases, put together. */
final class House implements AutoCloseable {
    final OfficerRegister officers;
    final UnitRegister units;
    final RoleRegister roles;
    final NameBook directory;
    final AbsentCallers callers;
    final SignInDesk signIns;
    final LinkDesk links;
    final SecondFactorDesk secondFactors;
    final SessionRegister sessions;
    final TokenRegister tokens;
    final DeputyRegister deputies;
    final KeyRegister keys;
    final CachedAuthentication authentication;
    private final SignInQueue<SignInDesk.Checked> queue;

    /**
     * @param notices  who tells administrators of each other
     * @param issuer   what authenticators show above the account
     * @param settings asked for whenever they count
     */
    House(
            Stores stores,
            Transactions transactions,
            Audit audit,
            Keys nodeKeys,
            Permissions permissions,
            Tables tables,
            Supplier<List<AdministratorNotices>> notices,
            String issuer,
            Supplier<Settings> settings,
            Clock clock) {
        Journal journal = new Journal(transactions, audit, new Administrators(stores, notices));
        Secrets secrets = new Secrets(nodeKeys);
        TokenForm tokenForm = new TokenForm(secrets);
        Seal seal = new Seal(nodeKeys, secrets);
        RoleBook book = new RoleBook(stores.roles(), permissions, settings, clock);
        PasswordHashes hashes = new PasswordHashes(secrets, settings);
        Throttle throttle = new Throttle(clock);
        DeviceCookies devices = new DeviceCookies(secrets, clock);
        Links oneTimes = new Links(stores.oneTimes(), secrets, settings, clock);
        authentication = new CachedAuthentication(stores, transactions, book, secrets, tokenForm, settings, clock);
        SessionKeeper keeper = new SessionKeeper(stores, transactions, secrets, authentication, settings, clock);
        officers = new OfficerRegister(stores, journal, book, keeper, oneTimes, throttle, tables, clock);
        units = new UnitRegister(stores, journal);
        roles = new RoleRegister(stores, journal, book, authentication);
        directory = new NameBook(stores, book);
        callers = new AbsentCallers(stores, book);
        queue = new SignInQueue<>(secrets, settings, clock);
        links = new LinkDesk(stores, journal, hashes, throttle, devices, keeper, oneTimes, book, clock);
        signIns = new SignInDesk(
                stores,
                journal,
                new Proof(stores, hashes, seal, clock),
                throttle,
                queue,
                devices,
                keeper,
                oneTimes,
                links,
                clock);
        secondFactors = new SecondFactorDesk(stores, journal, book, keeper, seal, secrets, throttle, issuer, clock);
        sessions = new SessionRegister(stores, journal, keeper, settings, clock);
        tokens = new TokenRegister(stores, journal, book, tokenForm, secrets, authentication, clock);
        deputies = new DeputyRegister(stores, journal, keeper, secrets, clock);
        keys = new KeyRegister(stores, journal, book, clock);
    }

    @Override
    public void close() {
        queue.close();
    }
}
