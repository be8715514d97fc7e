/**
 * Items of evidence, what happened to them and who did it, in the terms of CASE and UCO 1.4.0, as other programs read them. Pure: what is
 * given is turned into nodes of JSON-LD, and the same gives the same.
 */
package org.enlace.jit.caseuco;
