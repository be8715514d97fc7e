package org.enlace.jit.access;

/** As what a person is designated (EU model agreement, clauses on leaders, members, seconded members and participants). */
public enum TeamRole {
    /** Leads the part of the team that acts in the party's territory; changes its party's people and signs for it. */
    LEADER,
    /** Works in the team in the party's own territory. */
    MEMBER,
    /** Works in the territory of another party, with the powers that the designation names. */
    SECONDED,
    /** Supports the team without being a member: an agency or an expert; sees what was given to it. */
    PARTICIPANT,
    /** A competent or central authority: follows the course and the instruments and signs, without seeing content. */
    AUTHORITY
}
