package org.enlace.platform;

/**
 * How far information may travel: the Traffic Light Protocol, version 2.0 (FIRST, https://www.first.org/tlp/). The label keeps
 * its English form in every language.
 */
public enum Tlp {
    /** For the eyes of the individual recipients only. */
    RED("TLP:RED"),
    /** For those of the recipient's organisation who need to know. */
    AMBER_STRICT("TLP:AMBER+STRICT"),
    /** For the recipient's organisation and its clients who need to know. */
    AMBER("TLP:AMBER"),
    /** For the community. */
    GREEN("TLP:GREEN"),
    /** For everybody. */
    CLEAR("TLP:CLEAR");

    private final String label;

    Tlp(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }

    /** @throws Refusal {@code tlp.label} for any other text */
    public static Tlp parse(String text) {
        for (Tlp tlp : values()) {
            if (tlp.label.equals(text)) {
                return tlp;
            }
        }
        throw new Refusal(
                "tlp.label",
                "A TLP label is TLP:RED, TLP:AMBER+STRICT, TLP:AMBER, TLP:GREEN or TLP:CLEAR, not \"" + text + "\"",
                text);
    }
}
