# 招商渠道：谁引荐了谁，走到哪一步，还能请谁引荐

nav-channels = 渠道
channels-missing = 还没有能按渠道看的项目
channels-empty-title = 还没有项目
channels-empty-body = 上传项目台账后，这里会回答：谁引荐了哪些项目、走到哪一步、以商招商和产业链招商各签了多少、还能请谁引荐。

channels-headline = { $connectors } 家企业、商会引荐 { $projects } 个项目，{ $signed } 个已签约
channels-headline-none = { $channels ->
    [0] { $projects } 个项目，{ $signed } 个已签约；台账没填招商方式和引荐企业
   *[other] { $projects } 个项目，填了 { $channels } 种招商方式，{ $signed } 个已签约；台账没填引荐企业
}
channels-headline-blank = 以商招商另有 { $count } 个没填引荐人
channels-sub-chain = 产业链招商 { $projects } 个项目，{ $signed } 个已签约，计划总投资 { $amount }
channels-sub-blank = { $count } 个项目没填招商方式
channels-sub-persons = 个人引荐 { $count } 个项目，只计数、不列姓名
channels-sum-part = { $amount }（{ $count } 个金额未填）
channels-sum-unknown = 未填（{ $count } 个）
channels-plus-unknown = ＋{ $count } 未填

channels-group-person = 个人引荐（不列姓名）
channels-group-blank = 未填引荐人
channels-group-chain = 未填产业链
channels-group-connector = 引荐企业
channels-section-connector = 企业、商会引荐：{ $groups } 家，{ $projects } 个项目
channels-section-person = 没有引荐企业的：{ $projects } 个项目
channels-section-chain = 产业链招商，没填引荐人的：{ $groups } 条链，{ $projects } 个项目
channels-resident = 在地企业
channels-not-resident = 不是在地企业
channels-picture-title = { $name }引荐最多：{ $count } 个，{ $signed } 个已签约
channels-picture-each = { $names }各引荐 { $count } 个
channels-picture-many = { $names }等 { $number } 家各引荐 { $count } 个
channels-picture-chain = { $name }项目最多：{ $count } 个，{ $signed } 个已签约
channels-picture-chain-each = { $names }各 { $count } 个项目
channels-picture-chain-many = { $names }等 { $number } 条链各 { $count } 个项目
channels-picture-none = 引荐人和产业链都没填
channels-picture-note = 引荐人 → 投资方 → 项目；大点或小方块所在的一列是走到的一步，点开看单元格
channels-picture-empty = 在项目台账里填“引荐人/引荐企业”和“产业链”，这里就能看到谁带来了谁。
channels-picture-label = 引荐人、投资方、项目和走到的一步
channels-draw = 画法
channels-draw-each = 逐个
channels-draw-squares = 汇总
channels-each-rest = 另有 { $count } 个项目没有画出，换“汇总”看全部
channels-folded = 其余 { $count } 家
channels-all = 合计
channels-stage-blank = { $count } 个项目没填阶段，只在项目数里
channels-unstated = 未填方式
channels-unstated-chain = 未填产业链

channels-rate = { $name }签约率 { $share }
channels-title-none = 以商招商、产业链招商都没有项目
channels-title-note = 签约率＝走到签约及以后 ÷ 在册项目；本年签约与签约管道同数。件数少时比例只供参考
channels-column-who = 谁引荐
channels-column-investor = 投资方
channels-column-project = 项目
channels-column-channel = 招商方式
channels-column-chain = 产业链
channels-column-projects = 项目
channels-column-talks = 洽谈后
channels-column-signed = 签约后
channels-column-started = 开工后
channels-column-produced = 投产后
channels-column-rate = 签约率
channels-column-year = 本年签约
channels-column-year-sum = 本年金额（{ $unit }）
channels-column-sum = 计划总投资（亿元）
channels-column-lead-days = 线索→签约（天）
channels-column-start-days = 签约→开工（天）
channels-column-ask = 请谁
channels-column-whom = 引荐谁
channels-dated = { $dated }/{ $all }

channels-to-meet = 还能请谁引荐：{ $connectors } 家企业
channels-to-meet-companies = 同链 { $companies } 家没见过
channels-not-drawn = 另有 { $count } 个项目由其他方式招引，也没填引荐人，不在图里
channels-chains-title-each = { $chain }签约最多，各 { $count } 个
channels-to-meet-none = 没有同链又没见过的企业
channels-to-meet-note = 同一产业链、近 { $months } 个月没有拜访记录、也没有洽谈及以后项目的企业
channels-to-meet-rest = 另有 { $count } 家引荐企业
channels-names-rest = { $names }等，另 { $count } 家
channels-days-title = 填了日期的 { $dated } 个，从线索到签约中位 { $days } 天；{ $blank } 个已签约项目缺日期
channels-days-none = { $signed } 个已签约项目都没填线索日期，线索到签约多少天不知道
channels-days-note = 走完的一步才计，自然日，取中位数；后面是两头日期都填了的 / 走完的
channels-chains-title = { $chain }签约最多，{ $count } 个
channels-chains-rest = 其余 { $count } 条链 { $projects } 个项目
channels-chains-title-few = { $chains } 条产业链
channels-chains-note = 浅＝在册项目，深＝走到签约及以后
channels-chains-none = 产业链都没填
channels-chains-none-note = 在项目台账里填“产业链”，这里按链看签约
channels-is_in_talks = 洽谈及以后
channels-is_signed = 签约及以后
channels-is_started = 开工及以后
channels-is_in_production = 投产及以后
channels-is_signed_counted = 本年签约
channels-kind-organisation = 企业、商会引荐
channels-kind-person = 个人引荐
channels-kind-blank = 未填引荐人
