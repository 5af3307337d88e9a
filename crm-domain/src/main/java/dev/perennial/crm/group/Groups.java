package dev.perennial.crm.group;

import dev.perennial.crm.audit.ChangeLog;
import dev.perennial.crm.identity.Role;
import dev.perennial.crm.identity.Viewer;
import dev.perennial.crm.identity.Visibility;
import dev.perennial.crm.shared.Business;
import dev.perennial.crm.shared.Conflict;
import dev.perennial.crm.shared.Cursor;
import dev.perennial.crm.shared.Forbidden;
import dev.perennial.crm.shared.InvalidInput;
import dev.perennial.crm.shared.NotFound;
import dev.perennial.crm.shared.Page;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.SimplePropertyRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The groups: as many as people like. A private one is seen by whoever made it alone, a shared one by everybody; it is renamed,
 * shared and deleted by whoever made it, a shared one also by administrators.
 */
@Service
@RequiredArgsConstructor
@Transactional
public class Groups {

    /** The most that members are counted to; more is "more than that". */
    public static final int COUNT_LIMIT = 10_000;

    /** Most groups offered to choose from. */
    public static final int MOST_CHOICES = 200;

    private static final int LONGEST_NAME = 80;
    private static final String ENTITY = "customer_group";
    private static final String SEEN = "(g.shared or g.owner_id = :self)";

    private final JdbcClient jdbc;
    private final ChangeLog changes;
    private final Business business;

    /** The groups a viewer sees, by name. */
    @Transactional(readOnly = true)
    public Page<CustomerGroup> list(Viewer viewer, @Nullable String cursor, int size) {
        Cursor after = cursor == null ? null : Cursor.decode(cursor, 2);
        String beyond = after == null ? "" : " and (lower(g.name), g.id) > (lower(:afterName), :afterId)";
        var query = select(viewer, beyond + " order by lower(g.name), g.id limit " + (size + 1));
        if (after != null) {
            query = query.param("afterName", after.part(0)).param("afterId", key(after.part(1)));
        }
        return Page.of(
                query.query(new SimplePropertyRowMapper<>(CustomerGroup.class)).list(),
                size,
                group -> Cursor.of(group.name(), group.id()));
    }

    /** The groups a customer can be put into, by name; the first {@value #MOST_CHOICES}. */
    @Transactional(readOnly = true)
    public List<CustomerGroup> choices(Viewer viewer) {
        return jdbc.sql("""
                        select g.id, g.name, o.username as owner, o.display_name as owner_name, g.shared, 0 as members,
                               g.version
                        from customer_group g join app_user o on o.id = g.owner_id
                        where %s order by lower(g.name), g.id limit %d""".formatted(SEEN, MOST_CHOICES))
                .param("self", viewer.userId())
                .query(new SimplePropertyRowMapper<>(CustomerGroup.class))
                .list();
    }

    /** The groups of a customer that a viewer sees, by name. */
    @Transactional(readOnly = true)
    public List<CustomerGroup> of(Viewer viewer, long customer) {
        return jdbc.sql("""
                        select g.id, g.name, o.username as owner, o.display_name as owner_name, g.shared, 0 as members,
                               g.version
                        from customer_group_member m
                        join customer_group g on g.id = m.group_id
                        join app_user o on o.id = g.owner_id
                        where m.customer_id = :customer and %s order by lower(g.name), g.id""".formatted(SEEN))
                .param("self", viewer.userId())
                .param("customer", customer)
                .query(new SimplePropertyRowMapper<>(CustomerGroup.class))
                .list();
    }

    /** @throws NotFound also when the viewer may not see the group */
    @Transactional(readOnly = true)
    public CustomerGroup get(Viewer viewer, long id) {
        return find(viewer, id).orElseThrow(() -> new NotFound("group", id));
    }

    @Transactional(readOnly = true)
    public Optional<CustomerGroup> find(Viewer viewer, long id) {
        return select(viewer, " and g.id = :id")
                .param("id", id)
                .query(new SimplePropertyRowMapper<>(CustomerGroup.class))
                .optional();
    }

