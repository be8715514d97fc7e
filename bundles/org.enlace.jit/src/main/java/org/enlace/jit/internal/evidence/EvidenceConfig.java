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

    int LOAN_DAYS = 28;

    String LOAN_SOURCE = "(EU) 2023/969, art. 21";

    /** 32 MiB. */
    long LOAN_WINDOW = 33_554_432L;

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

    @AttributeDefinition(
            description =
                    "Days for which a copy is lent to other countries at most; the agreement of a team may name fewer",
            min = "1",
            max = "366")
    int loanDays() default LOAN_DAYS;

    @AttributeDefinition(description = "Where that number of days is said; shown where somebody lends")
    String loanSource() default LOAN_SOURCE;

    @AttributeDefinition(
            description =
                    "Bytes of a copy that are on their way at once at most: the more, the fewer parcels to and fro, and the more waits in the database",
            min = "8388608",
            max = "1073741824")
    long loanWindow() default LOAN_WINDOW;
}
