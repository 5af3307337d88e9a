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
    PREFERRED_CHANNEL(false, "channel", "偏好渠道", "首选渠道", "首选联系方式"),
    OCCUPATION(false, "job", "profession", "职业"),
    POSTCODE(false, "postalcode", "zip", "zipcode", "邮编", "邮政编码"),
    SOURCE_CHANNEL(false, "来源渠道"),
    CONTACT_TIMES(false, "besttimes", "方便联系时间", "方便联系的时间", "联系时间"),
    LUNAR_BIRTHDAY(false, "农历生日", "阴历生日"),
    LIFESTYLE(false, "生活方式"),
    PREFERENCES(false, "偏好", "喜好", "爱好"),
    FOCUS(false, "关注重点", "关注点"),
    BUYING_HABITS(false, "购买习惯"),
    BARGAINING_POWER(false, "还价能力", "议价能力"),
    CURRENCY(false, "使用货币", "币种", "货币"),
    PAYMENT_TERMS(false, "付款条款", "付款条件", "付款方式"),
    PREFERENTIAL_TERMS(false, "优待条件", "优惠条件"),
    ATTITUDE(false, "态度"),
    ATTITUDE_NOTE(false, "态度说明"),
    CAPABILITY(false, "能力"),
    CAPABILITY_NOTE(false, "能力说明"),
    CREDIT(false, "信用"),
    CREDIT_NOTE(false, "信用说明"),
    RELATIONS(false, "socialrelations", "社会关系"),
    RELATIONS_NOTE(false, "社会关系说明"),
    CONTACT_PERSON(false, "contactname", "联系人", "联系人姓名"),
    CONTACT_JOB_TITLE(false, "contacttitle", "联系人职务", "职务"),
    CONTACT_ROLE(false, "联系人角色"),
    CONTACT_PHONE(false, "联系人电话", "联系人手机"),
    CONTACT_EMAIL(false, "联系人邮箱"),
    CONTACT_WECOM(false, "联系人企业微信", "联系人微信"),
    BANK_ACCOUNT(false, "accountnumber", "银行账号", "银行帐号", "账号"),
    BANK(false, "bankname", "开户行", "开户银行"),
    BANK_HOLDER(false, "accountholder", "户名", "开户名");

    private final boolean required;

    @Accessors(fluent = true)
    private final Set<String> spellings;

    CustomerColumn(boolean required, String... spellings) {
        this.required = required;
        this.spellings = Set.of(spellings);
    }

    @Override
    public boolean isSecret() {
        return this == BANK_ACCOUNT;
    }
}
