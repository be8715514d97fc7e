package org.enlace.modules.internal.web;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.enlace.modules.internal.ShippedArchives;
import org.enlace.modules.internal.archive.Archive;
import org.enlace.modules.internal.archive.FeatureReader;
import org.enlace.modules.internal.archive.ModuleFeature;
import org.enlace.modules.internal.catalogue.Catalogues;
import org.enlace.platform.NotFound;
import org.enlace.platform.ZipDirectory;
import org.osgi.framework.Version;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What could be installed here. What an archive says of itself is shown before anybody has looked at its signature: nothing is
 * done by it, and the plan begins with the signature.
 */
public final class Offers {
    private static final Logger LOG = LoggerFactory.getLogger(Offers.class);
    private static final int LARGEST_FEATURE = 1 << 20;
    private static final int REMEMBERED = 64;
    private static final Comparator<Offer> OLDEST_FIRST = Comparator.comparing(Offer::number);

    private final ShippedArchives shipped;
    private final Catalogues catalogues;
    private final FeatureReader reader = new FeatureReader();

    /** By file, since reading one takes longer than seeing that it is the same. */
    private final Map<Path, Known> known = new LinkedHashMap<>();

    private record Known(FileTime modified, long size, Optional<Offer> offer) {}

    public Offers(ShippedArchives shipped, Catalogues catalogues) {
        this.shipped = shipped;
        this.catalogues = catalogues;
    }

    /** The newest version of each module, by id. */
    public List<Offer> newest() {
        Map<String, Offer> newest = new TreeMap<>();
        all().forEach(offer -> newest.merge(offer.id(), offer, (a, b) -> OLDEST_FIRST.compare(a, b) >= 0 ? a : b));
        return List.copyOf(newest.values());
    }

    /** The newest version of one module. */
    public Optional<Offer> newest(String id) {
        return newest(id, Optional.empty());
    }

    /**
     * The newest of the versions that are wanted. What this release brings needs no fetching, so it goes first where a catalogue
     * lists the same version.
     *
     * @param wanted empty for any
     */
    public Optional<Offer> newest(String id, Optional<Version> wanted) {
        return all().stream()
                .filter(offer -> offer.id().equals(id))
                .filter(offer -> wanted.isEmpty() || offer.number().equals(wanted.get()))
                .reduce((one, other) -> OLDEST_FIRST.compare(one, other) >= 0 ? one : other);
    }

    /** @throws NotFound {@code module} when that version is offered nowhere */
    public Offer find(String id, String version) {
        return all().stream()
                .filter(offer -> offer.id().equals(id) && offer.version().equals(version))
                .findFirst()
                .orElseThrow(() -> new NotFound("module", id + " " + version));
    }

    private List<Offer> all() {
        List<Offer> all = new ArrayList<>();
        for (Path archive : shipped.all()) {
            offer(archive).ifPresent(all::add);
        }
        catalogues.available().forEach(listed -> all.add(offer(listed)));
        return all;
    }

    private Offer offer(org.enlace.modules.internal.catalogue.Offer listed) {
        return new Offer(
                listed.id(),
                listed.version().toString(),
                listed.title(),
                Map.of(),
                List.of(),
                Optional.of(listed.catalogue()),
                () -> catalogues.find(listed.id(), Optional.of(listed.version())));
    }

    private synchronized Optional<Offer> offer(Path archive) {
        try {
            FileTime modified = Files.getLastModifiedTime(archive);
            long size = Files.size(archive);
            Known before = known.get(archive);
            if (before != null && before.modified().equals(modified) && before.size() == size) {
                return before.offer();
            }
            if (known.size() >= REMEMBERED) {
                known.clear();
            }
            Optional<Offer> read = read(archive);
            known.put(archive, new Known(modified, size, read));
            return read;
        } catch (IOException e) {
            LOG.warn("{} is not offered: {}", archive, e.toString());
            return Optional.empty();
        }
    }

    private Optional<Offer> read(Path archive) {
        try {
            ZipDirectory.check(archive, Archive.MAX_MEMBERS);
        } catch (IOException e) {
            LOG.warn("{} is not offered: {}", archive, e.toString());
            return Optional.empty();
        }
        try (ZipFile zip = new ZipFile(archive.toFile())) {
            ZipEntry entry = zip.getEntry(ModuleFeature.FILE);
            if (entry == null) {
                return Optional.empty();
            }
            try (InputStream in = zip.getInputStream(entry)) {
                ModuleFeature feature = reader.read(in.readNBytes(LARGEST_FEATURE), archive.toString());
                Offer offer = new Offer(
                        feature.id(),
                        feature.version(),
                        feature.title(),
                        feature.summary(),
                        feature.permissions(),
                        Optional.empty(),
                        () -> Optional.of(archive));
                offer.number();
                return Optional.of(offer);
            }
        } catch (IOException | RuntimeException e) {
            LOG.warn("{} is not offered: {}", archive, e.toString());
            return Optional.empty();
        }
    }
}
