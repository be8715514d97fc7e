package org.enlace.modules.internal.archive;

import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.enlace.modules.internal.archive.Archive.Member;
import org.enlace.modules.internal.archive.ModuleFeature.Part;
import org.enlace.platform.Refusal;
import org.osgi.framework.Version;

/** Reads a module archive and unpacks it, after checking it against its own feature and against this platform. */
public final class Intake implements AutoCloseable {
    private static final String SBOM = "sbom.json";
    private static final long MAX_FEATURE = 1L << 20;

    private final Path file;
    private final Archive archive;
    private final ModuleFeature feature;
    private final byte[] featureBytes;

    private Intake(Path file, Archive archive, ModuleFeature feature, byte[] featureBytes) {
        this.file = file;
        this.archive = archive;
        this.feature = feature;
        this.featureBytes = featureBytes;
    }

    /**
     * Opens an archive and checks its shape, its feature and that it fits the platform; its bundles are checked when they
     * are unpacked.
     */
    public static Intake open(Path file, FeatureReader reader, String platformVersion) throws IOException {
        Archive archive = Archive.open(file);
        try {
            byte[] bytes = featureBytes(file, archive);
            ModuleFeature feature = reader.read(bytes, file.toString());
            checkMembers(file, archive, feature);
            checkPlatform(feature, platformVersion);
            return new Intake(file, archive, feature, bytes);
        } catch (RuntimeException | IOException e) {
            archive.close();
            throw e;
        }
    }

    public ModuleFeature feature() {
        return feature;
    }

    /** What was found in order, in the order it was looked at. */
    public List<String> checks() {
        return List.of(
                "the archive is sound",
                "its members are those its feature names",
                "it is made for platform " + feature.platform());
    }

    /** What it unpacks to, in bytes. */
    public long bytes() {
        return archive.members().values().stream().mapToLong(Member::size).sum();
    }

    /** The SHA-256 of the feature, which names that of every bundle. */
    public String sha256() {
        return HexFormat.of().formatHex(sha256Digest().digest(featureBytes));
    }

    /** Unpacks everything into an empty folder. */
    public void unpack(Path folder) throws IOException {
        Files.createDirectory(folder.resolve("bundles"));
        Files.write(folder.resolve(ModuleFeature.FILE), featureBytes);
        for (Part part : feature.parts()) {
            MessageDigest digest = sha256Digest();
            try (OutputStream out = new DigestOutputStream(file(folder, part.member()), digest)) {
                archive.unpack(archive.members().get(part.member()), out);
            }
            String found = HexFormat.of().formatHex(digest.digest());
            if (!found.equals(part.sha256())) {
                throw new Refusal(
                        "module.bundle-hash",
                        "The bundle " + part.member() + " in " + file + " has SHA-256 " + found
                                + ", but its feature names " + part.sha256()
                                + "; the archive was changed or damaged, get it again from its maker",
                        part.member(),
                        file);
            }
        }
        Member sbom = archive.members().get(SBOM);
        if (sbom != null) {
            try (OutputStream out = file(folder, SBOM)) {
                archive.unpack(sbom, out);
            }
        }
    }

    private static byte[] featureBytes(Path file, Archive archive) throws IOException {
        Member member = archive.members().get(ModuleFeature.FILE);
        if (member == null) {
            throw new Refusal(
                    "module.feature-missing",
                    file + " has no member feature.json, so it is not a module archive; name an archive such as"
                            + " protocol-library-0.1.0.zip",
                    file);
        }
        if (member.size() > MAX_FEATURE) {
            throw new Refusal(
                    "module.feature-form",
                    "The feature.json of " + file + " is " + member.size() + " bytes; it may have " + MAX_FEATURE,
                    file,
                    member.size());
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        archive.unpack(member, out);
        return out.toByteArray();
    }

    private static void checkMembers(Path file, Archive archive, ModuleFeature feature) {
        Map<String, Member> extra = new HashMap<>(archive.members());
        extra.remove(ModuleFeature.FILE);
        extra.remove(SBOM);
        for (Part part : feature.parts()) {
            if (extra.remove(part.member()) == null) {
                throw new Refusal(
                        "module.bundle-missing",
                        "The feature of " + file + " names the bundle " + part.member()
                                + ", which is not in the archive; get the whole archive from its maker",
                        part.member(),
                        file);
            }
        }
        extra.keySet().stream().sorted().findFirst().ifPresent(name -> {
            throw new Refusal(
                    "module.archive-extra",
                    file + " holds \"" + name
                            + "\", which its feature does not name; a module archive holds feature.json,"
                            + " sbom.json and the bundles its feature names, nothing else",
                    name,
                    file);
        });
    }

    private static void checkPlatform(ModuleFeature feature, String platformVersion) {
        if (!feature.platform().includes(Version.parseVersion(platformVersion))) {
            throw new Refusal(
                    "module.platform-range",
                    feature.id() + " " + feature.version() + " is made for platform " + feature.platform()
                            + ", and this node runs " + platformVersion + "; get the release of the module made for "
                            + platformVersion,
                    feature.id(),
                    feature.platform(),
                    platformVersion);
        }
    }

    private static OutputStream file(Path folder, String member) throws IOException {
        return new BufferedOutputStream(Files.newOutputStream(folder.resolve(member)), 1 << 16);
    }

    private static MessageDigest sha256Digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    @Override
    public void close() throws IOException {
        archive.close();
    }
}
