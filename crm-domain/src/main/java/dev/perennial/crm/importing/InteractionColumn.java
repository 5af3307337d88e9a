package dev.perennial.crm.importing;

import java.util.Set;
import lombok.Getter;
import lombok.experimental.Accessors;

/** The columns of a file of interactions. */
@Getter
enum InteractionColumn implements Column {
    CUSTOMER_NO(true, "customer", "customerid", "customernumber", "客户编号", "客户号", "客户id", "客户代码", "会员号", "会员编号"),
    OCCURRED_AT(
            true,
            "date",
            "time",
            "datetime",
            "occurredon",
            "contactedat",
            "contactdate",
            "时间",
            "日期",
            "沟通时间",
            "联系时间",
            "发生时间",
            "跟进时间"),
    CHANNEL(false, "medium", "渠道", "方式", "沟通方式", "联系方式", "跟进方式"),
    DIRECTION(false, "inout", "方向", "呼叫方向"),
    TYPE(false, "kind", "category", "类型", "沟通类型"),
    SUBJECT(false, "title", "topic", "主题", "标题"),
    BODY(false, "text", "note", "notes", "content", "comment", "内容", "备注", "沟通内容", "跟进内容", "记录"),
    OUTCOME(false, "result", "结果", "沟通结果"),
    USER(false, "author", "username", "agent", "salesrep", "by", "记录人", "跟进人", "沟通人", "员工", "客户经理");

    private final boolean required;

    @Accessors(fluent = true)
    private final Set<String> spellings;

    InteractionColumn(boolean required, String... spellings) {
        this.required = required;
        this.spellings = Set.of(spellings);
    }
}
