package dev.perennial.crm.importing;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;

/** What files call the values of which there are only a few, as {@link Column#normal} writes them. */
final class Words {

    static final Map<String, String> STATUS = words(
            "PLACED placed pending new open paid shipped 已下单 待付款 已付款 已发货 待处理",
            "COMPLETED completed complete closed done delivered fulfilled 已完成 完成 交易成功 已签收",
            "CANCELLED cancelled canceled void 已取消 取消 交易关闭 作废",
            "RETURNED returned refunded 已退货 退货 已退款 退款");

    static final Map<String, String> CUSTOMER_TYPE = words(
            "PERSON person individual consumer 个人 自然人", "COMPANY company business organization organisation 企业 公司 单位");

    static final Map<String, String> GENDER = words("FEMALE female f 女 女性", "MALE male m 男 男性", "OTHER other 其他");

    private static final String[] CHANNELS = {
        "PHONE phone call tel telephone 电话 来电 去电",
        "VISIT visit meeting 拜访 上门 面谈",
        "EMAIL email mail 邮件 电子邮件",
        "CHAT chat 在线客服 聊天",
        "SMS sms text 短信",
        "WECOM wecom wechat 企业微信 企微 微信"
    };

    static final Map<String, String> CHANNEL = words(CHANNELS);

    /** A note is no channel a customer could prefer. */
    static final Map<String, String> TALK_CHANNEL =
            words(Stream.concat(Arrays.stream(CHANNELS), Stream.of("NOTE note memo 备注 笔记 记录"))
                    .toArray(String[]::new));

    static final Map<String, String> DIRECTION =
            words("INBOUND inbound in incoming received 呼入 来访 客户发起", "OUTBOUND outbound out outgoing sent 呼出 外呼 我方发起");

    static final Map<String, String> OUTCOME = words(
            "REACHED reached answered connected 已接通 接通 已联系",
            "NO_ANSWER no_answer noanswer unanswered missed busy 未接通 无人接听 未接",
            "DONE done completed ok 已完成 完成 已解决",
            "DECLINED declined refused rejected 拒绝 已拒绝 无意向",
            "RESCHEDULED rescheduled postponed callback 改期 另约 稍后联系");

    static final Map<String, String> FEEDBACK_CHANNEL = words(Stream.concat(
                    Arrays.stream(CHANNELS),
                    Stream.of("WEBSITE website web 官网 网站", "SOCIAL social 社交媒体 微博 小红书", "SURVEY survey 问卷 调查"))
            .toArray(String[]::new));

    static final Map<String, String> FEEDBACK_KIND = words(
            "COMPLAINT complaint complaints negative 投诉 抱怨 差评",
            "SUGGESTION suggestion idea request 建议 意见",
            "PRAISE praise compliment positive review 表扬 好评 赞扬");

    static final Map<String, String> SEVERITY = words(
            "LOW low minor 低 轻微",
            "MEDIUM medium normal 中 一般",
            "HIGH high major 高 严重",
            "CRITICAL critical urgent 紧急 非常严重");

    static final Map<String, String> FEEDBACK_STATUS = words(
            "OPEN open new pending 待处理 未处理 新建",
            "IN_PROGRESS in_progress inprogress processing 处理中 跟进中",
            "RESOLVED resolved closed done 已解决 已处理 已关闭 完成");

    static final Map<String, String> EVENT_KIND = words(
            "PAGE_VIEW page_view pageview view visit 浏览 访问 页面浏览", "CLICK click tap 点击", "SEARCH search query 搜索 检索");

    static final Map<String, String> YES_OR_NO = words("true yes y 1 是 对", "false no n 0 否");

    static final Map<String, String> SOURCE_CHANNEL = words(
            "SALES_CENTER sales_centre 销售中心",
            "PHONE phone tel 电话",
            "CALL_CENTER call_centre 呼叫中心 客服热线",
            "EMAIL email mail 邮件 电子邮件 邮箱",
            "WEBSITE website web 网站 官网",
            "FORUM forum 客户论坛 论坛",
            "SOCIAL_MEDIA social 社交媒体 微信 微博 抖音 小红书",
            "EXHIBITION exhibition fair tradefair 展会 展览",
            "ADVERTISING advertising ad 广告",
            "REFERRAL referral recommendation 转介绍 介绍 推荐 老客户介绍",
            "STORE store shop 门店 实体店",
            "PARTNER partner 合作伙伴 渠道商 代理商",
            "OTHER other 其他");

    static final Map<String, String> CONTACT_TIME = words(
            "WEEKDAY_MORNING weekdaymornings 工作日上午",
            "WEEKDAY_AFTERNOON weekdayafternoons 工作日下午",
            "WEEKDAY_EVENING weekdayevenings 工作日晚上",
            "WEEKEND_MORNING weekendmornings 周末上午",
            "WEEKEND_AFTERNOON weekendafternoons 周末下午",
            "WEEKEND_EVENING weekendevenings 周末晚上");

    static final Map<String, String> BARGAINING = words("LOW low 弱 低", "MEDIUM medium 中 一般", "HIGH high 强 高");

    static final Map<String, String> PERSON_ROLE = words(
            "DECISION_MAKER decides 决策人 决策者",
            "INFLUENCER influences 影响者",
            "BUYER buys purchaser 采购",
            "USER uses 使用者 使用人",
            "FINANCE pays 财务",
            "GATEKEEPER 把关人",
            "OTHER other 其他");

    static final Map<String, String> TRUTH = words("true yes y 1 是 有", "false no n 0 否 无");

    private Words() {}

    private static Map<String, String> words(String... groups) {
        Map<String, String> words = new HashMap<>();
        for (String group : groups) {
            String[] names = group.split(" ");
            for (String name : names) {
                words.put(Column.normal(name), names[0]);
            }
        }
        return Map.copyOf(words);
    }
}
