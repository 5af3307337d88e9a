package dev.perennial.crm.customer;

import com.google.i18n.phonenumbers.PhoneNumberUtil;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How what is known of customers is read.
 *
 * @param phoneRegion where a phone number without a country is from, as a code of two letters such as CN
 */
@ConfigurationProperties("crm")
record CustomerProperties(@DefaultValue("CN") String phoneRegion) {

    CustomerProperties {
        if (!PhoneNumberUtil.getInstance().getSupportedRegions().contains(phoneRegion)) {
            throw new IllegalArgumentException(
                    "crm.phone-region is a country's code of two letters, not " + phoneRegion);
        }
    }
}
