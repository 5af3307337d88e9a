package dev.perennial.crm.identity;

import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Version;
import lombok.AccessLevel;
import lombok.Getter;
import lombok.NoArgsConstructor;
import org.jspecify.annotations.Nullable;

/** A team of people; teams form a tree. */
@Entity
@Getter
@NoArgsConstructor(access = AccessLevel.PROTECTED)
@SuppressWarnings("NullAway.Init")
public class Team {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    private String name;

    @ManyToOne(fetch = FetchType.LAZY)
    private @Nullable Team parent;

    @Version
    private long version;

    Team(String name, @Nullable Team parent) {
        this.name = name;
        this.parent = parent;
    }

    void rename(String newName) {
        name = newName;
    }

    void moveBelow(@Nullable Team newParent) {
        parent = newParent;
    }

    /** Whether no team is above this one. */
    public boolean isRoot() {
        return parent == null;
    }
}
