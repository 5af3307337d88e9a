package dev.perennial.crm.web.profile;

import dev.perennial.crm.identity.Viewer;
import dev.perennial.crm.profile.ProfilePolicy;
import dev.perennial.crm.profile.ProfileRules;
import dev.perennial.crm.profile.ProfileStates;
import java.util.Map;
import lombok.RequiredArgsConstructor;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What a complete profile is, for programs. Everybody may know; administrators set it. */
@RestController
@RequestMapping("/api/v1/profile-rules")
@RequiredArgsConstructor
class ProfileRulesApi {

    private final ProfilePolicy policy;
    private final ProfileStates states;

    @GetMapping
    ProfileRules rules() {
        return policy.current();
    }

    @PutMapping
    @PreAuthorize("hasRole('ADMIN')")
    ProfileRules change(Viewer viewer, @RequestBody ProfileRules rules) {
        policy.change(viewer, rules);
        return policy.current();
    }

    /** How many customers would be how complete, by the lower bound of the share in percent; nothing is done. */
    @PostMapping("/preview")
    @PreAuthorize("hasRole('ADMIN')")
    Map<Integer, Long> preview(@RequestBody ProfileRules rules) {
        return states.preview(rules);
    }
}
