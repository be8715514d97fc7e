package org.enlace.audit.internal.rest;

import java.util.Locale;
import org.enlace.audit.internal.VerificationJob;
import org.enlace.platform.Refusal;

/**
 * The progress or the result of a verification.
 *
 * @param state  running, done, refused, or failed, of which the node's log tells more
 * @param done   how many entries it has gone through
 * @param total  how many there are; 0 until they are counted
 * @param result what it found, if it is done
 * @param code   of the refusal
 * @param why    in the caller's language
 */
public record VerificationJson(String state, int done, int total, VerifiedJson result, String code, String why) {
    static VerificationJson of(VerificationJob.Run run, String why) {
        return new VerificationJson(
                run.state().name().toLowerCase(Locale.ROOT),
                run.done(),
                run.total(),
                run.found().map(VerifiedJson::of).orElse(null),
                run.refusal().map(Refusal::code).orElse(null),
                why);
    }
}
