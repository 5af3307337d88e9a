package dev.perennial.crm.web.group;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.httpBasic;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;

import dev.perennial.crm.customer.CustomerType;
import dev.perennial.crm.customer.Customers;
import dev.perennial.crm.customer.Facts;
import dev.perennial.crm.group.CustomerGroup;
import dev.perennial.crm.group.Groups;
import dev.perennial.crm.group.Members;
import dev.perennial.crm.identity.People;
import dev.perennial.crm.identity.Viewer;
import dev.perennial.crm.testing.SalesForce;
import dev.perennial.crm.web.testing.WebTest;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** Groups on pages and in REST; who sees which group, and which of its members. */
@WebTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GroupPagesTest {

    @Autowired
    MockMvcTester mvc;

    @Autowired
    People people;

    @Autowired
    Customers customers;

    @Autowired
    Groups groups;

    @Autowired
    Members members;

    SalesForce staff;
    CustomerGroup shared;
    CustomerGroup secret;

    @BeforeAll
    void sort() {
        staff = SalesForce.hired(people, "group");
        register("grp-mine", "group-rep");
        register("grp-other", "group-rep2");
        register("grp-pool", null);
        shared = groups.create(staff.admin(), "Autumn fair", true);
        secret = groups.create(staff.rep(), "My golf friends", false);
        members.add(staff.admin(), shared.id(), List.of("grp-mine", "grp-other", "grp-pool"));
        members.add(staff.rep(), secret.id(), List.of("grp-mine"));
    }

    @Test
    void aSharedGroupShowsAndCountsOnlyTheMembersThatOneSeesAnyway() {
        Map<Viewer, List<String>> seen = Map.of(
                staff.rep(), List.of("grp-mine"),
                staff.rep2(), List.of("grp-other"),
                staff.admin(), List.of("grp-mine", "grp-other", "grp-pool"),
                staff.head(), List.of("grp-mine", "grp-other", "grp-pool"));
        seen.forEach((viewer, expected) -> {
            assertThat(groups.get(viewer, shared.id()).members())
                    .as("members counted for %s", viewer.username())
                    .isEqualTo(expected.size());
            for (String customer : List.of("grp-mine", "grp-other", "grp-pool")) {
                boolean shown = expected.contains(customer);
                assertThat(api(viewer.username(), "/api/v1/customers?group=" + shared.id()))
                        .hasStatusOk()
                        .bodyText()
                        .as("%s in the group for %s", customer, viewer.username())
                        .matches(body -> body.contains("\"" + customer + "\"") == shown);
                assertThat(page(viewer.username(), "/customers?group=" + shared.id()))
                        .hasStatusOk()
                        .bodyText()
                        .matches(body -> body.contains("/customers/" + customer + "\"") == shown);
            }
        });
    }

    @Test
    void aPrivateGroupIsThereForItsMakerAlone() {
        assertThat(page("group-rep", "/groups")).bodyText().contains("My golf friends");
        for (String other : List.of("group-rep2", "group-lead", "group-admin")) {
            assertThat(page(other, "/groups")).bodyText().doesNotContain("My golf friends");
            assertThat(page(other, "/groups/" + secret.id())).hasStatus(HttpStatus.NOT_FOUND);
            assertThat(api(other, "/api/v1/groups/" + secret.id())).hasStatus(HttpStatus.NOT_FOUND);
            assertThat(api(other, "/api/v1/customers?group=" + secret.id())).hasStatus(HttpStatus.BAD_REQUEST);
            assertThat(post(other, "/customers/grp-mine/groups", Map.of("group", String.valueOf(secret.id()))))
                    .hasStatus(HttpStatus.NOT_FOUND);
        }
        assertThat(page("group-lead", "/customers/grp-mine")).bodyText().doesNotContain("My golf friends");
        assertThat(page("group-rep", "/customers/grp-mine")).bodyText().contains("My golf friends");
    }

    @Test
    void whatOneDoesNotSeeCannotBePutIntoAGroup() {
        assertThat(apiPost(
                        "group-rep", "/api/v1/groups/" + shared.id() + "/members", "{\"customerNos\":[\"grp-other\"]}"))
                .hasStatus(HttpStatus.NOT_FOUND);
        assertThat(apiPost("group-rep", "/api/v1/groups/" + shared.id() + "/members", "{\"customerNos\":[]}"))
                .hasStatus(HttpStatus.BAD_REQUEST);
    }

    @Test
    void aGroupIsMadeFilledEmptiedRenamedAndDeleted() {
        assertThat(post("group-rep", "/groups", Map.of("name", "Tea tasters"))).hasStatus3xxRedirection();
        CustomerGroup group = groups.choices(staff.rep()).stream()
                .filter(each -> each.name().equals("Tea tasters"))
                .findFirst()
                .orElseThrow();
        String id = String.valueOf(group.id());
        post("group-rep", "/customers/grp-mine/groups", Map.of("group", id));
        assertThat(groups.get(staff.rep(), group.id()).members()).isEqualTo(1);
        post("group-rep", "/customers/grp-mine/groups/" + id + "/leave", Map.of());
        assertThat(groups.get(staff.rep(), group.id()).members()).isZero();

        assertThat(post("group-rep", "/groups", Map.of("name", "tea TASTERS")))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("You have a group");
        Map<String, String> change = Map.of("name", "Tea people", "shared", "true", "version", "0");
        assertThat(post("group-rep", "/groups/" + id, change)).hasStatus3xxRedirection();
        assertThat(post("group-rep", "/groups/" + id, change)).hasStatus(HttpStatus.CONFLICT);
        assertThat(post("group-rep2", "/groups/" + id + "/delete", Map.of())).hasStatus(HttpStatus.FORBIDDEN);
        assertThat(post("group-rep", "/groups/" + id + "/delete", Map.of())).hasStatus3xxRedirection();
        assertThat(page("group-rep", "/groups/" + id)).hasStatus(HttpStatus.NOT_FOUND);
    }

    @Test
    void selectedCustomersAreTaggedAndGroupedAtOnceWithoutTouchingThoseOneDoesNotSee() {
        CustomerGroup group = groups.create(staff.rep(), "Bulk", false);
        Map<String, String> tag =
                Map.of("customer", "grp-mine,grp-other", "tag", "bulk-tag", "back", "/customers?tag=x");
        assertThat(post("group-rep", "/customers/bulk/tag", tag)).hasRedirectedUrl("/customers?tag=x");
        assertThat(customers.get(staff.admin(), "grp-mine").getTags()).contains("bulk-tag");
        assertThat(customers.get(staff.admin(), "grp-other").getTags()).doesNotContain("bulk-tag");
        post("group-rep", "/customers/bulk/untag", tag);
        assertThat(customers.get(staff.admin(), "grp-mine").getTags()).isEmpty();

        Map<String, String> join = Map.of(
                "customer", "grp-mine", "group", String.valueOf(group.id()), "tag", "", "back", "//elsewhere.example");
        assertThat(post("group-rep", "/customers/bulk/join", join)).hasRedirectedUrl("/customers");
        assertThat(groups.get(staff.rep(), group.id()).members()).isEqualTo(1);
        post("group-rep", "/customers/bulk/leave", join);
        assertThat(groups.get(staff.rep(), group.id()).members()).isZero();
    }

    @Test
    void groupsAreListedPageByPage() {
        for (int i = 0; i < 5; i++) {
            groups.create(staff.rep2(), "Paged " + i, false);
        }
        assertThat(api("group-rep2", "/api/v1/groups?size=3"))
                .bodyJson()
                .extractingPath("$.items.length()")
                .isEqualTo(3);
        String cursor = String.valueOf(groups.list(staff.rep2(), null, 3).nextCursor());
        assertThat(groups.list(staff.rep2(), cursor, 50).items())
                .extracting(CustomerGroup::name)
                .contains("Paged 4")
                .doesNotContain("Autumn fair");
    }

    private void register(String number, @Nullable String owner) {
        customers.register(staff.admin(), number, Facts.of("Of " + number, CustomerType.COMPANY), owner);
    }

    private MvcTestResult page(String who, String address) {
        return mvc.get().uri(address).with(user(who)).exchange();
    }

    private MvcTestResult post(String who, String address, Map<String, String> values) {
        var request = mvc.post().uri(address).with(user(who)).with(csrf());
        values.forEach(request::param);
        return request.exchange();
    }

    private MvcTestResult api(String who, String address) {
        return mvc.get().uri(address).with(httpBasic(who, SalesForce.PASSWORD)).exchange();
    }

    private MvcTestResult apiPost(String who, String address, String body) {
        return mvc.post()
                .uri(address)
                .contentType(MediaType.APPLICATION_JSON)
                .content(body)
                .with(httpBasic(who, SalesForce.PASSWORD))
                .exchange();
    }
}
