package org.enlace.training.exchange;

import org.enlace.training.Rules;

/**
 * What the node of whoever organises says of an exchange, about records of its own.
 *
 * @param unit   that receives the officer; empty while there is no place
 * @param number of the certificate; empty while there is none
 * @param code   by which the certificate is checked and got on that node's public page; empty together with the number
 */
public record Abroad(String unit, String number, String code) {
    public static final Abroad NOTHING = new Abroad("", "", "");

    private static final int LONGEST = 60;

    public Abroad {
        unit = Rules.lineOrNone("unit", unit, HostPlace.LONGEST_UNIT);
        number = Rules.lineOrNone("number", number, LONGEST);
        code = Rules.lineOrNone("code", code, LONGEST);
    }
}
