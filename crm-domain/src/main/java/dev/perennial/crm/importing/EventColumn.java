package dev.perennial.crm.importing;

import java.util.Set;
import lombok.Getter;
import lombok.experimental.Accessors;

/** The columns of a file of what customers looked at. */
@Getter
enum EventColumn implements Column {
    EVENT_ID(false, "id", "eventkey", "事件编号", "事件id"),
    CUSTOMER_NO(true, "customer", "customerid", "customernumber", "客户编号", "客户号", "客户id", "客户代码", "会员号", "会员编号"),
    OCCURRED_AT(true, "time", "timestamp", "date", "datetime", "eventtime", "时间", "日期", "发生时间", "访问时间"),
    KIND(true, "type", "event", "eventtype", "action", "类型", "事件", "行为", "行为类型"),
    PAGE(false, "url", "path", "pageurl", "页面", "网址", "访问页面"),
    TARGET(false, "element", "button", "点击对象", "按钮"),
    KEYWORD(false, "query", "search", "searchterm", "q", "关键词", "搜索词"),
    SKU(false, "stockcode", "productid", "productcode", "商品编号", "产品编号", "货号"),
    SESSION(false, "sessionid", "visit", "visitid", "会话", "会话编号"),
    SOURCE(false, "platform", "device", "来源", "终端", "平台");

    private final boolean required;

    @Accessors(fluent = true)
    private final Set<String> spellings;

    EventColumn(boolean required, String... spellings) {
        this.required = required;
        this.spellings = Set.of(spellings);
    }
}
