package org.enlace.training.evaluation;

import org.enlace.mail.MailAddress;
import org.enlace.platform.Language;
import org.enlace.platform.RecordId;

/**
 * Whoever is asked: somebody who takes part, or the superior of one.
 *
 * @param participant the nomination or application, of the superior too
 * @param about       the name of whoever takes part
 */
public record Respondent(RecordId participant, String about, MailAddress mail, Language language) {}
