package org.enlace.web;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A resource method, or all of a class, that goes on where a module takes no new work because its adoption lapsed: what custody,
 * receipts, retention and erasure need. What is asked by GET goes on anyway.
 */
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
public @interface GoesOn {
    /** Why: custody, receipt, retention, erasure or reading. */
    String value();
}
