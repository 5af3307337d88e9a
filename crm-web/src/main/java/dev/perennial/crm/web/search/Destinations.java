package dev.perennial.crm.web.search;

import dev.perennial.crm.customer.NameTokens;
import dev.perennial.crm.identity.Role;
import dev.perennial.crm.shared.Message;
import dev.perennial.crm.web.support.Texts;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import lombok.RequiredArgsConstructor;
import org.springframework.stereotype.Component;

/** Finds pages and actions by their names, in either language and by pinyin. */
@Component
@RequiredArgsConstructor
class Destinations {

    private static final List<Locale> LANGUAGES = List.of(Locale.ENGLISH, Locale.SIMPLIFIED_CHINESE);

    private final Texts texts;

    /** Those that every word typed begins a word of; all of them for nothing typed. */
    List<Destination> matching(Role role, String typed) {
        List<String> words = Arrays.stream(typed.toLowerCase(Locale.ROOT).split("\\s+"))
                .filter(word -> !word.isEmpty())
                .toList();
        return Arrays.stream(Destination.values())
                .filter(each -> each.isOpenTo(role))
                .filter(each -> words.stream().allMatch(word -> names(each).anyMatch(name -> name.startsWith(word))))
                .toList();
    }

    private Stream<String> names(Destination destination) {
        return LANGUAGES.stream()
                .map(language -> texts.of(Message.of(destination.code()), language))
                .flatMap(name -> Stream.concat(Stream.of(name.toLowerCase(Locale.ROOT)), NameTokens.of(name).stream()));
    }
}
