package dev.perennial.crm.web.customer;

import dev.perennial.crm.customer.Correction;
import dev.perennial.crm.customer.Customer;
import dev.perennial.crm.customer.Customers;
import dev.perennial.crm.customfield.FieldValues;
import dev.perennial.crm.identity.Viewer;
import dev.perennial.crm.merging.Merges;
import dev.perennial.crm.profile.ProfilePolicy;
import dev.perennial.crm.profile.ProfileRules;
import dev.perennial.crm.profile.ProfileStates;
import dev.perennial.crm.segmentation.churn.ChurnReasons;
import dev.perennial.crm.segmentation.churn.CustomerOutlook;
import dev.perennial.crm.segmentation.portfolio.Portfolio;
import dev.perennial.crm.segmentation.portfolio.PortfolioRow;
import dev.perennial.crm.segmentation.portfolio.Profiles;
import dev.perennial.crm.segmentation.portfolio.Scorecard;
import dev.perennial.crm.shared.Conflict;
import dev.perennial.crm.shared.InvalidInput;
import dev.perennial.crm.shared.Page;
import dev.perennial.crm.web.support.MergePatch;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Customers for programs. */
@RestController
@RequestMapping("/api/v1/customers")
@RequiredArgsConstructor
class CustomerApi {

    private static final int LARGEST_PAGE = 200;

    private final Customers customers;
    private final Portfolio portfolio;
    private final Profiles profiles;
    private final ChurnReasons churnReasons;
    private final CustomerOutlook outlook;
    private final ReasonWords reasonWords;
    private final Merges merges;
    private final MergePatch patches;
    private final FieldValues fields;
    private final CustomerQueries queries;
    private final ProfilePolicy profilePolicy;
    private final ProfileStates profileStates;

