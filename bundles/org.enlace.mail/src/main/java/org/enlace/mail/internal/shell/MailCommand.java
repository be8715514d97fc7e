package org.enlace.mail.internal.shell;

import java.util.List;
import org.enlace.platform.contribution.Command;

/** What the commands of the mail have in common. */
abstract class MailCommand implements Command {
    @Override
    public final String scope() {
        return "node";
    }

    @Override
    public List<Parameter> parameters() {
        return List.of();
    }

    @Override
    public List<Option> options() {
        return List.of();
    }
}
