package org.enlace.modules.internal.trust;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.security.CodeSigner;
import java.security.cert.X509Certificate;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.enlace.modules.internal.trust.SignedContent.Members;
import org.enlace.modules.internal.trust.SignedContent.Seal;

/** What the JDK's own reader says of something signed; it has to agree with ours in every member. */
final class JdkReading {
    private static final String META_INF = "META-INF/";

    private final Seal seal;
    private final Complaint complaint;

    JdkReading(Seal seal, Complaint complaint) {
        this.seal = seal;
        this.complaint = complaint;
    }

    /** Reads every member of an archive. */
    void agree(Path archive) throws IOException {
        Set<String> seen = new TreeSet<>();
        try (JarFile jar = new JarFile(archive.toFile(), true, ZipFile.OPEN_READ, JarFile.baseVersion())) {
            for (JarEntry entry : Collections.list(jar.entries())) {
                if (!entry.isDirectory() && !entry.getName().startsWith(META_INF)) {
                    seen.add(entry.getName());
                    try (InputStream in = jar.getInputStream(entry)) {
                        through(entry, in);
                    }
                }
            }
        } catch (SecurityException e) {
            throw complaint.broken("the signature");
        } catch (ZipException e) {
            throw complaint.refuse("archive-damaged", "is read in two ways by two readers: " + e.getMessage());
        }
        if (!seen.equals(seal.names())) {
            throw complaint.refuse("archive-damaged", "has other members for one reader than for another");
        }
    }

    /**
     * Has the JDK verify the signature of what lies in a folder. By then every file was held against the manifest; so one
     * is enough to have it verify the signature over the manifest.
     */
    void agree(Members members) throws IOException {
        String witness = seal.names().iterator().next();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> part : seal.signature().entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                zip.write(part.getValue());
            }
            zip.putNextEntry(new ZipEntry(witness));
            members.copy(witness, zip);
        }
        try (JarInputStream jar = new JarInputStream(new ByteArrayInputStream(bytes.toByteArray()), true)) {
            for (JarEntry entry = jar.getNextJarEntry(); entry != null; entry = jar.getNextJarEntry()) {
                if (!entry.getName().startsWith(META_INF)) {
                    through(entry, jar);
                }
            }
        } catch (SecurityException e) {
            throw complaint.broken("the signature");
        }
    }

    private void through(JarEntry entry, InputStream in) throws IOException {
        try {
            in.transferTo(OutputStream.nullOutputStream());
        } catch (SecurityException e) {
            throw complaint.broken(entry.getName());
        }
        CodeSigner[] signers = entry.getCodeSigners();
        if (signers == null) {
            throw complaint.weak(
                    "algorithms that the Java here no longer takes (jdk.jar.disabledAlgorithms), or not at all");
        }
        if (signers.length != 1
                || !seal.signer().equals((X509Certificate)
                        signers[0].getSignerCertPath().getCertificates().get(0))) {
            throw complaint.refuse("signers-several", "is signed by several; one signs it, and that one alone");
        }
    }
}
