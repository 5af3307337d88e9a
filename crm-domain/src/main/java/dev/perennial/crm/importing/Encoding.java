package dev.perennial.crm.importing;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** How the text of a file is written. */
public enum Encoding {
    /** With or without a byte order mark. */
    UTF_8(StandardCharsets.UTF_8),
    /** What Excel in China writes; read as GB18030, which holds GBK and GB2312. */
    GBK(Charset.forName("GB18030"));

    private final Charset charset;

    Encoding(Charset charset) {
        this.charset = charset;
    }

    Charset charset() {
        return charset;
    }
}
