package org.enlace.files;

import org.enlace.platform.RecordId;

/**
 * The proof that a file was erased, kept for good.
 *
 * @param file      which file it was
 * @param owner     whose it was
 * @param sha256    of its content
 * @param size      of its content, in bytes
 * @param nameHash  SHA-256 of its name in UTF-8
 * @param by        who erased it, and when
 * @param reason    why
 * @param last      whether its content went with it, key and all; false while the record has it by another file
 * @param statement what was signed: the same as lines of text, UTF-8
 * @param signer    the id of the node's signing key
 * @param signature Ed25519 (RFC 8032) over the statement, in Base64
 */
public record Erasure(
        RecordId file,
        OwnerRef owner,
        Sha256 sha256,
        long size,
        Sha256 nameHash,
        Stamp by,
        String reason,
        boolean last,
        String statement,
        String signer,
        String signature) {}
