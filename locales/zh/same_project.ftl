# 是不是同一个项目

same-title = { $count ->
    [0] 没有疑似重复的项目
   *[other] 可能是同一个项目：{ $count } 对，请认定
}
same-title-rest = 可能是同一个项目：{ $count } 对待定，{ $done } 对已有说法
same-note = 编码或规范化名称相同的已经归并。下面这些只是相近：不认定就各算各的，什么都不会自动合并。
same-more = 只列最相近的 { $shown } 对，共 { $count } 对。先认定这些，再看其余。
same-crowd-company = 企业“{ $text }”有 { $count } 个项目，数量太多，未因企业相同逐对比较。
same-crowd-name = 名称“{ $text }”有 { $count } 个项目，数量太多，未因名称相同逐对比较。
same-crowd-deal = 金额与属地“{ $text }”相同的有 { $count } 个项目，数量太多，未据此逐对比较。
same-show-more = 再列 { $count } 对

same-rule-same-name = 名称相同，编码不同
same-rule-renamed = 同一份台账里一个名称没有了，又来了一个新名称；投资方、金额、属地中有 { $agreeing } 项一致（至少 { $threshold } 项才提问），没有相反的
same-rule-near-name = 同一家企业（{ $company }），名称相似度 { $similarity }（达到 { $threshold } 就提问），短的名称有 { $contained } 在长的里面
same-rule-same-deal = 同一家企业（{ $company }）、同一行业（{ $trade }），金额相差 { $gap }（不超过 { $threshold } 就提问）
same-rule-near-name-alone = 名称相似度 { $similarity }（达到 { $threshold } 就提问），至少一方没有写投资方
same-rule-unborn = 项目台账里没有叫这个名称的项目；两个名称相似度 { $similarity }（达到 { $threshold } 就提问），短的名称有 { $contained } 在长的里面
same-source = 依据：{ $source }

same-side-there = 已有项目
same-side-gone = 上一份里有，这一份里没有
same-side-comes = 本次上传
same-side-name = 只有名称，没有项目
same-agrees = 一致
same-differs = 不同
same-place = 出处

same-keep = 以哪个为准
same-yes = 是同一个项目
same-no = 不是同一个
same-later = 以后再定
same-undo = 撤回
same-undone = 已撤回，两个项目重新各算各的
same-decided-same = 已认定：“{ $other }”就是“{ $kept }”
same-decided-different = 已认定：“{ $kept }”与“{ $other }”不是同一个项目
same-put-off = 以后再定：“{ $kept }”与“{ $other }”仍各算各的
same-pending = 发布时一并记下 { $count } 项认定。
same-saved = 已认定，版本 V{ $version }

same-against-earlier = “{ $one }”和“{ $other }”先前的认定，与这次说的合不到一起：
same-against-itself = 这次的几项说法合不到一起：“{ $one }”和“{ $other }”一处不是同一个，连起来又是同一个。
same-against-now = 这次
same-against-replace = 撤回先前的 { $count } 项，按这次的记
same-against-withdraw = 收回这次的说法
same-review-title = { $count ->
    [0] 项目认定：没有待定的
   *[other] 项目认定：{ $count } 对可能是同一个项目
}
same-review-open = 项目认定：现有项目之间有没有重复
same-review-note = 对现行台账里的全部项目逐一比较；认定和撤回都成为一个新版本。
same-review-look = 查找可能重复的项目
same-review-looking = 正在比较全部项目…
same-decided-title = 已作出的认定 { $count } 项
same-decided-none = 还没有作出过认定
same-decided-line = { $verdict ->
    [same] “{ $other }” 就是 “{ $kept }”
   *[different] “{ $kept }” 与 “{ $other }” 不是同一个项目
}
same-decided-by = { $by }，{ $time }，自 V{ $version } 起

data-action-decide = 认定项目是否同一

same-report = 可能是同一个项目（{ $count } 对，请在“数据”页认定；未认定的各算各的）：
same-report-line = “{ $one }”（{ $one_place }） 与 “{ $two }”（{ $two_place }）：{ $reason }
same-report-more = 只列 { $shown } 对，共 { $count } 对。

store-contradicts-earlier = “{ $one }”和“{ $other }”，{ $by } 在 V{ $version } 的认定与这次的合不到一起。
    .remedy = 请看先前的认定：要按这次的记，就选“撤回先前的”，否则收回这次的说法。
store-contradictory-decisions = “{ $one }”与“{ $other }”一处认定为不同项目，另几处连起来又成了同一个项目。
    .remedy = 请撤回其中一项认定，再发布。
