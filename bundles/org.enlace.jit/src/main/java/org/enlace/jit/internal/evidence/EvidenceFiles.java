package org.enlace.jit.internal.evidence;

import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.enlace.files.FileUse;
import org.enlace.files.StoredFile;
import org.enlace.jit.internal.Desks;
import org.enlace.jit.internal.Lazily;
import org.enlace.jit.internal.TeamFileUse;
import org.enlace.jit.internal.work.EntryWire;
import org.enlace.platform.Caller;
import org.enlace.platform.RecordId;
import org.enlace.platform.Refusal;
import org.osgi.service.component.ComponentServiceObjects;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.Designate;

/**
 * What digital items of evidence consist of, as the node's files keep it: of any type, never opened, and on the node of the item's country
 * alone. The photographs and papers of an item are {@link org.enlace.jit.internal.work.EntryFiles}.
 */
@Component(service = FileUse.class, configurationPid = EvidenceConfig.PID)
@Designate(ocd = EvidenceConfig.class)
public final class EvidenceFiles extends TeamFileUse {
    public static final String NAME = "jit-evidence";

    private final Supplier<Desks> desks;

    @Activate
    public EvidenceFiles(
            @Reference(service = Desks.class) ComponentServiceObjects<Desks> desks, EvidenceConfig config) {
        this(new Lazily<>(desks), config.largest());
    }

    private EvidenceFiles(Supplier<Desks> desks, long largest) {
        super(NAME, "content.files", largest, Set.of(ANY), EntryWire.TYPE);
        this.desks = desks;
    }

    /** For what has no framework. Not a constructor anybody sees: the framework would try each. */
    public static EvidenceFiles of(Supplier<Desks> desks) {
        return new EvidenceFiles(desks, EvidenceConfig.LARGEST);
    }

    private ContentRules rules() {
        return desks.get().contents().rules();
    }

    @Override
    public Optional<Owner> owner(RecordId id, Caller caller) {
        return rules().owner(id, caller);
    }

    @Override
    public String closed(RecordId id, Caller caller) {
        return rules().closed(id).map(key -> why(key, caller)).orElse("");
    }

    private String why(String key, Caller caller) {
        return texts.get(caller.language(), key, EvidenceContents.MOST) + ".";
    }

    /** @throws Refusal {@code files.record-complete} where the item has as many as it may have: nobody sends twenty gigabytes in vain */
    @Override
    public void begins(RecordId id, Caller caller) {
        requireOpen(id, caller);
    }

    /** @throws Refusal {@code files.record-complete} where the item was returned, destroyed, taken back or filled while the file came */
    @Override
    public void attached(StoredFile.Attached file, Caller caller) {
        requireOpen(file.owner().record(), caller);
        rules().attached(file, caller);
    }

    private void requireOpen(RecordId item, Caller caller) {
        if (ContentRules.node(caller)) {
            return;
        }
        rules().closed(item).ifPresent(key -> {
            String title = owner(item, caller).map(Owner::title).orElse("");
            throw new Refusal(
                            "files.record-complete",
                            "The item takes no files as it is (" + key + "); write another item for what follows",
                            title,
                            why(key, caller))
                    .at("file");
        });
    }

    /** @throws Refusal {@code files.record-keeps} where the item has a chain of custody: its contents stay with it */
    @Override
    public void gone(StoredFile file, Caller caller) {
        if (rules().keeps(file, caller)) {
            String title =
                    owner(file.owner().record(), caller).map(Owner::title).orElse("");
            throw new Refusal(
                            "files.record-keeps",
                            "\"" + title
                                    + "\" has a chain of custody, with which its files stay; where one is wrong, write"
                                    + " that in a further event and add the right one",
                            title,
                            texts.get(caller.language(), "work.files.chained"))
                    .at("file");
        }
        rules().gone(file);
    }

    @Override
    public void opened(StoredFile file, Caller caller) {
        desks.get().work().opened(file.owner().record(), caller);
    }
}
