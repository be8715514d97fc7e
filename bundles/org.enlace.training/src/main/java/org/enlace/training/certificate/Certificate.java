package org.enlace.training.certificate;

import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import org.enlace.mail.MailAddress;
import org.enlace.platform.RecordId;
import org.enlace.platform.Refusal;
import org.enlace.training.Rules;
import org.enlace.training.Stamp;

/**
 * A certificate that this node gave. Its state is its type: valid, revoked for good, or replaced by another in which the name is spelled
 * otherwise. What it says never changes.
 */
public sealed interface Certificate {
    Core core();

    State state();

    default RecordId id() {
        return core().id();
    }

    default int version() {
        return core().version();
    }

    default CertificateNumber number() {
        return core().number();
    }

    default CertificateContent content() {
        return core().content();
    }

    /** This certificate where it is valid. */
    default Valid valid() {
        if (this instanceof Valid valid) {
            return valid;
        }
        throw new Refusal(
                "training.certificate-over",
                "The certificate " + number() + " was revoked or replaced, which is for good; issue another one",
                number());
    }

    /** The states as words, for lists and figures. */
    enum State {
        VALID,
        REVOKED,
        REPLACED;

        /** The word used in addresses, the API and the database. */
        public String token() {
            return name().toLowerCase(Locale.ROOT);
        }

        public static Optional<State> of(String token) {
            return Arrays.stream(values())
                    .filter(state -> state.token().equals(token))
                    .findFirst();
        }
    }

    /** Why one is revoked. */
    enum Reason {
        /** It was given to somebody who was not meant. */
        ISSUED_IN_ERROR,
        /** It turned out that the conditions were not fulfilled. */
        NOT_FULFILLED,
        /** What it certifies does not count, such as a series that was annulled. */
        ANNULLED,
        /** It was come by dishonestly. */
        MISUSE;

        /** The word used in forms, the API and the database. */
        public String token() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        /** @throws Refusal {@code training.revocation-reason} */
        public static Reason of(String token) {
            return Arrays.stream(values())
                    .filter(reason -> reason.token().equals(token))
                    .findFirst()
                    .orElseThrow(() -> new Refusal(
                                    "training.revocation-reason",
                                    "\"" + token + "\" is no reason to revoke; choose issued-in-error, not-fulfilled,"
                                            + " annulled or misuse",
                                    String.valueOf(token))
                            .at("reason"));
        }
    }

    /**
     * What every certificate has.
     *
     * @param version counts up with every change, from 1
     * @param mail    of the person, by which they find it; no part of what it says. Empty where none is known
     * @param issued  when, and by whom
     * @param changed last
     */
    record Core(
            RecordId id,
            int version,
            CertificateNumber number,
            Subject subject,
            CertificateContent content,
            Optional<MailAddress> mail,
            Stamp issued,
            Stamp changed) {
        public Core {
            Objects.requireNonNull(id, "id");
            Objects.requireNonNull(number, "number");
            Objects.requireNonNull(subject, "subject");
            Objects.requireNonNull(content, "content");
            Objects.requireNonNull(mail, "mail");
            Objects.requireNonNull(issued, "issued");
            Objects.requireNonNull(changed, "changed");
        }

        /** The SHA-256 of what it says, hexadecimal: of {@link #claims}. */
        public String hash() {
            return Claims.hash(claims());
        }

        /** What it says, for machines. */
        public SortedMap<String, String> claims() {
            return Claims.of(number, content, issued.at());
        }

        private Core next(Stamp by) {
            return new Core(id, version + 1, number, subject, content, mail, issued, by);
        }
    }

    /** In force. */
    record Valid(Core core) implements Certificate {
        public Valid {
            Objects.requireNonNull(core, "core");
        }

        /** @param note for whoever organises, up to {@value Revoked#LONGEST_NOTE} characters; may be empty */
        public Revoked revoke(Reason reason, String note, Stamp by) {
            return new Revoked(core.next(by), reason, note);
        }

        /** @throws Refusal {@code training.certificate-same} where another one would say the same */
        public void requireOther(CertificateContent another) {
            if (another.equals(content())) {
                throw new Refusal(
                                "training.certificate-same",
                                "The certificate " + number() + " says \""
                                        + content().name() + "\" already; write the name as it is right",
                                number(),
                                content().name())
                        .at("name");
            }
        }

        /** @param another the one that takes its place */
        public Replaced replace(Certificate.Valid another, Stamp by) {
            return new Replaced(core.next(by), another.id());
        }

        @Override
        public State state() {
            return State.VALID;
        }
    }

    /**
     * Void, for good.
     *
     * @param note for whoever organises; never shown to whoever checks a certificate
     */
    record Revoked(Core core, Reason reason, String note) implements Certificate {
        public static final int LONGEST_NOTE = 500;

        public Revoked {
            Objects.requireNonNull(core, "core");
            Objects.requireNonNull(reason, "reason");
            note = Rules.textOrNone("note", note, LONGEST_NOTE);
        }

        @Override
        public State state() {
            return State.REVOKED;
        }
    }

    /** Void, since another one spells the name right. */
    record Replaced(Core core, RecordId by) implements Certificate {
        public Replaced {
            Objects.requireNonNull(core, "core");
            Objects.requireNonNull(by, "by");
        }

        @Override
        public State state() {
            return State.REPLACED;
        }
    }
}
