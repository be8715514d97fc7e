package org.enlace.files.internal.rest;

import java.time.Instant;
import org.enlace.files.Erasure;
import org.enlace.platform.OfficerId;
import org.enlace.platform.RecordId;

/** The proof of an erasure; the signature is Ed25519 over the statement in UTF-8, by the node's key with the signer's id. */
public record ErasureJson(
        RecordId file,
        String sha256,
        long size,
        String nameSha256,
        OfficerId erasedBy,
        Instant erased,
        String reason,
        boolean contentDestroyed,
        String statement,
        String signer,
        String signature) {
    static ErasureJson of(Erasure erasure) {
        return new ErasureJson(
                erasure.file(),
                erasure.sha256().value(),
                erasure.size(),
                erasure.nameHash().value(),
                erasure.by().officer(),
                erasure.by().at(),
                erasure.reason(),
                erasure.last(),
                erasure.statement(),
                erasure.signer(),
                erasure.signature());
    }
}
