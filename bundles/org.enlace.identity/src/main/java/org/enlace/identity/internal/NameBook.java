package org.enlace.identity.internal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.enlace.identity.Directory;
import org.enlace.identity.Officer;
import org.enlace.identity.Officers;
import org.enlace.identity.Officers.Filter;
import org.enlace.mail.MailAddress;
import org.enlace.platform.Caller;
import org.enlace.platform.NeedToKnow;
import org.enlace.platform.OfficerId;
import org.enlace.platform.Permission;
import org.enlace.platform.SecondOfficers;
import org.enlace.platform.UnitId;

/** Who is who. */
final class NameBook implements Directory, SecondOfficers {
    private static final int MOST = 100;
    private static final int SECONDS = 10;

    private final Stores stores;
    private final RoleBook roles;

    NameBook(Stores stores, RoleBook roles) {
        this.stores = stores;
        this.roles = roles;
    }

    @Override
    public List<Entry> officers(String words, int limit, Caller caller) {
        Filter filter = new Filter(words, Optional.empty(), Optional.empty(), Optional.empty());
        return stores.officers().page(filter, Optional.empty(), Math.max(1, Math.min(MOST, limit)) * 2).stream()
                .filter(officer -> !(officer instanceof Officer.Disabled))
                .limit(Math.max(1, Math.min(MOST, limit)))
                .map(NameBook::entry)
                .toList();
    }

    private static Entry entry(Officer officer) {
        return new Entry(
                officer.id(), officer.profile().name(), officer.profile().unit());
    }

    @Override
    public List<Entry> readers(Set<Permission> needed, NeedToKnow readers, String words, int limit) {
        int most = Math.max(1, Math.min(MOST, limit));
        Filter filter = new Filter(words, Optional.empty(), Optional.empty(), Optional.of(Officers.State.ACTIVE));
        List<Entry> found = new ArrayList<>();
        Optional<OfficerId> after = Optional.empty();
        List<Officer> page;
        do {
            page = stores.officers().page(filter, after, Officers.PAGE);
            page.stream()
                    .filter(officer -> reads(officer, needed, readers))
                    .map(NameBook::entry)
                    .forEach(found::add);
            after = page.isEmpty()
                    ? after
                    : Optional.of(page.get(page.size() - 1).id());
        } while (page.size() >= Officers.PAGE && found.size() < most);
        return found.subList(0, Math.min(most, found.size()));
    }

    @Override
    public boolean reads(OfficerId officer, Set<Permission> needed, NeedToKnow readers) {
        return stores.officers()
                .find(officer)
                .filter(found -> reads(found, needed, readers))
                .isPresent();
    }

    private boolean reads(Officer officer, Set<Permission> needed, NeedToKnow readers) {
        return officer instanceof Officer.Active active
                && (!readers.restricted()
                        || readers.officers().contains(active.id())
                        || active.profile()
                                .unit()
                                .filter(readers.units()::contains)
                                .isPresent())
                && roles.held(active).containsAll(needed);
    }

    @Override
    public Set<OfficerId> who(Permission needed, Set<OfficerId> except) {
        RoleBook.Page page = roles.page();
        Set<OfficerId> holders = new TreeSet<>(Comparator.comparing(OfficerId::value));
        page.roles().stream()
                .map(RoleStore.Stored::name)
                .filter(role -> page.given(role).contains(needed))
                .forEach(role -> holders.addAll(stores.officers().active(role)));
        holders.removeAll(except);
        return stores.officers().findAll(holders).values().stream()
                .filter(officer -> officer instanceof Officer.Active active
                        && active.secondFactor().isPresent())
                .map(Officer::id)
                .sorted(Comparator.comparing(OfficerId::value))
                .limit(SECONDS)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    @Override
    public Optional<String> name(OfficerId officer) {
        return stores.officers().find(officer).map(found -> found.profile().name());
    }

    @Override
    public Optional<Address> address(OfficerId officer) {
        return stores.officers()
                .find(officer)
                .filter(Officer.Active.class::isInstance)
                .map(Officer::profile)
                .flatMap(profile -> profile.email().map(mail -> new Address(mail, standing(mail, profile.vouched()))));
    }

    private Standing standing(MailAddress mail, boolean vouched) {
        if (!vouched) {
            return Standing.GIVEN;
        }
        return stores.officers().vouched(mail) > 1 ? Standing.SHARED : Standing.VOUCHED;
    }

    @Override
    public List<UnitEntry> units(Caller caller) {
        return stores.units().all().stream()
                .filter(unit -> !unit.closed())
                .map(unit -> new UnitEntry(unit.id(), unit.name()))
                .toList();
    }

    @Override
    public boolean exists(UnitId unit) {
        return stores.units().find(unit).isPresent();
    }
}
