package org.enlace.identity;

import java.util.List;
import org.enlace.platform.Caller;
import org.enlace.platform.OfficerId;

/** By which public keys officers come to the shell from elsewhere. A key belongs to one officer. A service. */
public interface SshKeys {
    /** What a record of this kind is called in {@code NotFound} and the audit. */
    String KIND = "ssh-key";

    /** How many an officer has at most. */
    int MOST = 10;

    /**
     * Lets an officer in by one more key. Needs {@code officers.manage}, also for the caller's own account, and all that the
     * officer's roles give: whoever has the key does what the officer may.
     *
     * @param line of a {@code .pub} file: the kind, the key, and what it is called
     * @throws org.enlace.platform.Refusal {@code ssh-key.form}, {@code ssh-key.private}, {@code ssh-key.kind},
     *     {@code ssh-key.weak}, {@code ssh-key.taken}, {@code ssh-key.too-many}, {@code officer.disabled}, {@code role.not-held}
     */
    SshKey add(OfficerId officer, String line, Caller caller);

    /** Those of an officer, the latest first. Needs {@code officers.read} unless it is the caller. */
    List<SshKey> of(OfficerId officer, Caller caller);

    /** Lets nobody in by this key any more, and ends the sessions that began by it. Needs {@code officers.manage}. */
    void remove(String fingerprint, Caller caller);
}
