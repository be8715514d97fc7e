package org.enlace.identity.internal;

import java.util.function.Function;
import org.enlace.identity.Officers;
import org.enlace.identity.RoleName;
import org.enlace.identity.Roles;
import org.enlace.identity.Units;
import org.enlace.platform.NotFound;
import org.enlace.platform.OfficerId;
import org.enlace.platform.Refusal;
import org.enlace.platform.UnitId;

/** Records that an address asks for by name. A name that none could have is one of nothing. */
public final class Asked {
    private Asked() {}

    public static OfficerId officer(String name) {
        return known(Officers.KIND, name, OfficerId::new);
    }

    public static RoleName role(String name) {
        return known(Roles.KIND, name, RoleName::new);
    }

    public static UnitId unit(String name) {
        return known(Units.KIND, name, UnitId::new);
    }

    private static <T> T known(String kind, String name, Function<String, T> make) {
        try {
            return make.apply(name);
        } catch (Refusal refusal) {
            throw new NotFound(kind, name);
        }
    }
}
