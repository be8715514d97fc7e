package org.enlace.shell.internal;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.enlace.platform.Act;
import org.enlace.platform.Caller;
import org.enlace.platform.Language;
import org.enlace.platform.OfficerId;
import org.enlace.platform.Origin;

/**
 * Takes down who was refused, a few in a minute one by one and of the rest how many, so that nobody fills the audit from outside. Safe
 * for several threads.
 */
final class RefusedSignIns {
    /** Refused sign-ins that get an entry of their own in a minute; what comes on top is counted in the next. */
    private static final int WRITTEN = 10;

    private static final OfficerId NOBODY = new OfficerId("nobody");

    private final CommandAudit audit;
    private final Clock clock;
    private Instant minute = Instant.MIN;
    private int written;
    private int unwritten;

    RefusedSignIns(CommandAudit audit, Clock clock) {
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * What was tried in one connection before it ended.
     *
     * @param tries       how many keys
     * @param fingerprint of the last one; may be empty
     * @param holder      whose it is
     * @param why         a code such as {@code ssh.unknown-key}
     */
    record Refused(int tries, String fingerprint, Optional<Caller> holder, String why) {}

    void note(Refused refused, String address) {
        int more;
        synchronized (this) {
            Instant now = clock.instant();
            if (!now.isBefore(minute.plusSeconds(minute == Instant.MIN ? 0 : 60))) {
                minute = now;
                written = 0;
            }
            if (written >= WRITTEN) {
                unwritten++;
                return;
            }
            written++;
            more = unwritten;
            unwritten = 0;
        }
        Caller by = refused.holder()
                .orElseGet(() -> new Caller(
                        NOBODY,
                        Optional.empty(),
                        Optional.empty(),
                        Language.EN,
                        ZoneOffset.UTC,
                        permission -> false,
                        new Origin(Origin.Door.SSH, refused.fingerprint())));
        Act act = Act.refused(SshGuard.SIGN_IN, by)
                .code("refusal", refused.why())
                .fact("keys-tried", refused.tries())
                .changed("address", null, address);
        audit.note(SshGuard.SIGN_IN, more == 0 ? act : act.fact("unwritten", more), SshGuard.AUDIT);
    }
}
