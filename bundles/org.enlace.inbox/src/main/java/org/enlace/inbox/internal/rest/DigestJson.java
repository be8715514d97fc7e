package org.enlace.inbox.internal.rest;

import java.time.Instant;
import java.util.Optional;
import org.enlace.inbox.internal.digest.Digest;
import org.enlace.inbox.internal.digest.DigestChoice;
import org.enlace.inbox.internal.digest.DigestWords;
import org.enlace.mail.MailAddress;

/**
 * When the caller is told, and where.
 *
 * @param zone  whose hours these are
 * @param next  when the next letter is due; null where none is
 * @param email where it goes; null where the account names no address, and then none is sent
 */
public record DigestJson(
        String rhythm, int hour, String day, boolean whenEmpty, String zone, Instant next, String email, int version) {
    static DigestJson of(Digest digest, Optional<MailAddress> address) {
        DigestChoice choice = digest.choice();
        return new DigestJson(
                choice.rhythm().token(),
                choice.hour(),
                DigestWords.token(choice.day()),
                choice.whenEmpty(),
                digest.zone().getId(),
                digest.due().orElse(null),
                address.map(MailAddress::value).orElse(null),
                digest.version());
    }
}
