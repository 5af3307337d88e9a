package dev.perennial.crm.journey;

import dev.perennial.crm.customer.Assessment;
import dev.perennial.crm.customer.Background;
import dev.perennial.crm.customer.BargainingPower;
import dev.perennial.crm.customer.ContactTime;
import dev.perennial.crm.customer.CustomValues;
import dev.perennial.crm.customer.Details;
import dev.perennial.crm.customer.Habits;
import dev.perennial.crm.customer.LunarDay;
import dev.perennial.crm.customer.Rating;
import dev.perennial.crm.customer.SourceChannel;
import dev.perennial.crm.customer.Terms;
import dev.perennial.crm.customfield.AppliesTo;
import dev.perennial.crm.customfield.CustomFields;
import dev.perennial.crm.customfield.Definition;
import dev.perennial.crm.customfield.FieldKind;
import dev.perennial.crm.identity.Viewer;
import java.util.List;
import java.util.Map;

/** Fields of the company's own, and a customer of whom everything is known. */
final class SampleDetails {

    private SampleDetails() {}

    static void define(CustomFields fields, Viewer admin) {
        fields.add(
                admin,
                new Definition(
                        "trade_fair",
                        "展会偏好",
                        FieldKind.CHOICE,
                        AppliesTo.COMPANY,
                        false,
                        List.of("Canton Fair", "Hannover Messe", "上海进博会")));
        fields.add(
                admin,
                new Definition(
                        "shelf_metres", "Shelf metres", FieldKind.NUMBER, AppliesTo.EVERYBODY, false, List.of()));
        fields.add(
                admin,
                new Definition(
                        "newsletter",
                        "Wants the printed catalogue",
                        FieldKind.YES_NO,
                        AppliesTo.PERSON,
                        false,
                        List.of()));
        fields.add(
                admin,
                new Definition(
                        "old_code", "Number in the old system", FieldKind.TEXT, AppliesTo.EVERYBODY, false, List.of()));
        fields.archive(admin, "old_code");
    }

    static Details everything() {
        return new Details(
                new Background("General contractor", "200120", new LunarDay(8, 15), SourceChannel.EXHIBITION),
                List.of(ContactTime.WEEKDAY_MORNING, ContactTime.WEEKEND_AFTERNOON),
                new Habits(
                        "喜欢登山和乒乓球",
                        "Green tea; no calls before ten\nInvoices on paper",
                        "交货期和售后服务",
                        "Two big orders a year, in March and in September",
                        BargainingPower.HIGH),
                new Terms("CNY", "月结 30 天", "5 % off from ¥100,000 a year"),
                new Assessment(
                        new Rating(5, "主动介绍新客户"),
                        new Rating(4, null),
                        new Rating(3, "Paid six weeks late in 2024"),
                        new Rating(null, "与区政府采购部门熟悉")),
                new CustomValues(Map.of("trade_fair", "Hannover Messe", "shelf_metres", 12.5)));
    }
}
