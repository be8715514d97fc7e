package org.enlace.identity.internal;

import java.time.Clock;
import java.util.Optional;
import java.util.OptionalLong;
import org.enlace.identity.Officer;
import org.enlace.identity.internal.CredentialStore.Credential;
import org.enlace.platform.OfficerId;
import org.enlace.platform.Refusal;

/** Checks what officers prove themselves with. */
final class Proof {
    /** The code of the refusal {@link #anotherCode}. */
    static final String ANOTHER_CODE = "sign-in.another-code";

    private static final byte[] NOBODYS = new byte[Totp.BYTES];

    private final Stores stores;
    private final PasswordHashes hashes;
    private final Seal seal;
    private final Clock clock;

    Proof(Stores stores, PasswordHashes hashes, Seal seal, Clock clock) {
        this.stores = stores;
        this.hashes = hashes;
        this.seal = seal;
        this.clock = clock;
    }

    /** What proved it. */
    enum Factor {
        AUTHENTICATOR,
        RECOVERY_CODE
    }

    /**
     * The officer whose password it is, where the account can be signed in to. Takes as long when it is nobody's.
     *
     * @param queued whether a worker of the queue asks
     */
    Optional<Officer.Active> password(Optional<OfficerId> id, String password, boolean queued) {
        boolean possible = password.length() <= 4 * PasswordRules.LONGEST;
        Optional<Credential> credential = id.flatMap(stores.credentials()::find);
        Optional<Officer> officer = id.flatMap(stores.officers()::find);
        boolean right = hashes.matches(possible ? password : "", credential.map(Credential::password), queued);
        return right && possible && officer.orElse(null) instanceof Officer.Active active
                ? Optional.of(active)
                : Optional.empty();
    }

    /** Whether the officer's authenticator shows the code now. Takes as long where there is none; nothing is used up. */
    boolean showsNow(Optional<OfficerId> id, String code) {
        Optional<byte[]> secret = id.flatMap(officer ->
                stores.credentials().find(officer).flatMap(Credential::secret).map(kept -> seal.open(kept, officer)));
        return Totp.step(secret.orElse(NOBODYS), code.strip().replace(" ", ""), clock.instant())
                        .isPresent()
                && secret.isPresent();
    }

    /** Whether the code is right; it is used up by this, in the transaction of whoever asks. */
    Optional<Factor> code(OfficerId officer, String code) {
        String typed = code.strip();
        if (RecoveryCodes.looksLikeOne(typed)) {
            return stores.credentials().useRecoveryCode(officer, RecoveryCodes.hash(officer, typed))
                    ? Optional.of(Factor.RECOVERY_CODE)
                    : Optional.empty();
        }
        Optional<String> secret = stores.credentials().find(officer).flatMap(Credential::secret);
        if (secret.isEmpty()) {
            return Optional.empty();
        }
        OptionalLong step = Totp.step(seal.open(secret.get(), officer), typed.replace(" ", ""), clock.instant());
        return step.isPresent() && stores.credentials().use(officer, step.getAsLong())
                ? Optional.of(Factor.AUTHENTICATOR)
                : Optional.empty();
    }

    /** Writes a password, and hashes it anew where the parameters have changed since. */
    void renewHash(OfficerId officer, String password) {
        stores.credentials()
                .find(officer)
                .map(Credential::password)
                .filter(hashes::outdated)
                .ifPresent(old -> stores.credentials().rehash(officer, hashes.hash(password)));
    }

    static Refusal wrong() {
        return new Refusal("sign-in.wrong", "The name or the password is wrong, or the account cannot be signed in to");
    }

    static Refusal wrongTogether() {
        return new Refusal(
                "sign-in.both",
                "The name, the password or the code is wrong, or the account has no second factor; try again with the next"
                        + " code");
    }

    /** Says the same of a right code and of a wrong one. */
    static Refusal anotherCode() {
        return new Refusal(
                        ANOTHER_CODE,
                        "Many wrong codes were typed for this account, so two right ones are needed: wait until your"
                                + " authenticator shows the next code and type that one too")
                .at("code");
    }

    static Refusal wrongCode() {
        return new Refusal(
                        "sign-in.code",
                        "The code is wrong or was used already; wait for the next one, or use a recovery code")
                .at("code");
    }
}
