package dev.perennial.crm.importing;

import java.util.Set;
import lombok.Getter;
import lombok.experimental.Accessors;

/** The columns of a file of products. */
@Getter
enum ProductColumn implements Column {
    SKU(true, "stockcode", "productid", "productcode", "productno", "itemcode", "商品编号", "产品编号", "商品编码", "货号"),
    NAME(false, "product", "productname", "description", "itemname", "商品名称", "产品名称", "品名", "名称"),
    CATEGORY(false, "productcategory", "类别", "品类", "商品分类", "分类"),
    MERCHANDISE(false, "ismerchandise", "是否商品", "实物商品");

    private final boolean required;

    @Accessors(fluent = true)
    private final Set<String> spellings;

    ProductColumn(boolean required, String... spellings) {
        this.required = required;
        this.spellings = Set.of(spellings);
    }
}
