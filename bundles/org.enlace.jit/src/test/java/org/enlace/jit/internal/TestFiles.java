package org.enlace.jit.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.Proxy;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.enlace.files.FileName;
import org.enlace.files.FileState;
import org.enlace.files.Files;
import org.enlace.files.OwnerRef;
import org.enlace.files.Sha256;
import org.enlace.files.Stamp;
import org.enlace.files.StoredFile;
import org.enlace.platform.Caller;

/** Files that are kept in memory: those that are added are there for everybody. */
public final class TestFiles {
    public final List<StoredFile> all = new ArrayList<>();

    public Files service() {
        return (Files) Proxy.newProxyInstance(
                Files.class.getClassLoader(),
                new Class<?>[] {Files.class},
                (proxy, method, given) -> switch (method.getName()) {
                    case "add" ->
                        add((OwnerRef) given[0], (FileName) given[1], (InputStream) given[2], (Caller) given[3]);
                    case "of" ->
                        all.stream().filter(one -> one.owner().equals(given[0])).toList();
                    default -> throw new UnsupportedOperationException(method.getName());
                });
    }

    private StoredFile add(OwnerRef owner, FileName name, InputStream content, Caller caller) {
        try {
            byte[] bytes = content.readAllBytes();
            String hash = HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
            StoredFile file = new StoredFile.Attached(
                    TestNode.id(),
                    1,
                    owner,
                    name,
                    new StoredFile.Content(new Sha256(hash), bytes.length, "application/pdf", FileState.AVAILABLE, ""),
                    new Stamp(caller.officer(), Instant.EPOCH),
                    Optional.empty(),
                    List.of());
            all.add(file);
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
