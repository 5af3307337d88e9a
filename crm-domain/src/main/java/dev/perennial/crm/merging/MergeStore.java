package dev.perennial.crm.merging;

import dev.perennial.crm.shared.Business;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import lombok.RequiredArgsConstructor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Merges as rows. */
@Repository
@RequiredArgsConstructor
class MergeStore {

    private final JdbcClient jdbc;
    private final Business business;

    /** A merge with the keys of both and what was kept of them. */
    record Row(
            long id,
            long absorbedId,
            String absorbedNo,
            long survivorId,
            String absorbed,
            String survivorBefore,
            String survivorAfter,
            boolean split) {}

    long insert(
            long absorbedId, String absorbedNo, long survivorId, String absorbed, String survivor, String username) {
        return jdbc.sql("""
                        insert into customer_merge (absorbed_id, absorbed_no, survivor_id, merged_at, merged_by, absorbed,
                            survivor_before, survivor_after)
                        values (:absorbedId, :absorbedNo, :survivorId, :now, :username, cast(:absorbed as jsonb),
                            cast(:survivor as jsonb), cast(:survivor as jsonb))
                        returning id""")
                .param("absorbedId", absorbedId)
                .param("absorbedNo", absorbedNo)
                .param("survivorId", survivorId)
                .param("now", business.now().atOffset(ZoneOffset.UTC))
                .param("username", username)
                .param("absorbed", absorbed)
                .param("survivor", survivor)
                .query(Long.class)
                .single();
    }

    void keepOutcome(long merge, String survivor) {
        jdbc.sql("update customer_merge set survivor_after = cast(? as jsonb) where id = ?")
                .params(survivor, merge)
                .update();
    }

    void markSplit(long merge, String username) {
        jdbc.sql("update customer_merge set split_at = ?, split_by = ? where id = ?")
                .params(business.now().atOffset(ZoneOffset.UTC), username, merge)
                .update();
    }

    Optional<Row> find(long merge) {
        return jdbc.sql("""
                        select id, absorbed_id, absorbed_no, survivor_id, absorbed, survivor_before, survivor_after,
                               split_at is not null as split
                        from customer_merge where id = ? for update""")
                .param(merge)
                .query((row, number) -> new Row(
                        row.getLong("id"),
                        row.getLong("absorbed_id"),
                        row.getString("absorbed_no"),
                        row.getLong("survivor_id"),
                        row.getString("absorbed"),
                        row.getString("survivor_before"),
                        row.getString("survivor_after"),
                        row.getBoolean("split")))
                .optional();
    }

    /** What stands in the way of a split: the number of the customer whose merge, made later, must be split first. */
    Optional<String> laterMerge(Row merge) {
        return jdbc.sql("""
                        select absorbed_no from customer_merge
                        where split_at is null and id > :id and :survivor in (survivor_id, absorbed_id)
                        order by id desc limit 1""")
                .param("id", merge.id())
                .param("survivor", merge.survivorId())
                .query(String.class)
                .optional();
    }

    /** The merges into a customer that stand, the latest first. */
    List<Merged> into(long survivor) {
        return jdbc.sql("""
                        select m.id, m.absorbed_no, m.absorbed -> 'customer' ->> 'name' as name, m.merged_at,
                               coalesce(u.display_name, m.merged_by) as merged_by
                        from customer_merge m left join app_user u on u.username = m.merged_by
                        where m.survivor_id = ? and m.split_at is null
                        order by m.id desc""")
                .param(survivor)
                .query((row, number) -> new Merged(
                        row.getLong("id"),
                        row.getString("absorbed_no"),
                        row.getString("name"),
                        row.getObject("merged_at", OffsetDateTime.class).toInstant(),
                        row.getString("merged_by")))
                .list();
    }

    /** Every number that leads to a customer besides their own. */
    List<String> oldNumbers(long customer) {
        return jdbc.sql("select customer_no from customer_alias where customer_id = ? order by customer_no")
                .param(customer)
                .query((row, number) -> row.getString(1))
                .list();
    }
}
