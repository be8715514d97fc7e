package org.enlace.modules.internal.trust;

import org.enlace.platform.Refusal;

/**
 * How what is wrong with signed content is said.
 *
 * @param subject what was looked at, as a sentence begins with it
 * @param remedy  what to do when it is not whole
 * @param shown   its path
 */
record Complaint(String subject, String remedy, Object shown) {
    /** @param what goes on after the subject */
    Refusal refuse(String code, String what) {
        return new Refusal("module." + code, subject + " " + what, shown);
    }

    Refusal broken(String member) {
        return broken(member, "is not as it was signed");
    }

    Refusal broken(String member, String how) {
        return new Refusal(
                "module.signature-broken",
                subject + " was changed or damaged after it was signed: " + member + " " + how + "; " + remedy,
                member,
                shown);
    }

    Refusal unsigned(String member) {
        return new Refusal(
                "module.member-unsigned",
                subject + " holds " + member + ", which its signer has not signed; " + remedy,
                member,
                shown);
    }

    Refusal weak(String what) {
        return refuse(
                "signature-weak",
                "is signed with " + what
                        + "; taken are SHA-256 or better with RSA of 2048 bits (PKCS #1), EC of 256 bits"
                        + " or Ed25519. Its maker signs it anew");
    }
}
