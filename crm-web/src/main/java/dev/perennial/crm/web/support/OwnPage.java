package dev.perennial.crm.web.support;

/** Where a form sends a person back to: never to another site. */
public final class OwnPage {

    private OwnPage() {}

    /** The address itself when it is one of ours, else home. */
    public static String orHome(String address) {
        boolean own = address.startsWith("/") && !address.startsWith("//") && !address.contains("\\");
        return own ? address : "/";
    }
}
