package org.enlace.jit.access;

import static org.enlace.jit.access.Right.CHANGE_PEOPLE;
import static org.enlace.jit.access.Right.EVALUATE;
import static org.enlace.jit.access.Right.PROPOSE;
import static org.enlace.jit.access.Right.SEE_CONTENT;
import static org.enlace.jit.access.Right.SEE_COURSE;
import static org.enlace.jit.access.Right.SEE_EXISTENCE;
import static org.enlace.jit.access.Right.SEE_GIVEN;
import static org.enlace.jit.access.Right.SIGN;
import static org.enlace.jit.access.Right.WRITE;
import static org.enlace.jit.access.Right.WRITE_COURSE;

import java.util.EnumSet;
import java.util.Set;

/** What each role gives while the team runs, and what is left of it afterwards. */
final class RoleRights {
    /** What a team that is over does not know any more: nothing is added to it, nothing agreed but who looks after it. */
    private static final Set<Right> WHILE_IT_RUNS = EnumSet.of(WRITE, WRITE_COURSE, PROPOSE);

    private RoleRights() {}

    static Set<Right> running(TeamRole role) {
        return switch (role) {
            case LEADER -> EnumSet.allOf(Right.class);
            case MEMBER, SECONDED -> EnumSet.of(SEE_EXISTENCE, SEE_COURSE, SEE_CONTENT, SEE_GIVEN, WRITE, EVALUATE);
            case PARTICIPANT -> EnumSet.of(SEE_EXISTENCE, SEE_GIVEN);
            case AUTHORITY -> EnumSet.of(SEE_EXISTENCE, SEE_COURSE, WRITE_COURSE, PROPOSE, CHANGE_PEOPLE, SIGN);
        };
    }

    static boolean endsWithTeam(Right right) {
        return WHILE_IT_RUNS.contains(right);
    }
}
