package org.fetchandrotate.desktop.base;

import java.util.Locale;
import org.fetchandrotate.model.Failure;

/// Says why something failed, in the user's language, and says nothing twice. Immutable.
///
/// @param messages in the user's language
/// @param english the language in which details are recorded
record FailureWords(Messages messages, Messages english) {
    /// The reason, with its detail where that says more.
    String of(Failure failure) {
        String reason = messages.reason(failure.reason());
        String detail = detail(failure);
        return detail.isEmpty() ? reason : messages.text("failure.with-detail", reason, detail);
    }

    /// What the reason doesn't say; empty if there is nothing. A detail that isn't known in the user's language
    /// stays as it was recorded.
    String detail(Failure failure) {
        String rest = withoutReason(failure);
        if (rest.isEmpty() || messages.locale().getLanguage().equals("en")) {
            return rest;
        }
        return FailureDetail.of(failure.detail())
                .map(found -> messages.text(
                        "detail." + found.detail().code(), found.values().toArray()))
                .orElse(rest);
    }

    /// `no such host: x.example` after `No such host` says `x.example`.
    private String withoutReason(Failure failure) {
        String detail = failure.detail().strip();
        String reason = english.reasonInLine(failure.reason());
        return detail.toLowerCase(Locale.ROOT).startsWith(reason.toLowerCase(Locale.ROOT))
                ? detail.substring(reason.length()).replaceFirst("^[:,;\\s]+", "")
                : detail;
    }
}
