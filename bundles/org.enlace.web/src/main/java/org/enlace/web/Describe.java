package org.enlace.web;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** What {@code /api/openapi.json} says of a resource method beyond what its signature tells. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Describe {
    /** One English sentence: what it does. */
    String value();

    /** The type of the JSON answer, where the method returns a {@code Response}. */
    Class<?> answers() default Void.class;

    /** Whether the answer is a page of a list, as {@link Paging#answer} gives it. */
    boolean list() default false;

    /** The status of success. */
    int status() default 200;
}
