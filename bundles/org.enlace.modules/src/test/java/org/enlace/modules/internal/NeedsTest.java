package org.enlace.modules.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class NeedsTest {
    @Test
    void aMissingPackageIsSaidWithTheVersionsThatWouldDo() {
        assertEquals(
                "the package org.nowhere from version 3.0.0 and below 4.0.0",
                Needs.words(
                        "osgi.wiring.package",
                        "(&(osgi.wiring.package=org.nowhere)(&(version>=3.0.0)(!(version>=4.0.0))))"));
        assertEquals(
                "the package org.nowhere", Needs.words("osgi.wiring.package", "(osgi.wiring.package=org.nowhere)"));
    }

    @Test
    void anyOtherRequirementIsShownAsItStands() {
        assertEquals(
                "the capability osgi.extender (osgi.extender=x)", Needs.words("osgi.extender", "(osgi.extender=x)"));
    }
}
