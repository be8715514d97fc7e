package org.enlace.audit;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.enlace.audit.proof.Head;

/**
 * An entry with everything that belongs to it.
 *
 * @param line      what a list shows of it
 * @param unit      the unit whose rights were used
 * @param reference which session, token or connection; may be empty
 * @param facts     what can be known for ever
 * @param values    erasable values that are there: {@code reason}, {@code before/FIELD}, {@code after/FIELD}, {@code person/N}
 * @param erased    values that were erased, each with the act that did
 * @param withheld  values of a restricted record: that they changed can be known, not what they are
 * @param body      the text that is proven
 * @param hash      its leaf hash, hexadecimal
 * @param proof     that it stands in the log; empty in the moment before it has its place
 */
public record AuditEntry(
        AuditLine line,
        Optional<String> unit,
        String reference,
        Map<String, String> facts,
        Map<String, String> values,
        Map<String, String> erased,
        List<String> withheld,
        String body,
        String hash,
        Optional<Inclusion> proof) {

    /**
     * That an entry stands in the tree of a signed head (RFC 9162).
     *
     * @param leaf its place, from 0
     * @param path hashes from the leaf up, hexadecimal
     * @param head signed over the root
     */
    public record Inclusion(long leaf, List<String> path, Head head) {}
}
