package dev.perennial.crm.web.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;

import com.jayway.jsonpath.JsonPath;
import dev.perennial.crm.customer.CustomerType;
import dev.perennial.crm.customer.Customers;
import dev.perennial.crm.customer.Facts;
import dev.perennial.crm.file.CustomerFiles;
import dev.perennial.crm.identity.People;
import dev.perennial.crm.testing.SalesForce;
import dev.perennial.crm.web.testing.WebTest;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@WebTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FilePagesTest {

    @Autowired
    MockMvcTester mvc;

    @Autowired
    Customers customers;

    @Autowired
    People people;

    SalesForce staff;
    String number;

    @BeforeAll
    void meet() {
        staff = SalesForce.hired(people, "files");
        number = customers
                .register(staff.rep(), null, Facts.of("Keeps papers", CustomerType.COMPANY), null)
                .getCustomerNo();
    }

    @Test
    void aFileIsKeptShownAndSavedAgain() {
        assertThat(mvc.post()
                        .multipart()
                        .uri("/customers/" + number + "/files")
                        .file(new MockMultipartFile("file", "C:\\Offers\\报价单 1.pdf", "text/html", bytes("offer")))
                        .with(user("files-rep"))
                        .with(csrf()))
                .hasStatus3xxRedirection();
        assertThat(get("/customers/" + number, "files-rep"))
                .bodyText()
                .contains("报价单 1.pdf")
                .doesNotContain("Offers");
    }

    @Test
    void whateverItIsABrowserSavesItAndRunsNothing() throws UnsupportedEncodingException {
        int id = add("evil.html", bytes("<script>alert(1)</script>"));

        MvcTestResult saved = get("/customers/" + number + "/files/" + id, "files-rep");

        assertThat(saved)
                .hasStatusOk()
                .hasHeader("Content-Type", "application/octet-stream")
                .hasHeader("X-Content-Type-Options", "nosniff")
                .bodyText()
                .isEqualTo("<script>alert(1)</script>");
        assertThat(saved.getResponse().getHeader("Content-Disposition")).startsWith("attachment;");
        assertThat(saved.getResponse().getHeaders("Content-Security-Policy"))
                .allMatch(policy -> policy.contains("'none'"));
    }

    @Test
    void nobodyElseReadsOrTakesIt() throws UnsupportedEncodingException {
        int id = add("contract.pdf", bytes("signed"));
        String api = "/api/v1/customers/" + number + "/files";

        assertThat(get(api + "/" + id, "files-rep2")).hasStatus(HttpStatus.NOT_FOUND);
        assertThat(get(api, "files-rep2")).hasStatus(HttpStatus.NOT_FOUND);
        assertThat(mvc.delete().uri(api + "/" + id).with(user("files-rep2"))).hasStatus(HttpStatus.NOT_FOUND);
        customers.addCollaborator(staff.lead(), number, "files-rep2");
        assertThat(mvc.delete().uri(api + "/" + id).with(user("files-rep2"))).hasStatus(HttpStatus.FORBIDDEN);
        customers.removeCollaborator(staff.lead(), number, "files-rep2");
        assertThat(mvc.delete().uri(api + "/" + id).with(user("files-lead"))).hasStatus(HttpStatus.NO_CONTENT);
        assertThat(get(api + "/" + id, "files-rep")).hasStatus(HttpStatus.NOT_FOUND);
    }

    @Test
    void whatIsTooLargeOrEmptyIsRefused() {
        byte[] large = new byte[(int) CustomerFiles.LARGEST + 1];

        assertThat(send("large.zip", large)).hasStatus(HttpStatus.CONTENT_TOO_LARGE);
        assertThat(send("empty.txt", new byte[0])).hasStatus(HttpStatus.BAD_REQUEST);
        assertThat(send("..", bytes("x"))).hasStatus(HttpStatus.BAD_REQUEST);
    }

    private int add(String name, byte[] content) throws UnsupportedEncodingException {
        MvcTestResult added = send(name, content);
        assertThat(added).hasStatus(HttpStatus.CREATED);
        return JsonPath.read(added.getResponse().getContentAsString(), "$.id");
    }

    private MvcTestResult send(String name, byte[] content) {
        return mvc.post()
                .multipart()
                .uri("/api/v1/customers/" + number + "/files")
                .file(new MockMultipartFile("file", name, null, content))
                .with(user("files-rep"))
                .exchange();
    }

    private MvcTestResult get(String address, String username) {
        return mvc.get().uri(address).with(user(username)).exchange();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
