package org.enlace.jit.access;

/** What a seconded member may do beside being a member, where the designation says so (EU model agreement, specific arrangements). */
public enum SecondedPower {
    BE_PRESENT,
    CARRY_OUT_MEASURES,
    ASK_OWN_STATE,
    SHARE_HOME_INFORMATION,
    CARRY_WEAPONS
}
