package org.enlace.modules.internal.adoption;

import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.enlace.inbox.Inbox;
import org.enlace.inbox.InboxItem;
import org.enlace.inbox.InboxUse;
import org.enlace.inbox.ItemKind;
import org.enlace.inbox.Recipient;
import org.enlace.modules.Adoption;
import org.enlace.modules.Adoptions;
import org.enlace.modules.internal.archive.InstalledFeatures;
import org.enlace.platform.Caller;
import org.enlace.platform.Language;
import org.enlace.platform.OfficerId;
import org.enlace.platform.Permission;
import org.enlace.platform.RecordId;
import org.enlace.platform.Texts;

/** What adoptions let wait in the inbox: a second officer's confirmation, and that one ends. */
final class AdoptionItems implements InboxUse {
    private static final String USE = "adoption";
    private static final String CONFIRM = "inbox.adoption.confirm";
    private static final String ENDS = "inbox.adoption.ends";

    private final Inbox inbox;
    private final AdoptionStore store;
    private final InstalledFeatures installed;
    private final Supplier<ZoneId> zone;
    private final Texts texts = Texts.of(AdoptionItems.class);

    AdoptionItems(Inbox inbox, AdoptionStore store, InstalledFeatures installed, Supplier<ZoneId> zone) {
        this.inbox = inbox;
        this.store = store;
        this.installed = installed;
        this.zone = zone;
    }

    /** It waits for somebody else than who recorded it, and not their deputy. */
    void recorded(Adoption.Recorded adoption) {
        Set<OfficerId> first = adoption.supported() ? adoption.recorded().hands() : Set.of();
        inbox.put(new InboxItem(
                USE,
                "confirm/" + adoption.id(),
                adoption.id(),
                ItemKind.SIGN,
                new Recipient.Holders(Adoptions.CONFIRM, first),
                CONFIRM,
                List.of(adoption.module(), adoption.recorded().officer().value()),
                path(adoption)));
    }

    /** Confirmed or withdrawn. */
    void decided(Adoption adoption) {
        inbox.done(USE, "confirm/" + adoption.id());
    }

    /** Waits anew at each threshold, also for who has put the last one off. */
    void ends(Adoption adoption, LocalDate last) {
        inbox.put(new InboxItem(
                        USE,
                        "ends/" + adoption.module(),
                        adoption.id(),
                        ItemKind.DUE,
                        new Recipient.Holders(Adoptions.RECORD, Set.of()),
                        ENDS,
                        List.of(adoption.module(), last.toString()),
                        path(adoption))
                .due(last, zone.get()));
    }

    /** It was renewed or withdrawn: its end concerns nobody any more. */
    void endsNoMore(String module) {
        inbox.done(USE, "ends/" + module);
    }

    private static String path(Adoption adoption) {
        return "/modules/adoptions/" + adoption.id();
    }

    @Override
    public String name() {
        return USE;
    }

    @Override
    public String label(Language language) {
        return texts.get(language, "inbox.adoptions");
    }

    @Override
    public Permission read() {
        return Adoptions.READ;
    }

    @Override
    public Set<RecordId> known(Set<RecordId> records, Caller caller) {
        return records.stream().filter(id -> store.find(id).isPresent()).collect(Collectors.toSet());
    }

    @Override
    public String title(String text, List<String> arguments, Caller caller) {
        String module = installed.features().stream()
                .filter(feature -> feature.id().equals(arguments.get(0)))
                .map(feature -> feature.title().getOrDefault(caller.language(), feature.id()))
                .findFirst()
                .orElse(arguments.get(0));
        String second = text.equals(ENDS)
                ? DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
                        .withLocale(caller.language().locale())
                        .format(LocalDate.parse(arguments.get(1)))
                : arguments.get(1);
        return texts.get(caller.language(), text, module, second);
    }
}
