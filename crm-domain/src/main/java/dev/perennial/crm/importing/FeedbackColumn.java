package dev.perennial.crm.importing;

import java.util.Set;
import lombok.Getter;
import lombok.experimental.Accessors;

/** The columns of a file of feedback. */
@Getter
enum FeedbackColumn implements Column {
    CUSTOMER_NO(true, "customer", "customerid", "customernumber", "客户编号", "客户号", "客户id", "客户代码", "会员号", "会员编号"),
    RECEIVED_AT(true, "date", "time", "receivedon", "createdat", "时间", "日期", "反馈时间", "反馈日期", "投诉时间"),
    CHANNEL(false, "medium", "渠道", "反馈渠道", "来源"),
    KIND(true, "type", "feedbacktype", "类型", "反馈类型", "性质"),
    CATEGORY(false, "topic", "分类", "类别", "反馈分类"),
    SEVERITY(false, "priority", "level", "严重程度", "级别", "等级"),
    TEXT(true, "body", "content", "comment", "message", "description", "内容", "反馈内容", "投诉内容", "描述"),
    STATUS(false, "state", "状态", "处理状态"),
    RESOLUTION(false, "answer", "solution", "处理结果", "解决方案"),
    USER(false, "author", "recordedby", "agent", "记录人", "受理人");

    private final boolean required;

    @Accessors(fluent = true)
    private final Set<String> spellings;

    FeedbackColumn(boolean required, String... spellings) {
        this.required = required;
        this.spellings = Set.of(spellings);
    }
}