    /** @throws InvalidInput when the name is empty, too long or that of another group of the viewer's */
    public CustomerGroup create(Viewer viewer, String name, boolean shared) {
        String checked = checked(viewer.userId(), name, 0);
        long id = jdbc.sql("""
                        insert into customer_group (name, owner_id, shared, created_at) values (?, ?, ?, ?)
                        returning id""")
                .params(checked, viewer.userId(), shared, business.now().atOffset(ZoneOffset.UTC))
                .query(Long.class)
                .single();
        record(viewer, id, "created", Map.of("name", checked, "shared", shared));
        return get(viewer, id);
    }

    /**
     * Renames a group, shares it or keeps it to whoever made it.
     *
     * @param version the version the change started from
     * @throws Conflict when somebody else changed it since
     */
    public CustomerGroup change(Viewer viewer, long id, long version, String name, boolean shared) {
        CustomerGroup before = own(viewer, id);
        String checked = checked(ownerId(id), name, id);
        int changed = jdbc.sql("""
                        update customer_group set name = ?, shared = ?, version = version + 1
                        where id = ? and version = ?""").params(checked, shared, id, version).update();
        if (changed == 0) {
            throw Conflict.of("error.conflict.detail");
        }
        record(
                viewer,
                id,
                "changed",
                Map.of("name", List.of(before.name(), checked), "shared", List.of(before.shared(), shared)));
        return find(viewer, id)
                .orElse(new CustomerGroup(
                        id, checked, before.owner(), before.ownerName(), shared, before.members(), version + 1));
    }

    /** Deletes a group; its customers stay. */
    public void delete(Viewer viewer, long id) {
        CustomerGroup group = own(viewer, id);
        jdbc.sql("delete from customer_group where id = ?").param(id).update();
        record(viewer, id, "deleted", Map.of("name", group.name()));
    }

    private JdbcClient.StatementSpec select(Viewer viewer, String more) {
        Visibility visibility = Visibility.of(viewer);
        return jdbc.sql("""
                        select g.id, g.name, o.username as owner, o.display_name as owner_name, g.shared, counted.members,
                               g.version
                        from customer_group g
                        join app_user o on o.id = g.owner_id
                        cross join lateral (
                            select count(*)::integer as members
                            from (
                                select from customer_group_member m join customer c on c.id = m.customer_id
                                where m.group_id = g.id and %s limit %d) seen) counted
                        where %s %s""".formatted(visibility.predicate(), COUNT_LIMIT + 1, SEEN, more))
                .params(visibility.parameters())
                .param("self", viewer.userId());
    }

    /** The group, for those who decide on it. */
    private CustomerGroup own(Viewer viewer, long id) {
        CustomerGroup group = get(viewer, id);
        if (!decides(viewer, group)) {
            throw new Forbidden("Only whoever made a group and administrators change it");
        }
        return group;
    }

    /** Whether a viewer may rename, share and delete a group that they see. */
    public static boolean decides(Viewer viewer, CustomerGroup group) {
        return group.owner().equals(viewer.username()) || viewer.role() == Role.ADMIN;
    }

    private long ownerId(long id) {
        return jdbc.sql("select owner_id from customer_group where id = ?")
                .param(id)
                .query(Long.class)
                .single();
    }

    private String checked(long owner, String name, long id) {
        String plain = name.strip();
        if (plain.isEmpty() || plain.length() > LONGEST_NAME) {
            throw InvalidInput.of("name", "group.error.name", LONGEST_NAME);
        }
        boolean taken =
                jdbc.sql("""
                        select exists (
                            select from customer_group where owner_id = ? and lower(name) = lower(?) and id <> ?)""").params(owner, plain, id).query(Boolean.class).single();
        if (taken) {
            throw InvalidInput.of("name", "group.error.name.taken", plain);
        }
        return plain;
    }

    private static long key(String text) {
        if (!text.matches("\\d{1,18}")) {
            throw InvalidInput.of("cursor", "error.cursor.unknown");
        }
        return Long.parseLong(text);
    }

    private void record(Viewer viewer, long id, String action, Map<String, ?> what) {
        changes.record(viewer.username(), ENTITY, String.valueOf(id), action, what);
    }
}
