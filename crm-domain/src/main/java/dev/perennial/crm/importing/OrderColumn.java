package dev.perennial.crm.importing;

import java.util.Set;
import lombok.Getter;
import lombok.experimental.Accessors;

/** The columns of a file of order lines. */
@Getter
enum OrderColumn implements Column {
    ORDER_NO(
            true,
            "order",
            "orderid",
            "ordernumber",
            "invoice",
            "invoiceno",
            "invoicenumber",
            "订单号",
            "订单编号",
            "单号",
            "发票号"),
    CUSTOMER_NO(true, "customer", "customerid", "customernumber", "客户编号", "客户号", "客户id", "客户代码", "会员号", "会员编号"),
    ORDERED_AT(
            true, "orderdate", "ordertime", "orderedon", "date", "invoicedate", "下单时间", "下单日期", "订单日期", "订单时间", "日期"),
    CHANNEL(false, "saleschannel", "渠道", "销售渠道"),
    STATUS(false, "orderstatus", "state", "状态", "订单状态"),
    CURRENCY(false, "currencycode", "币种", "货币"),
    RETURNS_ORDER_NO(false, "returnsorder", "returnof", "originalorder", "originalorderno", "原订单号", "退货原单号"),
    LINE_NO(false, "lineno", "linenumber", "orderline", "行号"),
    SKU(true, "stockcode", "productid", "productcode", "productno", "itemcode", "商品编号", "产品编号", "商品编码", "货号"),
    PRODUCT_NAME(false, "product", "productname", "description", "itemname", "商品名称", "产品名称", "品名", "商品"),
    CATEGORY(false, "productcategory", "类别", "品类", "商品分类", "分类"),
    QUANTITY(true, "qty", "数量"),
    UNIT_PRICE(true, "price", "unitprice", "单价", "价格"),
    DISCOUNT(false, "discountamount", "折扣", "折扣金额", "优惠金额"),
    UNIT_COST(false, "cost", "成本", "单位成本", "成本价");

    private final boolean required;

    @Accessors(fluent = true)
    private final Set<String> spellings;

    OrderColumn(boolean required, String... spellings) {
        this.required = required;
        this.spellings = Set.of(spellings);
    }
}