    @GetMapping
    @Operation(summary = "Customers with their scores, filtered, sorted and paged by key")
    @Parameter(
            name = "q",
            in = ParameterIn.QUERY,
            description = "name, number or its beginning, phone, last four, mail")
    @Parameter(name = "tier", in = ParameterIn.QUERY)
    @Parameter(name = "segment", in = ParameterIn.QUERY)
    @Parameter(name = "valueClass", in = ParameterIn.QUERY)
    @Parameter(name = "stage", in = ParameterIn.QUERY)
    @Parameter(name = "rhythm", in = ParameterIn.QUERY, description = "ON_TIME, DUE, OVERDUE, SILENT")
    @Parameter(name = "risk", in = ParameterIn.QUERY, description = "LOW, ELEVATED, HIGH, CRITICAL")
    @Parameter(name = "atRisk", in = ParameterIn.QUERY, description = "value at risk: LOW, ELEVATED, HIGH, CRITICAL")
    @Parameter(name = "foretold", in = ParameterIn.QUERY, description = "true: only those with a churn risk")
    @Parameter(
            name = "firstBought",
            in = ParameterIn.QUERY,
            description = "month of the first purchase, such as 2026-03")
    @Parameter(name = "team", in = ParameterIn.QUERY, description = "id of the owner's team")
    @Parameter(name = "owner", in = ParameterIn.QUERY, description = "user name, or none for the unassigned pool")
    @Parameter(name = "region", in = ParameterIn.QUERY)
    @Parameter(name = "tag", in = ParameterIn.QUERY)
    @Parameter(name = "group", in = ParameterIn.QUERY, description = "id of a group")
    @Parameter(name = "type", in = ParameterIn.QUERY, description = "PERSON, COMPANY")
    @Parameter(name = "occupation", in = ParameterIn.QUERY)
    @Parameter(name = "industry", in = ParameterIn.QUERY)
    @Parameter(name = "sourceChannel", in = ParameterIn.QUERY)
    @Parameter(name = "preferredChannel", in = ParameterIn.QUERY)
    @Parameter(name = "contactTime", in = ParameterIn.QUERY)
    @Parameter(
            name = "noted",
            in = ParameterIn.QUERY,
            description = "a piece of what is noted of habits, terms, assessment")
    @Parameter(name = "known", in = ParameterIn.QUERY, description = "a fact that is known, such as CONTACT_PERSON")
    @Parameter(name = "missing", in = ParameterIn.QUERY, description = "a fact that is not known")
    @Parameter(name = "stale", in = ParameterIn.QUERY, description = "true, false: facts nobody has confirmed for long")
    @Parameter(name = "completenessFrom", in = ParameterIn.QUERY, description = "least share known, in percent")
    @Parameter(name = "completenessTo", in = ParameterIn.QUERY, description = "greatest share known, in percent")
    @Parameter(
            name = "custom.<code>",
            in = ParameterIn.QUERY,
            description = "value of a field of the company's own; of a text a piece of it")
    @Parameter(name = "custom.<code>.from", in = ParameterIn.QUERY, description = "least number, or first day")
    @Parameter(name = "custom.<code>.to", in = ParameterIn.QUERY, description = "greatest number, or last day")
    @Parameter(
            name = "sort",
            in = ParameterIn.QUERY,
            description = "clv, risk, valueAtRisk, revenue, recency, name; a leading - for descending")
    @Parameter(name = "run", in = ParameterIn.QUERY, description = "id of an earlier score run")
    Page<CustomerItem> list(
            @Parameter(hidden = true) Viewer viewer,
            @Parameter(hidden = true) @RequestParam Map<String, String> parameters,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "50") int size) {
        CustomerQuery query = queries.of(viewer, parameters);
        if (size < 1 || size > LARGEST_PAGE) {
            throw InvalidInput.of("size", "error.value.unknown", String.valueOf(size));
        }
        Page<PortfolioRow> page = portfolio
                .list(viewer, query.filter(), query.sorting(), cursor, size, query.run())
                .page();
        ProfileRules rules = profilePolicy.current();
        return page.map(row -> CustomerItem.of(row, rules));
    }

    @GetMapping("/{customerNo}")
    @Operation(summary = "One customer with the score of the current run")
    ResponseEntity<CustomerDocument> get(@Parameter(hidden = true) Viewer viewer, @PathVariable String customerNo) {
        return answer(viewer, customers.get(viewer, customerNo));
    }

    /** Takes up a customer, or replaces the facts of a known one; the same request twice changes nothing. */
    @PutMapping("/{customerNo}")
    @Operation(summary = "Take up a customer or replace its facts")
    ResponseEntity<CustomerDocument> put(
            @Parameter(hidden = true) Viewer viewer,
            @PathVariable String customerNo,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestBody CustomerFields fields) {
        if (!customers.exists(customerNo)) {
            customers.register(viewer, customerNo, fields.facts(), fields.owner());
            CustomerDocument document = document(viewer, customers.get(viewer, customerNo));
            return ResponseEntity.created(URI.create("/api/v1/customers/" + customerNo))
                    .eTag(String.valueOf(document.version()))
                    .body(document);
        }
        return write(viewer, customers.get(viewer, customerNo), ifMatch, fields);
    }

    @PatchMapping(
            path = "/{customerNo}",
            consumes = {"application/merge-patch+json", "application/json"})
    @Operation(summary = "Change some facts of a customer (RFC 7396)")
    ResponseEntity<CustomerDocument> patch(
            @Parameter(hidden = true) Viewer viewer,
            @PathVariable String customerNo,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestBody JsonNode patch) {
        Customer customer = customers.get(viewer, customerNo);
        return write(
                viewer, customer, ifMatch, patches.apply(patch, CustomerFields.of(customer), CustomerFields.class));
    }

    @PostMapping("/{customerNo}/confirm")
    @Operation(summary = "Say that the facts of a customer are still right")
    ResponseEntity<CustomerDocument> confirm(@Parameter(hidden = true) Viewer viewer, @PathVariable String customerNo) {
        customers.confirm(viewer, customerNo);
        return answer(viewer, customers.get(viewer, customerNo));
    }

    private ResponseEntity<CustomerDocument> write(
            Viewer viewer, Customer known, @Nullable String ifMatch, CustomerFields fields) {
        long version = ifMatch == null ? known.getVersion() : version(ifMatch, known.getVersion());
        String customerNo = known.getCustomerNo();
        String owner = known.getOwner() == null ? null : known.getOwner().getUsername();
        String newOwner = Objects.equals(fields.owner(), owner) ? null : fields.owner();
        Correction correction = newOwner == null
                ? customers.correct(viewer, customerNo, version, fields.facts())
                : customers.correctAndAssign(viewer, customerNo, version, fields.facts(), newOwner);
        return switch (correction) {
            case Correction.Saved saved -> answer(viewer, saved.customer());
            case Correction.Outdated ignored -> throw Conflict.of("error.conflict.detail");
        };
    }

    /** @return a version that no customer has when the header is no version of ours */
    private static long version(String ifMatch, long current) {
        String tag = ifMatch.replaceAll("^W/|\"", "").strip();
        if (tag.equals("*")) {
            return current;
        }
        return tag.matches("\\d{1,18}") ? Long.parseLong(tag) : -1;
    }

    private ResponseEntity<CustomerDocument> answer(Viewer viewer, Customer customer) {
        CustomerDocument document = document(viewer, customer);
        return ResponseEntity.ok().eTag(String.valueOf(document.version())).body(document);
    }

    private CustomerDocument document(Viewer viewer, Customer customer) {
        String number = customer.getCustomerNo();
        Scorecard score = profiles.score(viewer, number);
        return CustomerDocument.of(
                customer,
                fields.shown(customer.getDetails().custom().byCode()),
                merges.oldNumbers(viewer, number),
                profileStates.of(customers.seen(viewer, number)),
                score,
                score == null
                        ? null
                        : outlook.ranges(viewer, number, score.runId())
                                .map(RangesJson::of)
                                .orElse(null),
                score == null ? List.of() : reasons(viewer, number, score));
    }

    private List<ReasonJson> reasons(Viewer viewer, String customerNo, Scorecard score) {
        return churnReasons.of(viewer, customerNo, score.runId()).stream()
                .map(reason -> ReasonJson.of(reason, reasonWords.of(reason)))
                .toList();
    }
}
