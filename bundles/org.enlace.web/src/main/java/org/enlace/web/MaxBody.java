package org.enlace.web;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * How large the body of a request to this resource method may be, where the platform's limits (1 MiB for JSON and forms,
 * 10 MiB for uploads, unless configured otherwise) do not fit. A larger body is refused with 413. Bodies of uploads are held
 * in memory, so keep it modest.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface MaxBody {
    /** In bytes. */
    long value();
}
