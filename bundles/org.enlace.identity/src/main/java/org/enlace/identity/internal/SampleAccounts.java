package org.enlace.identity.internal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.enlace.identity.Officer;
import org.enlace.identity.Officers;
import org.enlace.identity.Profile;
import org.enlace.identity.RoleName;
import org.enlace.identity.Unit;
import org.enlace.keys.Keys;
import org.enlace.platform.Act;
import org.enlace.platform.Audit;
import org.enlace.platform.Caller;
import org.enlace.platform.CountryCode;
import org.enlace.platform.Language;
import org.enlace.platform.OfficerId;
import org.enlace.platform.Transactions;
import org.enlace.platform.UnitId;
import org.enlace.platform.contribution.Permissions;

/** Officers of several roles and units, plainly named as samples, with random passwords. */
final class SampleAccounts {
    private static final String ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789";
    private static final ZoneId ZONE = ZoneId.of("America/Bogota");
    private static final UnitId FIRST = new UnitId("sample-unit");
    private static final UnitId OTHER = new UnitId("other-sample-unit");

    /** Roles that modules let into cases, for which they ask a second factor; those modules are not there yet. */
    private static final Set<String> INTO_CASES = Set.of("investigator", "prosecutor", "central-authority");

    /** @param roles separated by commas */
    private record Sample(String account, String name, String roles, UnitId unit, String rank) {
        Set<RoleName> named() {
            return Stream.of(roles.split(", ")).map(RoleName::new).collect(Collectors.toUnmodifiableSet());
        }
    }

    private static final List<Sample> SAMPLES = List.of(
            new Sample("admin", "Sample administrator", "administrator", FIRST, ""),
            new Sample("officer", "Sample officer", "officer", FIRST, "Intendente"),
            new Sample("analyst", "Sample analyst", "analyst", FIRST, ""),
            new Sample("investigator", "Sample investigator", "officer, investigator", FIRST, "Inspector"),
            new Sample("prosecutor", "Sample prosecutor", "prosecutor", FIRST, "Fiscal"),
            new Sample("central", "Sample central authority", "central-authority", FIRST, ""),
            new Sample("trainer", "Sample training coordinator", "training-coordinator", FIRST, ""),
            new Sample("auditor", "Sample auditor", "auditor", FIRST, ""),
            new Sample("other-officer", "Sample officer of another unit", "officer", OTHER, "Subintendente"));

    private final Stores stores;
    private final Transactions transactions;
    private final Audit audit;
    private final Keys keys;
    private final Permissions permissions;
    private final CountryCode country;
    private final Clock clock;

    SampleAccounts(
            Stores stores,
            Transactions transactions,
            Audit audit,
            Keys keys,
            Permissions permissions,
            CountryCode country,
            Clock clock) {
        this.stores = stores;
        this.transactions = transactions;
        this.audit = audit;
        this.keys = keys;
        this.permissions = permissions;
        this.country = country;
        this.clock = clock;
    }

    /** Makes them and writes how to sign in to them. */
    void make(Path file) throws IOException {
        Secrets secrets = new Secrets(keys);
        Seal seal = new Seal(keys, secrets);
        RoleBook roles = new RoleBook(stores.roles(), permissions, () -> Settings.SHIPPED, clock);
        PasswordHashes hashes = new PasswordHashes(secrets, () -> Settings.SHIPPED);
        StringBuilder text = new StringBuilder("""
                # The sample accounts of this demonstration, made once with random passwords. Only for trying Enlace out.
                # One account in a block, one "name: value" in a line. Sign in with the name and the password; where there is a
                # totp-secret, add it to an authenticator (the picture is its QR code) and type the six digits it shows.
                """);
        Map<Sample, String> passwords = new HashMap<>();
        Map<Sample, String> hashed = new HashMap<>();
        Map<Sample, byte[]> factors = new HashMap<>();
        for (Sample sample : SAMPLES) {
            String password = String.join("-", groups(secrets));
            passwords.put(sample, password);
            hashed.put(sample, hashes.hash(password));
            if (sample.named().stream().map(RoleName::value).anyMatch(INTO_CASES::contains)
                    || roles.needsSecondFactor(profile(sample))) {
                factors.put(sample, secrets.bytes(Totp.BYTES));
            }
            text.append(block(sample, password, Optional.ofNullable(factors.get(sample))));
        }
        // First the file: accounts nobody knows the passwords of would help nobody.
        write(file, text.toString());
        Caller caller = Caller.node();
        transactions.run(() -> {
            unit(FIRST, "Sample unit");
            unit(OTHER, "Other sample unit");
            SAMPLES.forEach(sample -> {
                Instant now = clock.instant();
                OfficerId id = new OfficerId(sample.account());
                Profile profile = profile(sample);
                stores.officers().add(new Officer.Active(id, 1, profile, Optional.empty(), Optional.empty()));
                stores.credentials().password(id, hashed.get(sample), now);
                Optional.ofNullable(factors.get(sample)).ifPresent(factor -> {
                    stores.credentials().begin(id, seal.close(factor, id));
                    stores.credentials().enrol(id, now);
                });
                audit.record(Profiles.changes(
                        Act.done("officers.create", caller)
                                .on(Officers.KIND, id)
                                .concerning(id)
                                .fact("demonstration", true),
                        null,
                        profile));
            });
        });
    }

    private void unit(UnitId id, String name) {
        if (stores.units().find(id).isEmpty()) {
            stores.units().add(new Unit(id, 1, name, false, 0));
        }
    }

    private static Profile profile(Sample sample) {
        return new Profile(sample.name(), Optional.of(sample.unit()), sample.rank(), Language.ES, ZONE, sample.named());
    }

    private static List<String> groups(Secrets secrets) {
        List<String> groups = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            groups.add(secrets.text(ALPHABET, 5));
        }
        return groups;
    }

    private String block(Sample sample, String password, Optional<byte[]> factor) {
        StringBuilder block = new StringBuilder("\nname: ")
                .append(sample.account())
                .append("\nfull-name: ")
                .append(sample.name())
                .append("\nrole: ")
                .append(sample.roles())
                .append("\nunit: ")
                .append(sample.unit())
                .append("\npassword: ")
                .append(password)
                .append('\n');
        factor.ifPresent(secret -> {
            String uri = Totp.uri("Enlace " + country + " demo", sample.account(), secret);
            block.append("totp-secret: ")
                    .append(Totp.base32(secret))
                    .append("\ntotp-uri: ")
                    .append(uri)
                    .append('\n')
                    .append(QrPicture.text(uri));
        });
        return block.toString();
    }

    private static void write(Path file, String text) throws IOException {
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(fresh);
        Files.createFile(fresh, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.write(fresh, text.getBytes(StandardCharsets.UTF_8));
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
