package dev.perennial.crm.app.generate;

import java.util.random.RandomGenerator;

/** Names nobody has, put together of common pieces. */
final class Names {

    private static final String[] SURNAMES =
            "王 李 张 刘 陈 杨 黄 赵 周 吴 徐 孙 马 朱 胡 郭 何 高 林 罗 郑 梁 谢 宋 唐 许 韩 冯 邓 曹 彭 曾 肖 田 董 袁 潘 于 蒋 蔡".split(" ");
    private static final String[] GIVEN =
            "伟 芳 娜 敏 静 丽 强 磊 军 洋 勇 艳 杰 娟 涛 明 超 秀 霞 平 刚 桂 英 华 玉 兰 红 建 文 辉 力 宇 浩 凯 健 俊 帆 雪 荣 萍 婷 欣 佳 琳 晨 阳 博 睿 泽 思"
                    .split(" ");
    private static final String[] FIRST_NAMES =
            ("Alice Ben Clara David Emma Frank Grace Henry Iris Jack Kate Liam Mia Noah Olivia Peter Quinn Rose Sam Tina "
                            + "Uma Victor Wendy Xavier Yara Zoe Aaron Bella Chris Diana Ethan Fiona George Hannah Ian Julia")
                    .split(" ");
    private static final String[] LAST_NAMES =
            ("Adams Baker Carter Dawson Ellis Foster Grant Harris Irwin Jones Keller Lambert Mason Norris Owens Palmer "
                            + "Quigley Reed Sutton Turner Underwood Vaughan Walker Young Zimmer Abbott Barnes Chapman Dixon")
                    .split(" ");
    private static final String[] FANCIES =
            ("恒 瑞 盛 达 鑫 泰 宏 嘉 源 丰 顺 诚 信 联 合 兴 隆 昌 润 和 康 美 佳 华 中 东 海 天 金 银 龙 凤 新 永 安 德 福 利 广 通").split(" ");
    private static final String[] TRADES = "贸易 科技 电子 机械 食品 服饰 建材 医药 文具 家居 物流 化工".split(" ");
    private static final String[] PLACES = "上海 北京 广州 深圳 杭州 南京 成都 武汉 西安 苏州 青岛 大连".split(" ");
    private static final String[] WORDS =
            ("Amber Birch Cedar Delta Ember Falcon Garnet Harbor Indigo Juniper Kestrel Linden Maple Nova Onyx Pine "
                            + "Quartz River Summit Timber Union Vista Willow Zenith")
                    .split(" ");
    private static final String[] KINDS = "Foods Tools Textiles Paper Media Parts Glass Garden Sports Labs".split(" ");

    private Names() {}

    static String ofPerson(RandomGenerator random) {
        if (random.nextInt(4) == 0) {
            return Draw.any(random, FIRST_NAMES) + " " + Draw.any(random, LAST_NAMES);
        }
        String name = Draw.any(random, SURNAMES) + Draw.any(random, GIVEN);
        return random.nextInt(5) == 0 ? name : name + Draw.any(random, GIVEN);
    }

    static String ofCompany(RandomGenerator random) {
        if (random.nextInt(4) == 0) {
            return Draw.any(random, WORDS) + " " + Draw.any(random, LAST_NAMES) + " " + Draw.any(random, KINDS)
                    + " Ltd";
        }
        return Draw.any(random, PLACES)
                + Draw.any(random, FANCIES)
                + Draw.any(random, FANCIES)
                + Draw.any(random, FANCIES)
                + Draw.any(random, TRADES)
                + "有限公司";
    }

    static String ofRep(int number) {
        return FIRST_NAMES[number % FIRST_NAMES.length] + " " + LAST_NAMES[number * 7 % LAST_NAMES.length];
    }
}
