package org.enlace.web;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Declares that a resource method, or all of a class, may be reached by whoever is signed in, whatever they may otherwise do, and
 * why: one's own account, signing out. {@link Needs} is the rule, this the exception.
 */
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
public @interface AnyOfficer {
    /** The reason, for whoever reviews what needs no permission. */
    String value();
}
