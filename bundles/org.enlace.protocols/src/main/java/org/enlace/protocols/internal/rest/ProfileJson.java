package org.enlace.protocols.internal.rest;

import java.util.List;
import org.enlace.platform.CountryCode;
import org.enlace.platform.RecordId;
import org.enlace.protocols.Region.Decision;
import org.enlace.protocols.Region.Profile;

/**
 * What a country owns and what it decided, as far as it is known here.
 *
 * @param ownedTotal how many documents here are its own
 * @param owned      some of them, by title
 * @param next       for the parameter {@code after}: the ones that follow; null on the last page
 */
public record ProfileJson(
        CountryCode country, long ownedTotal, List<OwnedJson> owned, String next, List<CountryAdoptionJson> decisions) {
    public record OwnedJson(RecordId protocol, String reference, String title, String kind, int version) {}

    static ProfileJson of(Profile profile) {
        return new ProfileJson(
                profile.country(),
                profile.ownedTotal(),
                profile.owned().stream()
                        .map(one -> new OwnedJson(
                                one.id(),
                                one.reference(),
                                one.content().title(),
                                one.content().kind().token(),
                                one.control().edition()))
                        .toList(),
                profile.next(),
                profile.decisions().stream().map(ProfileJson::decision).toList());
    }

    /** Of a restricted document without its act, which is told where the document is opened. */
    private static CountryAdoptionJson decision(Decision one) {
        CountryAdoptionJson whole =
                CountryAdoptionJson.of(one.adoption(), one.document().orElse(null));
        return one.restricted() ? whole.withoutAct() : whole;
    }
}
