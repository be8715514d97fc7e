package org.enlace.jit.caseuco;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The names of a document's terms. The context stands in the document itself: nobody who reads one asks another machine what it means.
 * Names of our own lead nowhere either, {@code .invalid} being the domain that is nobody's.
 */
public final class Vocabulary {
    /** Of what documents are about. */
    public static final String KB = "https://enlace.invalid/kb/";

    /** Of what CASE and UCO have no term for; described in {@code docs/enlace-case.ttl}. */
    public static final String OWN = "https://enlace.invalid/ns/case/1/";

    private static final String CASE = "https://ontology.caseontology.org/case/";
    private static final String UCO = "https://ontology.unifiedcyberontology.org/uco/";

    private Vocabulary() {}

    /** The value of {@code @context}. */
    public static Map<String, Object> context() {
        Map<String, Object> context = new LinkedHashMap<>();
        context.put("kb", KB);
        context.put("enlace", OWN);
        context.put("case-investigation", CASE + "investigation/");
        for (String part :
                new String[] {"action", "core", "identity", "location", "marking", "observable", "role", "tool", "types"
                }) {
            context.put("uco-" + part, UCO + part + "/");
        }
        context.put("xsd", "http://www.w3.org/2001/XMLSchema#");
        return context;
    }
}
