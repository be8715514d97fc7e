package org.enlace.jit.internal.course;

import java.util.Optional;
import org.enlace.jit.course.Asked;
import org.enlace.jit.course.RequestContent;
import org.enlace.jit.internal.LegalBases;
import org.enlace.platform.CountryCode;
import org.enlace.platform.Refusal;
import org.enlace.reference.Countries;
import org.enlace.reference.CrimeTypes;

/** That what a request names by its code is known on this node. */
final class Catalogues {
    private final Countries countries;
    private final CrimeTypes crimes;
    private final LegalBases bases;
    private final CountryCode own;

    Catalogues(Countries countries, CrimeTypes crimes, LegalBases bases, CountryCode own) {
        this.countries = countries;
        this.crimes = crimes;
        this.bases = bases;
        this.own = own;
    }

    /** @throws Refusal {@code jit.country}, {@code jit.asked-own}, {@code jit.crime}, {@code jit.basis} */
    void require(RequestContent content) {
        for (Asked one : content.asked()) {
            if (one.country().equals(own)) {
                throw new Refusal("jit.asked-own", own + " asks and is not asked; take it out", own).at("asked");
            }
            if (countries.find(one.country()).isEmpty()) {
                throw new Refusal(
                                "jit.country",
                                "\"" + one.country() + "\" is no country of the list; choose one",
                                one.country())
                        .at("asked");
            }
        }
        for (String code : content.crimes()) {
            if (crimes.find(code).isEmpty()) {
                throw new Refusal("jit.crime", "\"" + code + "\" is no code of the crime classification", code)
                        .at("crimes");
            }
        }
        Optional.of(content.basis())
                .filter(basis -> !basis.isEmpty() && !bases.knows(basis))
                .ifPresent(basis -> {
                    throw new Refusal(
                                    "jit.basis",
                                    "\"" + basis + "\" is no legal basis of the catalogue; choose one of its list",
                                    basis)
                            .at("basis");
                });
    }
}
