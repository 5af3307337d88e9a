package dev.perennial.crm.importing;

/** What a customer's number may look like: it stands in addresses of pages. */
final class CustomerNumber {

    static final int LONGEST = 50;

    private CustomerNumber() {}

    static boolean isWellFormed(String number) {
        if (number.isEmpty() || number.length() > LONGEST || !Character.isLetterOrDigit(number.charAt(0))) {
            return false;
        }
        for (int index = 1; index < number.length(); index++) {
            char sign = number.charAt(index);
            if (!Character.isLetterOrDigit(sign) && sign != '.' && sign != '_' && sign != '-') {
                return false;
            }
        }
        return true;
    }
}
