package dev.perennial.crm.journey;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The commands in a document's blocks of shell, as a shell reads them: quotes, variables, comments, continued lines. */
final class ShellBlocks {

    private static final Pattern BLOCK = Pattern.compile("^```sh\\n(.*?)^```", Pattern.MULTILINE | Pattern.DOTALL);
    private static final Pattern PIECE = Pattern.compile("""
            \\\\\\n | '(?<literal>[^']*)' | "(?<quoted>[^"]*)" | \\#[^\\n]* | (?<end>[;\\n]) | (?<space>\\ +) | (?<plain>[^\\s;'"\\#\\\\]+)""", Pattern.COMMENTS);
    private static final Pattern VARIABLE = Pattern.compile("\\$(\\w+)");
    private static final Pattern ASSIGNMENT = Pattern.compile("(\\w+)=(.*)");

    private final Map<String, String> variables = new HashMap<>();
    private final List<List<String>> commands = new ArrayList<>();
    private List<String> words = new ArrayList<>();
    private String word = "";

    private ShellBlocks() {}

    /** Each command with its words, in their order, what was assigned to variables in their place. */
    static List<List<String>> commands(String document) {
        ShellBlocks blocks = new ShellBlocks();
        Matcher block = BLOCK.matcher(document);
        while (block.find()) {
            blocks.read(block.group(1));
        }
        return blocks.commands;
    }

    private void read(String text) {
        Matcher piece = PIECE.matcher(text);
        int at = 0;
        while (piece.find()) {
            if (piece.start() != at) {
                throw new IllegalArgumentException("This reader is no shell: " + text.substring(at, piece.start()));
            }
            at = piece.end();
            take(piece);
        }
    }

    private void take(Matcher piece) {
        if (piece.group("literal") != null) {
            word += piece.group("literal");
        } else if (piece.group("quoted") != null) {
            word += expanded(piece.group("quoted"));
        } else if (piece.group("plain") != null) {
            word += expanded(piece.group("plain"));
        } else if (piece.group("space") != null) {
            endWord();
        } else if (piece.group("end") != null) {
            endCommand();
        }
    }

    private String expanded(String text) {
        return VARIABLE.matcher(text)
                .replaceAll(name -> Matcher.quoteReplacement(variables.getOrDefault(name.group(1), "")));
    }

    private void endWord() {
        if (!word.isEmpty()) {
            words.add(word);
            word = "";
        }
    }

    private void endCommand() {
        endWord();
        Matcher assignment = ASSIGNMENT.matcher(words.isEmpty() ? "" : words.getFirst());
        if (assignment.matches()) {
            variables.put(assignment.group(1), assignment.group(2));
        } else if (!words.isEmpty()) {
            commands.add(words);
        }
        words = new ArrayList<>();
    }
}
