package dev.perennial.crm.importing;

import java.util.Set;
import lombok.Getter;
import lombok.experimental.Accessors;

/** The columns of a file of customers. */
@Getter
enum CustomerColumn implements Column {
    CUSTOMER_NO(true, "customer", "customerid", "customernumber", "客户编号", "客户号", "客户id", "客户代码", "会员号", "会员编号"),
    NAME(false, "customername", "fullname", "姓名", "名称", "客户名称", "客户姓名"),
    TYPE(false, "customertype", "类型", "客户类型"),
    GENDER(false, "sex", "性别"),
    BIRTH_DATE(false, "birthday", "dateofbirth", "生日", "出生日期"),
    PHONE(false, "phonenumber", "mobile", "telephone", "tel", "电话", "手机", "手机号", "联系电话"),
    EMAIL(false, "mail", "emailaddress", "邮箱", "电子邮箱", "电子邮件"),
    REGION(false, "area", "地区", "区域", "省份"),
    INDUSTRY(false, "行业"),
    SOURCE(false, "origin", "来源", "客户来源"),
    OWNER(false, "accountmanager", "salesrep", "客户经理", "负责人", "归属人"),
    JOINED_ON(false, "joined", "since", "registeredon", "注册日期", "加入日期", "建档日期"),
    TAGS(false, "tag", "标签"),
    PREFERRED_CHANNEL(false, "channel", "偏好渠道", "首选渠道", "首选联系方式");

    private final boolean required;

    @Accessors(fluent = true)
    private final Set<String> spellings;

    CustomerColumn(boolean required, String... spellings) {
        this.required = required;
        this.spellings = Set.of(spellings);
    }
}
