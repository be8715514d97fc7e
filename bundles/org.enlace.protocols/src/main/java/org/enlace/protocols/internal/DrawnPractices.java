package org.enlace.protocols.internal;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.enlace.documents.Markdown;
import org.enlace.platform.Caller;
import org.enlace.platform.Forbidden;
import org.enlace.platform.Language;
import org.enlace.platform.NotFound;
import org.enlace.platform.Permission;
import org.enlace.platform.Texts;
import org.enlace.platform.Transactions;
import org.enlace.platform.contribution.PracticeDrafts;
import org.enlace.protocols.Edition;
import org.enlace.protocols.Editions;
import org.enlace.protocols.EvidenceLevel;
import org.enlace.protocols.Kind;
import org.enlace.protocols.LegalStatus;
import org.enlace.protocols.Protocol;
import org.enlace.protocols.ProtocolDraft;
import org.enlace.protocols.Protocols;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Drafts of practices that other modules give: ordinary drafts, of which it is known what they were drawn from. */
@Component(service = PracticeDrafts.class)
public final class DrawnPractices implements PracticeDrafts {
    private static final int SUMMARY_AT_MOST = 5_000;

    private final Texts texts = Texts.of(DrawnPractices.class);
    private final ProtocolStore store;
    private final Protocols protocols;
    private final Editions editions;
    private final Transactions transactions;
    private final Markdown markdown;
    private final Clock clock;

    @Activate
    public DrawnPractices(
            @Reference ProtocolStore store,
            @Reference Protocols protocols,
            @Reference Editions editions,
            @Reference Transactions transactions,
            @Reference Markdown markdown) {
        this(store, protocols, editions, transactions, markdown, Clock.systemUTC());
    }

    DrawnPractices(
            ProtocolStore store,
            Protocols protocols,
            Editions editions,
            Transactions transactions,
            Markdown markdown,
            Clock clock) {
        this.store = store;
        this.protocols = protocols;
        this.editions = editions;
        this.transactions = transactions;
        this.markdown = markdown;
        this.clock = clock;
    }

    @Override
    public Permission permission() {
        return Protocols.WRITE;
    }

    @Override
    public String label(Language language) {
        return texts.get(language, "list.title");
    }

    @Override
    public Optional<Begun> find(Origin origin, Caller caller) {
        return caller.holds(Protocols.READ) ? kept(origin).map(drawn -> seen(drawn, caller)) : Optional.empty();
    }

    /** The latest that was drawn from it and not given up. */
    private Optional<Provenance> kept(Origin origin) {
        return store.provenance().from(origin).stream()
                .filter(drawn -> store.editions()
                        .find(drawn.edition())
                        .filter(edition -> !(edition instanceof Edition.Aborted))
                        .isPresent())
                .findFirst();
    }

    /** Its document where that stands in the library, else the draft. */
    private Begun seen(Provenance drawn, Caller caller) {
        try {
            Edition edition = editions.find(drawn.edition(), caller);
            if (edition.number().isEmpty()) {
                return new Begun(
                        edition.content().title(),
                        texts.get(caller.language(), "stage." + edition.stage().token()),
                        Optional.of("/protocols/versions/" + edition.id()));
            }
            Protocol protocol = protocols.find(drawn.protocol(), caller);
            return new Begun(
                    protocol.content().title(),
                    texts.get(
                            caller.language(),
                            "kind." + protocol.content().kind().token()),
                    Optional.of("/protocols/" + protocol.id()));
        } catch (NotFound | Forbidden outOfSight) {
            return Begun.OUT_OF_SIGHT;
        }
    }

    @Override
    public Begun begin(Practice practice, Caller caller) {
        caller.require(Protocols.WRITE);
        ProtocolDraft draft = draft(practice);
        return transactions.call(() -> {
            // From here on nobody else changes the library: two who draw the same at once make one.
            store.reserve(clock.instant(), 1);
            Optional<Provenance> before = kept(practice.origin());
            if (before.isPresent()) {
                return seen(before.get(), caller);
            }
            Edition begun = editions.begin(new Editions.Wording(draft, null, null, null), null, caller);
            Provenance drawn = new Provenance(
                    begun.protocol(),
                    begun.id(),
                    practice.origin(),
                    practice.from(),
                    practice.country().orElse(null),
                    practice.learned(),
                    caller.officer(),
                    begun.core().begun().at());
            store.provenance().insert(drawn);
            return seen(drawn, caller);
        });
    }

    private ProtocolDraft draft(Practice practice) {
        String tag = practice.language().tag();
        return new ProtocolDraft(
                practice.title(),
                Map.of(tag, cut(markdown.plain(practice.text()).strip())),
                Kind.PROMISING_PRACTICE.token(),
                practice.body(),
                practice.country().map(Object::toString).orElse(null),
                null,
                null,
                null,
                List.of(tag),
                null,
                null,
                null,
                null,
                null,
                LegalStatus.UNKNOWN.token(),
                null,
                null,
                null,
                practice.source(),
                false,
                EvidenceLevel.CLAIMED.token(),
                null,
                null,
                null);
    }

    private static String cut(String text) {
        if (text.length() <= SUMMARY_AT_MOST) {
            return text;
        }
        int end =
                Character.isHighSurrogate(text.charAt(SUMMARY_AT_MOST - 2)) ? SUMMARY_AT_MOST - 2 : SUMMARY_AT_MOST - 1;
        return text.substring(0, end) + "…";
    }
}
