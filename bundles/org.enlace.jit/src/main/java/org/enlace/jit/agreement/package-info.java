/** What parties sign: the agreement and its annexes, their clauses, and what a legal basis asks of them. */
@Export
@Version("1.0.0")
package org.enlace.jit.agreement;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
