package org.enlace.jit.internal.bundle;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.enlace.inbox.Inbox;
import org.enlace.inbox.InboxItem;
import org.enlace.inbox.ItemKind;
import org.enlace.inbox.Recipient;
import org.enlace.jit.JitPermissions;
import org.enlace.jit.bundle.Approval;
import org.enlace.jit.bundle.Bundle;
import org.enlace.jit.bundle.Bundle.Declined;
import org.enlace.jit.bundle.Bundle.Making;
import org.enlace.jit.bundle.Carried;
import org.enlace.jit.bundle.Damaged;
import org.enlace.jit.internal.Changes;
import org.enlace.jit.internal.Desks;
import org.enlace.jit.internal.TeamActs;
import org.enlace.platform.Act;
import org.enlace.platform.Caller;
import org.enlace.platform.NotFound;
import org.enlace.platform.OfficerId;
import org.enlace.platform.RecordId;

/** The bundles of this node, with what follows each change of one: an entry in the audit, and what waits in the inbox. In transactions. */
public final class BundleBook {
    /** How many of a team are shown. */
    static final int SHOWN = 200;

    private final Supplier<Desks> desks;
    private final BundleStore store;
    private final Changes changes;
    private final Inbox inbox;
    private final Map<RecordId, Caller> asked = new ConcurrentHashMap<>();

    public BundleBook(Supplier<Desks> desks, BundleStore store, Changes changes, Inbox inbox) {
        this.desks = desks;
        this.store = store;
        this.changes = changes;
        this.inbox = inbox;
    }

    Optional<Bundle> find(RecordId id) {
        return store.find(id);
    }

    /** @throws NotFound where the team has none such */
    Bundle found(RecordId team, RecordId id) {
        return store.find(id)
                .filter(one -> one.team().equals(team))
                .orElseThrow(() -> new NotFound(BundleDesk.KIND, id.toString()));
    }

    Optional<Bundle> form(String said) {
        return store.form(said);
    }

    List<Bundle> of(RecordId team) {
        return store.of(team, SHOWN);
    }

    List<Bundle> making() {
        return store.making(SHOWN);
    }

    /** What its file is called. */
    String name(Bundle bundle) {
        String id = bundle.id().toString();
        return team(bundle) + "-" + id.substring(id.length() - 8) + ".zip";
    }

    private String team(Bundle bundle) {
        return desks.get().signing().name(bundle.team());
    }

    static Act act(String code, Bundle bundle, Caller caller, String words) {
        return TeamActs.noted(code, caller, words)
                .on(BundleDesk.KIND, bundle.id())
                .fact("team", bundle.team())
                .fact("items", bundle.request().items().size())
                .fact("withheld", bundle.request().withheld().size())
                .code("use", bundle.request().use().token());
    }

    /** It is prepared, and waits for another officer. @param form by what its form is known; blank for none */
    void add(Bundle bundle, String form, Caller caller) {
        store.add(bundle, form);
        changes.record(act("jit.bundle-prepare", bundle, caller, ""));
        inbox.put(new InboxItem(
                BundleInbox.USE,
                key(bundle),
                bundle.id(),
                ItemKind.REVIEW,
                new Recipient.Holders(JitPermissions.READ, bundle.prepared().hands()),
                "inbox.bundle.approve",
                List.of(team(bundle)),
                BundleDesk.path(bundle)));
    }

    private static String key(Bundle bundle) {
        return "bundle/" + bundle.id();
    }

    void put(Bundle bundle, String code, Caller caller) {
        store.put(bundle);
        changes.record(act(code, bundle, caller, ""));
    }

    /** Another officer approved it, who was shown what it makes known. */
    void approved(Bundle bundle, Carried carried, Caller caller) {
        Approval approval = bundle.approval().orElseThrow();
        decided(
                bundle,
                act("jit.bundle-approve", bundle, caller, approval.basis())
                        .code("reviewed", approval.reviewed())
                        .fact(
                                "identities",
                                carried.identities().stream()
                                        .map(Carried.Identity::entry)
                                        .distinct()
                                        .count())
                        .codes("handling", carried.all()));
    }

    /** Another officer declined it. */
    void declined(Bundle bundle, String reason, Caller caller) {
        decided(bundle, act("jit.bundle-decline", bundle, caller, reason));
    }

    private void decided(Bundle bundle, Act act) {
        store.put(bundle);
        changes.record(act);
        inbox.done(BundleInbox.USE, key(bundle));
        if (bundle.state() instanceof Declined) {
            tell(bundle, bundle.prepared().officer(), "inbox.bundle.declined");
        }
    }

    private void tell(Bundle bundle, OfficerId officer, String text) {
        inbox.put(new InboxItem(
                BundleInbox.USE,
                key(bundle) + "/" + text.substring(text.lastIndexOf('.') + 1) + "/" + officer.value(),
                bundle.id(),
                ItemKind.NEWS,
                new Recipient.One(officer),
                text,
                List.of(team(bundle)),
                BundleDesk.path(bundle)));
    }

    /** Whoever approved it asked for it to be made: it is with what they said why they consult it, as long as the node runs. */
    void started(Bundle bundle, Caller caller) {
        asked.put(bundle.id(), caller);
    }

    Optional<Caller> asked(Bundle bundle) {
        return Optional.ofNullable(asked.get(bundle.id()));
    }

    /** It is begun. Empty where it is not to be made any more. */
    Optional<Bundle> begun(RecordId id) {
        return store.find(id).filter(one -> one.state() instanceof Making).map(before -> {
            Bundle bundle = before.begin();
            store.put(bundle);
            return bundle;
        });
    }

    /** Nobody waits for it any more, once that is stored. */
    private void over(Bundle bundle) {
        changes.afterwards(() -> asked.remove(bundle.id()), refused -> {});
    }

    /** It is there. */
    void made(Bundle bundle) {
        store.put(bundle);
        over(bundle);
        changes.record(act("jit.bundle-made", bundle, Caller.node(), ""));
        BundleDesk.hands(bundle).forEach(officer -> tell(bundle, officer, "inbox.bundle.made"));
    }

    /** It is not tried again until somebody asks for it. */
    void stopped(Bundle bundle, String why, Optional<Damaged> damaged) {
        Bundle stopped = bundle.stop(why, damaged);
        store.put(stopped);
        over(bundle);
        Act act = act("jit.bundle-stopped", stopped, Caller.node(), "").code("code", why);
        changes.record(damaged.map(one -> act.fact("item", one.item()).fact("file", one.file()))
                .orElse(act));
        BundleDesk.hands(stopped).forEach(officer -> tell(stopped, officer, "inbox.bundle.stopped"));
    }
}
