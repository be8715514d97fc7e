package org.enlace.training.internal.rest;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.enlace.platform.RecordId;
import org.enlace.training.exchange.Application;
import org.enlace.training.exchange.FollowUp;
import org.enlace.training.exchange.Papers;
import org.enlace.training.exchange.Preparation;

/**
 * What became of an exchange so far.
 *
 * @param preparation of the checklist; empty before the host confirms and once it was held
 * @param papers      that are in
 * @param certificate absent where there is none
 * @param product     the practice or lesson that came of it; absent where there is none
 */
record CourseJson(
        List<ItemJson> preparation,
        List<PaperJson> papers,
        String certificate,
        List<FollowUpJson> followUps,
        String product) {
    static CourseJson of(Application application) {
        Preparation preparation = null;
        Papers papers = Papers.NONE;
        RecordId certificate = null;
        List<FollowUp> followUps = List.of();
        String product = null;
        if (application instanceof Application.HostConfirmed confirmed) {
            preparation = confirmed.preparation();
        } else if (application instanceof Application.Prepared prepared) {
            preparation = prepared.preparation();
        } else if (application instanceof Application.Held held) {
            papers = held.papers();
        } else if (application instanceof Application.Reported reported) {
            papers = reported.papers();
        } else if (application instanceof Application.Certified certified) {
            papers = certified.papers();
            certificate = certified.certificate();
            followUps = certified.followUps();
        } else if (application instanceof Application.FollowedUp done) {
            papers = done.papers();
            certificate = done.certificate();
            followUps = done.followUps();
            product = done.product().map(RecordId::toString).orElse(null);
        }
        return new CourseJson(
                items(preparation),
                papers.handedIn().entrySet().stream()
                        .map(each -> new PaperJson(
                                each.getKey().token(),
                                each.getValue().file().toString(),
                                StampJson.of(each.getValue().by())))
                        .toList(),
                certificate == null ? null : certificate.toString(),
                followUps.stream()
                        .map(each -> new FollowUpJson(each.due().token(), each.used(), StampJson.of(each.by())))
                        .toList(),
                product);
    }

    private static List<ItemJson> items(Preparation preparation) {
        if (preparation == null) {
            return List.of();
        }
        List<ItemJson> items = new ArrayList<>();
        Arrays.stream(Preparation.Item.values()).forEach(item -> {
            Preparation.Tick tick = preparation.ticked().get(item);
            items.add(new ItemJson(
                    item.token(),
                    tick == null ? "open" : tick.needed() ? "ready" : "not-needed",
                    tick == null ? null : StampJson.of(tick.by())));
        });
        return items;
    }

    /** @param state open, ready or not-needed */
    record ItemJson(String item, String state, StampJson by) {}

    /** @param state open, ready or not-needed */
    record Ticking(String state) {}

    /** @param paper report, evaluation or expenses */
    record PaperJson(String paper, String file, StampJson by) {}

    /** @param file of the application */
    record HandingIn(String file) {}

    /** @param due three-months or six-months */
    record FollowUpJson(String due, String used, StampJson by) {}

    /** @param used what the officer applies by now */
    record Answering(String used) {}

    /** @param product the practice or lesson that came of it; may be left out */
    record Ending(String product) {}
}
