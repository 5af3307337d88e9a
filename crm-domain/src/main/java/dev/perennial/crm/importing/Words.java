package dev.perennial.crm.importing;

import java.util.HashMap;
import java.util.Map;

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

    static final Map<String, String> CHANNEL = words(
            "PHONE phone call tel 电话",
            "VISIT visit 拜访 上门",
            "EMAIL email mail 邮件 电子邮件",
            "CHAT chat 在线客服 聊天",
            "SMS sms text 短信",
            "WECOM wecom wechat 企业微信 微信");

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
