package org.enlace.modules.internal.archive;

import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.enlace.modules.internal.archive.Archive.Member;
import org.enlace.modules.internal.archive.ModuleFeature.Part;
import org.enlace.platform.Hashing;
import org.enlace.platform.Refusal;
import org.osgi.framework.Version;

/** Reads a module archive and unpacks it, after checking its signature, its own feature and that it fits this platform. */
public final class Intake implements AutoCloseable {
    private static final String SBOM = "sbom.json";
    private static final String SIGNATURE = "META-INF/";
    private static final long MAX_FEATURE = 1L << 20;

    private final StagedCopy copy;
    private final Archive archive;
    private final Signer signer;
    private final ModuleFeature feature;
    private final byte[] featureBytes;

    private Intake(Archive archive, Signer signer, ModuleFeature feature, byte[] featureBytes) {
        this.copy = archive.copy();
        this.archive = archive;
        this.signer = signer;
        this.feature = feature;
        this.featureBytes = featureBytes;
    }

    /**
     * Copies an archive where nobody else can change it, and checks its shape, that every member is as a trusted signer
     * signed it, its feature, and that it fits the platform. Nothing of it is believed before its signature.
     *
     * @param staging where the copy lies until this is closed
     */
    public static Intake open(
            Path file, Path staging, SignatureRule signatures, FeatureReader reader, String platformVersion)
            throws IOException {
        Intake intake = open(file, staging, signatures, reader);
        boolean fits = false;
        try {
            checkPlatform(intake.feature, platformVersion);
            fits = true;
            return intake;
        } finally {
            if (!fits) {
                intake.close();
            }
        }
    }

    /** The same, whatever platform it was made for. */
    public static Intake open(Path file, Path staging, SignatureRule signatures, FeatureReader reader)
            throws IOException {
        StagedCopy copy = StagedCopy.of(file, staging, Archive.MAX_FILE);
        Intake intake = null;
        try {
            intake = open(copy, signatures, reader);
            return intake;
        } finally {
            if (intake == null) {
                copy.close();
            }
        }
    }

    private static Intake open(StagedCopy copy, SignatureRule signatures, FeatureReader reader) throws IOException {
        Archive archive = Archive.open(copy);
        Intake intake = null;
        try {
            Signer signer = signatures.check(archive);
            byte[] bytes = featureBytes(copy.given(), archive);
            ModuleFeature feature = reader.read(bytes, copy.given());
            checkMembers(copy.given(), archive, feature);
            intake = new Intake(archive, signer, feature, bytes);
            return intake;
        } finally {
            if (intake == null) {
                archive.close();
            }
        }
    }

    public ModuleFeature feature() {
        return feature;
    }

    /** Who signed every member. */
    public Signer signer() {
        return signer;
    }

    /** The SHA-256 of the archive as it was given. */
    public String archiveSha256() {
        return copy.sha256();
    }

    /** What was found in order, in the order it was looked at. */
    public List<String> checks() {
        return List.of(
                "the archive is sound",
                "every member is signed by " + signer.subject(),
                "its members are those its feature names",
                "it is made for platform " + feature.platform());
    }

    /** What it unpacks to, in bytes. */
    public long bytes() {
        return archive.members().values().stream().mapToLong(Member::size).sum();
    }

    /** The SHA-256 of the feature, which names that of every bundle. */
    public String sha256() {
        return Hashing.sha256(featureBytes);
    }

    /** Unpacks everything into an empty folder, the signature too, by which the folder can be verified again. */
    public void unpack(Path folder) throws IOException {
        Files.createDirectory(folder.resolve("bundles"));
        Files.write(folder.resolve(ModuleFeature.FILE), featureBytes);
        for (Part part : feature.parts()) {
            MessageDigest digest = Hashing.sha256();
            try (OutputStream out = new DigestOutputStream(file(folder, part.member()), digest)) {
                archive.unpack(archive.members().get(part.member()), out);
            }
            String found = HexFormat.of().formatHex(digest.digest());
            if (!found.equals(part.sha256())) {
                throw new Refusal(
                        "module.bundle-hash",
                        "The bundle " + part.member() + " in " + copy.given() + " has SHA-256 " + found
                                + ", but its feature names " + part.sha256()
                                + "; the archive was changed or damaged, get it again from its maker",
                        part.member(),
                        copy.given());
            }
        }
        Files.createDirectory(folder.resolve(SIGNATURE));
        for (Member member : archive.members().values()) {
            if (member.name().equals(SBOM) || isSignature(member.name())) {
                try (OutputStream out = file(folder, member.name())) {
                    archive.unpack(member, out);
                }
            }
        }
    }

    private static byte[] featureBytes(String file, Archive archive) throws IOException {
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

    private static void checkMembers(String file, Archive archive, ModuleFeature feature) {
        Map<String, Member> extra = new HashMap<>(archive.members());
        extra.remove(ModuleFeature.FILE);
        extra.remove(SBOM);
        extra.keySet().removeIf(Intake::isSignature);
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

    private static boolean isSignature(String name) {
        return name.startsWith(SIGNATURE);
    }

    private static OutputStream file(Path folder, String member) throws IOException {
        return new BufferedOutputStream(Files.newOutputStream(folder.resolve(member)), 1 << 16);
    }

    @Override
    public void close() throws IOException {
        archive.close();
        copy.close();
    }
}
