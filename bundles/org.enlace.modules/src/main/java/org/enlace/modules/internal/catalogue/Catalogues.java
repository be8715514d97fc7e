package org.enlace.modules.internal.catalogue;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.enlace.modules.Modules;
import org.enlace.modules.internal.archive.FeatureReader;
import org.enlace.modules.internal.archive.Intake;
import org.enlace.modules.internal.archive.ModuleFeature;
import org.enlace.modules.internal.archive.SignatureRule;
import org.enlace.modules.internal.catalogue.Kept.Pin;
import org.enlace.modules.internal.trust.CurrentSigners;
import org.enlace.modules.internal.trust.Trust;
import org.enlace.modules.internal.trust.Vouching;
import org.enlace.platform.Act;
import org.enlace.platform.Caller;
import org.enlace.platform.Node;
import org.enlace.platform.NotFound;
import org.enlace.platform.Refusal;
import org.osgi.framework.Version;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * The catalogues this node reads, by the rules of The Update Framework: a version never goes back (rollback), an expired one is
 * not used (freeze), every archive is taken by size and hash from one index (mix and match), no answer is endless, and who signs a
 * catalogue is settled when it is added.
 */
@Component(service = {Catalogues.class, Vouching.class})
public final class Catalogues implements Vouching {
    /** For what is read only to know which it is: an index that was checked when it came, an archive before it is installed. */
    private static final SignatureRule OWN = archive -> null;

    private final Path folder;
    private final Path staging;
    private final Version platform;
    private final CurrentSigners signers;
    private final Clock clock;

    @Activate
    public Catalogues(@Reference Node node, @Reference Trust trust) {
        this(node.data(), node.version(), trust, Clock.systemUTC());
    }

    public Catalogues(Path data, String platform, Trust trust, Clock clock) {
        folder = data.resolve("catalogues");
        staging = data.resolve("tmp");
        this.platform = Version.parseVersion(platform);
        this.signers = new CurrentSigners(trust);
        this.clock = clock;
    }

    /** Every catalogue, by name, whether it is used or not. */
    public List<Listed> list() {
        return kept().stream().map(this::listed).toList();
    }

    /** What the catalogues that are used offer for this release of the platform. */
    public List<Offer> available() {
        return list().stream()
                .filter(Listed::used)
                .flatMap(listed -> listed.offers().stream())
                .filter(offer -> offer.platform().includes(platform))
                .toList();
    }

    @Override
    public boolean vouches(String sha256) {
        return list().stream()
                .filter(Listed::used)
                .flatMap(listed -> listed.offers().stream())
                .anyMatch(offer -> offer.sha256().equals(sha256));
    }

    /**
     * Reads a catalogue for the first time; from now on only this signer may sign it.
     *
     * @param typed the folder {@code catalogue.zip} lies in, or its address
     * @param from  where the caller stands
     * @param audit takes the act down before anything is changed
     */
    public synchronized Listed add(String typed, Path from, Caller caller, Consumer<Act> audit) {
        caller.require(Modules.MANAGE);
        Source source = Source.of(typed, from);
        return with(source, fetched -> {
            SignedIndex index = SignedIndex.read(fetched, source.index(), staging, signers);
            requireCurrent(index.catalogue());
            Kept kept = new Kept(folder.resolve(index.catalogue().name()));
            if (Files.exists(kept.folder())) {
                throw new Refusal(
                        "module.catalogue-known",
                        "The catalogue " + kept.name()
                                + " is here already (module:catalogue list); refresh it, or remove it"
                                + " first to have it from elsewhere or by another signer",
                        kept.name());
            }
            audit.accept(act("modules.catalogue-add", caller, index, source));
            kept.make(fetched, new Pin(source.address(), index.signer().fingerprint(), clock.instant()));
            return listed(kept);
        });
    }

    /**
     * Reads a catalogue again, from where it came or from elsewhere.
     *
     * @param moved the folder or address it comes from now on; empty for the same as before
     */
    public synchronized Listed refresh(
            String name, Optional<String> moved, Path from, Caller caller, Consumer<Act> audit) {
        caller.require(Modules.MANAGE);
        Kept kept = require(name);
        Pin pin = pin(kept);
        Source source = Source.of(moved.orElse(pin.address()), from);
        return with(source, fetched -> {
            SignedIndex next = SignedIndex.read(fetched, source.index(), staging, signers);
            SignedIndex before = SignedIndex.read(kept.index(), kept.index().toString(), staging, OWN);
            Succession.require(before, next, pin.signer());
            requireCurrent(next.catalogue());
            if (!next.sha256().equals(before.sha256()) || !source.address().equals(pin.address())) {
                audit.accept(act("modules.catalogue-refresh", caller, next, source));
                if (!source.address().equals(pin.address())) {
                    kept.move(source.address());
                }
                kept.replace(
                        fetched,
                        next.catalogue().offers().stream().map(Offer::file).collect(Collectors.toSet()));
            }
            return listed(kept);
        });
    }

    /** Forgets a catalogue, its version and its signer included. */
    public synchronized void remove(String name, Caller caller, Consumer<Act> audit) {
        caller.require(Modules.MANAGE);
        Kept kept = require(name);
        audit.accept(Act.done("modules.catalogue-remove", caller).on("catalogue", name));
        try {
            kept.remove();
        } catch (IOException e) {
            throw unusable(e);
        }
    }

