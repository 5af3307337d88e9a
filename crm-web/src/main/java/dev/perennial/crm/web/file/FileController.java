package dev.perennial.crm.web.file;

import dev.perennial.crm.file.CustomerFiles;
import dev.perennial.crm.identity.Viewer;
import dev.perennial.crm.shared.Message;
import java.io.IOException;
import java.util.Objects;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The files on a customer's profile. */
@Controller
@RequestMapping("/customers/{customerNo}/files")
@RequiredArgsConstructor
class FileController {

    private static final String PROFILE = "redirect:/customers/{customerNo}#files";

    private final CustomerFiles files;
    private final Downloads downloads;
    private final FileShelf shelf;

    /** The next files of the list on the profile. */
    @GetMapping
    String list(
            Viewer viewer,
            @PathVariable String customerNo,
            @RequestParam(required = false) @Nullable String cursor,
            Model model) {
        model.addAttribute("customerNo", customerNo);
        model.addAttribute("files", shelf.of(viewer, customerNo, cursor));
        return "file/list";
    }

    @PostMapping
    String add(
            Viewer viewer,
            @PathVariable String customerNo,
            @RequestParam MultipartFile file,
            RedirectAttributes redirect)
            throws IOException {
        CustomerFiles.requireSize(file.getSize());
        files.add(viewer, customerNo, Objects.requireNonNullElse(file.getOriginalFilename(), ""), file.getBytes());
        redirect.addFlashAttribute("toast", Message.of("file.toast.added"));
        redirect.addAttribute("customerNo", customerNo);
        return PROFILE;
    }

    @GetMapping("/{id}")
    ResponseEntity<byte[]> save(Viewer viewer, @PathVariable String customerNo, @PathVariable long id) {
        return downloads.of(viewer, customerNo, id);
    }

    @PostMapping("/{id}/remove")
    String remove(Viewer viewer, @PathVariable String customerNo, @PathVariable long id, RedirectAttributes redirect) {
        files.remove(viewer, customerNo, id);
        redirect.addFlashAttribute("toast", Message.of("file.toast.removed"));
        redirect.addAttribute("customerNo", customerNo);
        return PROFILE;
    }
}
