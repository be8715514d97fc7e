package org.enlace.jit.signing;

/**
 * The signed paper, scanned: what it is recognised by. The file itself stays on the node that took it in.
 *
 * @param sha256 of its bytes, 64 hexadecimal digits
 * @param file   its name, 1 to 200 characters
 */
public record ScannedAct(String sha256, String file) {
    public ScannedAct {
        sha256 = Forms.hash("act", sha256);
        file = Forms.worded("file", file, 200);
    }
}