    /**
     * The archive of a module, fetched if need be, with the size and the hash that the catalogue says. It is of the module and the
     * version that the catalogue names.
     *
     * @param version the version that is wanted; empty for the newest that fits this platform
     * @return empty when no catalogue that is used lists it
     */
    public synchronized Optional<Path> find(String id, Optional<Version> version) {
        List<Offer> found = available().stream()
                .filter(offer -> offer.id().equals(id))
                .filter(offer -> version.isEmpty() || offer.version().equals(version.get()))
                .sorted(Comparator.comparing(Offer::version).reversed())
                .toList();
        if (found.isEmpty()) {
            return Optional.empty();
        }
        Offer offer = found.get(0);
        for (Offer other : found) {
            if (other.version().equals(offer.version()) && !other.sha256().equals(offer.sha256())) {
                throw new Refusal(
                        "module.catalogue-disagree",
                        "The catalogues " + offer.catalogue() + " and " + other.catalogue()
                                + " list different archives of " + id + " " + offer.version()
                                + "; ask their makers, and remove the wrong one",
                        offer.catalogue(),
                        other.catalogue());
            }
        }
        Kept kept = require(offer.catalogue());
        try {
            Path archive = kept.fetch(offer, Source.of(pin(kept).address(), folder));
            boolean same = false;
            try {
                requireSame(offer, archive);
                same = true;
                return Optional.of(archive);
            } finally {
                if (!same) {
                    Files.deleteIfExists(archive);
                }
            }
        } catch (IOException e) {
            throw unusable(e);
        }
    }

    /** Who signed an archive is asked when it is installed; what it says that it is has to be what was listed. */
    private void requireSame(Offer offer, Path archive) throws IOException {
        try (Intake intake = Intake.open(archive, staging, OWN, new FeatureReader())) {
            ModuleFeature feature = intake.feature();
            if (!feature.id().equals(offer.id())
                    || !Version.parseVersion(feature.version()).equals(offer.version())) {
                throw new Refusal(
                        "module.catalogue-other",
                        "The catalogue " + offer.catalogue() + " lists " + offer.id() + " " + offer.version()
                                + ", and its "
                                + offer.file() + " holds " + feature.id() + " " + feature.version()
                                + "; nothing was installed. Tell its maker, and ask for a right catalogue",
                        offer.catalogue(),
                        offer.id() + " " + offer.version(),
                        feature.id() + " " + feature.version());
            }
        }
    }

    private interface Work<T> {
        T on(Path fetched) throws IOException;
    }

    /** Fetches an index into a file of the node's own. */
    private <T> T with(Source source, Work<T> work) {
        Path fetched = null;
        try {
            fetched = Files.createTempFile(staging, "module-", ".zip");
            try (OutputStream out = Files.newOutputStream(fetched)) {
                source.copy(Kept.INDEX, SignedIndex.MAX, out);
            }
            return work.on(fetched);
        } catch (IOException e) {
            throw unusable(e);
        } finally {
            discard(fetched);
        }
    }

    private static void discard(Path fetched) {
        try {
            if (fetched != null) {
                Files.deleteIfExists(fetched);
            }
        } catch (IOException e) {
            // It lies among what the next start clears away.
        }
    }

    private void requireCurrent(Catalogue catalogue) {
        if (clock.instant().isAfter(catalogue.expires())) {
            throw new Refusal(
                    "module.catalogue-expired",
                    "Version " + catalogue.version() + " of the catalogue " + catalogue.name() + " was believed until "
                            + catalogue.expires()
                            + "; somebody may be holding back newer ones. Ask its maker for the one"
                            + " that is valid now",
                    catalogue.name(),
                    catalogue.expires());
        }
    }

    /** A catalogue as it is told of; what is wrong with it is told too. */
    private Listed listed(Kept kept) {
        Pin pin = new Pin("", "", Instant.EPOCH);
        Catalogue catalogue = null;
        String problem = "";
        try {
            pin = kept.pin();
            SignedIndex index = SignedIndex.read(kept.index(), kept.index().toString(), staging, OWN);
            catalogue = index.catalogue();
            SignedIndex checked = SignedIndex.read(kept.index(), kept.index().toString(), staging, signers);
            Succession.require(index, checked, pin.signer());
            requireCurrent(checked.catalogue());
        } catch (Refusal refusal) {
            problem = refusal.getMessage();
        } catch (IOException | RuntimeException e) {
            problem = "The catalogue in " + kept.folder() + " cannot be read (" + e.getMessage()
                    + "); remove it and add it again";
        }
        return new Listed(
                kept.name(),
                pin.address(),
                pin.signer(),
                pin.since(),
                catalogue == null ? 0 : catalogue.version(),
                catalogue == null ? Instant.EPOCH : catalogue.expires(),
                problem,
                catalogue == null ? List.of() : catalogue.offers());
    }

    private List<Kept> kept() {
        try {
            return Kept.all(folder);
        } catch (IOException e) {
            throw unusable(e);
        }
    }

    private Kept require(String name) {
        return kept().stream()
                .filter(kept -> kept.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new NotFound("catalogue", name));
    }

    private static Pin pin(Kept kept) {
        try {
            return kept.pin();
        } catch (IOException | RuntimeException e) {
            throw new Refusal(
                    "module.catalogue-damaged",
                    "The catalogue in " + kept.folder() + " cannot be read (" + e.getMessage()
                            + "); remove it and add it again",
                    kept.name());
        }
    }

    private static Act act(String code, Caller caller, SignedIndex index, Source source) {
        return Act.done(code, caller)
                .on("catalogue", index.catalogue().name())
                .fact("version", index.catalogue().version())
                .code("sha256", index.sha256())
                .code("signer", index.signer().fingerprint())
                .changed("source", null, source.address());
    }

    private static UncheckedIOException unusable(IOException e) {
        return new UncheckedIOException("The catalogue's files cannot be read or written: " + e.getMessage(), e);
    }
}
