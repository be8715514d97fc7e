package org.enlace.jit.internal.evidence;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** How digital evidence is kept. */
@ObjectClassDefinition(
        id = EvidenceConfig.PID,
        name = "Digital evidence of joint investigation teams",
        description = "How large a file is at most, and how often stored evidence is read and compared with its hash.")
public @interface EvidenceConfig {
    String PID = "org.enlace.jit.evidence";

    /** 20 GiB. */
    long LARGEST = 21_474_836_480L;

    @AttributeDefinition(description = "Bytes of the largest file of an item", min = "1048576", max = "1099511627776")
    long largest() default LARGEST;

    @AttributeDefinition(
            description =
                    "Days after which stored evidence is read again and compared with its hash; the unit's own choice, for no rule that was looked at names a number",
            min = "1",
            max = "3650")
    int verifyDays() default 90;

    @AttributeDefinition(
            description = "Bytes that are read in an hour at most to verify evidence, beside the first file",
            min = "1048576")
    long verifyBytes() default LARGEST;
}
