# 投产准备：标题、地图、关口矩阵、规则说明

readiness-empty-title = 还没有签约以后的项目
readiness-empty-body = 上传项目台账和要件台账后，这里会画出每个项目在哪里、下一道关口是什么、缺哪个件、待哪个单位办。

readiness-headline-soon = { $count } 个项目即将投产
readiness-headline-dated = ，其中 { $count } 个计划 { $quarter }投产
readiness-headline-soon-none = 没有即将投产的项目
readiness-headline-rest = ；{ $permits } 个在办手续，{ $stalled } 个停滞
readiness-quarter = { $year } 年{ $quarter ->
    [1] 一
    [2] 二
    [3] 三
   *[4] 四
}季度
readiness-sub-count = { $count } 个签约以后的项目
readiness-sub-change = ，即将投产的比上期{ $change }
readiness-sub-change-more = 多 { $count } 个
readiness-sub-change-fewer = 少 { $count } 个
readiness-sub-change-same = 没有增减
readiness-sub-undated = ；{ $count } 个台账只写即将投产、未填投产日期
readiness-sub-overdue = ；{ $count } 个已过计划投产日期
readiness-sub-longest-each = 。所列项目中等待最久的是{ $projects }{ $rest ->
    [0] {""}
   *[other] 等 { $count } 个
}，都已等 { $days } 天（自然日）
readiness-sub-longest = 。所列项目中等待最久的是{ $project }：{ $item }，{ $waits }，已等 { $days } 天（自然日）
readiness-sub-terminated = 。另有 { $count } 个已终止的项目不在此列
readiness-sub-end = 。

readiness-comma = 、
readiness-place = 范围
readiness-place-all = 全部
readiness-filter-states = 状态
readiness-filters = 筛选
readiness-weights-equal = 各关口权重相同

readiness-map-alt = 项目位置示意图，共 { $count } 个项目有位置
readiness-map-schematic = 示意图，不作划界依据
readiness-map-number = 审图号：{ $number }
readiness-map-number-open = 审图号由使用单位填写
readiness-map-km = km
readiness-map-outside = 坐标在界外 { $count } 个，请核对坐标和坐标系
readiness-map-hover-exact = 台账坐标
readiness-map-hover-near = { $place }中心，{ $precision }
readiness-map-grid = 位置未知，按乡镇、园区的项目数排列；填上一处的经纬度，或载入审定的界线后，可在图上点选位置
readiness-map-by-places = 没有界线，按已知位置示意
readiness-map-hover-named = { $place }，未定位
readiness-map-nothing = 这个范围内没有填写位置的项目

readiness-outline-number-missing = 请填写审图号：上传的地图须有审图号才能使用。
    .remedy = 在地图文件旁填写批准的审图号。
readiness-outline-large = 地图文件超过 5 MB。
    .remedy = 请简化边界（如保留到 10 米）后再导出上传。
readiness-outline-not-geojson = 这个文件不是 GeoJSON 要素集合。
    .remedy = 请导出为 GeoJSON（FeatureCollection）后再上传。
readiness-outline-no-polygon = 文件里没有面（Polygon、MultiPolygon）。
    .remedy = 请上传含行政区界面的 GeoJSON。
readiness-outline-coordinates = 有一个面的坐标读不出来。
    .remedy = 每个点应是 [经度, 纬度] 两个数。
readiness-outline-degrees = 坐标不是中国范围内的经纬度。
    .remedy = 请把地图转换为 CGCS2000 或 WGS84 经纬度（十进制度）后再上传。

readiness-legend-unknown = { $count } 个金额未填

readiness-matrix-title-none = 没有正在等待的关口
readiness-matrix-title = { $gate }卡住的项目最多：{ $gates ->
    [1] { $count } 个
   *[other] 各 { $count } 个
}的下一道关口在这里
readiness-matrix-note = 格宽＝权重，蓝框＝下一道关口
readiness-matrix-caption = 项目与投产关口
readiness-matrix-more = 只列前 { $shown } 个，共 { $count } 个；请用筛选缩小范围。
readiness-head-project = 项目
readiness-head-amount = 亿元
readiness-head-score = 得分区间
readiness-head-score-note = 低–高，满分 100
readiness-head-level = 级别
readiness-head-next = 下一关口缺项
readiness-head-waits = 待办单位（层级）
readiness-head-days = 已等（天）
readiness-phase = 分期
readiness-compliance = 待核
readiness-all-blank = { $count } 项均未填
readiness-item-blank = 未填
readiness-nothing-open = 各项已齐
readiness-waits-company = 企业
readiness-waits-office = { $office }（{ $level }）
readiness-level-missing = 缺{ $count }
readiness-shift-up = ↑{ $places }
readiness-shift-down = ↓{ $places }
readiness-shift-note = 权重相同时，{ $count } 个项目的名次变动超过 3 位，已用箭头标出。
readiness-gate-title = { $gate } { $name }：{ $share }，{ $done }/{ $items } 项办结
readiness-gate-blank = ，{ $count } 项未填
readiness-gate-flagged = ，{ $count } 项不予许可或已过期
readiness-gate-weight = { $gate } { $name }，权重 { $weight }

readiness-chosen-none = 点地图上的符号或表中的一行，看这个项目差什么、为什么是这个状态。
readiness-chosen-reason = 判定：{ $reason }
readiness-chosen-score = 得分 { $score }（满分 100），{ $blank } 项未填
readiness-chosen-level = 级别 { $level } { $name }
readiness-chosen-missing = ；其下还缺 { $levels }
readiness-chosen-next = 下一关口 { $gate } { $name }：{ $item } { $state }
readiness-chosen-waits = 等{ $waits }，自{ $basis }（{ $since }）起已等 { $days } 天（自然日）
readiness-chosen-waits-unknown = 等{ $waits }；何时开始等，台账未填
readiness-chosen-compliance = 待核：台账写“{ $later }”已有进展，而“{ $earlier }”尚未办结。请核对是否漏填。
readiness-chosen-flagged = 不予许可或已过期：{ $items }
readiness-chosen-kind = 按“{ $kind }”类项目的要件清单
readiness-chosen-light = { $light }：{ $rule }
readiness-chosen-source = 要件与原表单元格
readiness-chosen-open = 打开项目页
readiness-chosen-items = { $project }：{ $count } 项适用要件中 { $done } 项办结、{ $open } 项在途、{ $blank } 项未填
readiness-chosen-items-note = 层级、部门带“*”的是规则默认值，台账未填。天数为自然日。
readiness-basis-accepted = 受理
readiness-basis-signed = 签约
readiness-basis-gate = 上一关口办结
readiness-item-days = { $days } 天
readiness-item-inapplicable = 不涉及

readiness-permits-title = 手续办结率 { $rate }：{ $count } 项主要前期手续中已办结和无需办理的占比
readiness-permits-title-none = 没有可计算手续办结率的项目
readiness-permits-title-unknown = 手续办结率 —：{ $count } 项主要前期手续台账都没有填
readiness-permits-projects = 按项目：{ $done }/{ $all } 个项目全部办结（{ $rate }）
readiness-permits-blank = { $count } 项未填，按未办结计；若都已办结则为 { $rate }
readiness-permits-scope = 口径：签约以后未投产的 { $projects } 个项目 × { $permits } 项主要前期手续，（无需办理＋已办结）÷ 全部
readiness-permits-row = { $done }/{ $all }

readiness-rules-title = 怎么算的
readiness-rules-measure = 得分只衡量手续与建设到了哪一步，不代表效益，也不代表成功的可能。
readiness-rules-weights = 权重是本系统自定的：顺序取自工程建设项目审批的四个阶段（立项用地规划许可、工程建设许可、施工许可、竣工验收），再加建设与试车。可改，也可切换为各关口权重相同。
readiness-rules-interval = 空白是未知，不是零：未知按 0 算得低分，按 1 算得高分，区间越宽越需要补台账。
readiness-rules-level = 级别是有自身证据的最高一级；其下未齐的并列注明。投产、达产只认日期。资金不卡关口，另有口径。
readiness-rules-waiting = “已等”从受理日起；没有受理日的，从上一关口办结之日起。不明的写“—”。
readiness-rules-compliance = 后序手续或施工已有记录、前序法定手续写明未办结的，记“待核”，不影响得分。
readiness-rules-states = 状态按下列顺序取第一条成立的：
readiness-rules-signs = ✓ 办结　◔ ◑ ◕ 在办（完成份额）　○ 未启动　? 有空白项　! 不予许可或已过期
readiness-rules-shares = 要件份额：{ $shares }。百分比项取台账所报。

readiness-rule-exit-stage = 台账阶段为缓建、停建
readiness-rule-production-date = 已填实际投产日期
readiness-rule-ledger-words = 台账写明即将投产
readiness-rule-partial-production = 已部分投产
readiness-rule-production-stage = 台账阶段为投产、达产
readiness-rule-trial-stage = 台账阶段为试生产
readiness-rule-planned-this-quarter = 计划在本季投产且主体已完工
readiness-rule-waiting-too-long = 下一要件等待超过 { $days } 天
readiness-rule-started = 已开工
readiness-rule-works-stage = 台账阶段为开工、建设
readiness-rule-permit-words = 台账写明在办前期、手续
readiness-rule-permit-items = 已签约未开工，台账填了要件
readiness-rule-nothing-stated = 已签约，台账没有填任何要件和进展
readiness-stalled-company = 企业
readiness-stalled-waiting = { $item }（{ $state }），等{ $who } { $days } 天；界线 { $limit } 天（本系统设定）
readiness-rule-line = { $state }（{ $rule }）

readiness-gate-G1 = 立项
readiness-gate-G2 = 用地与要素
readiness-gate-G3 = 专项评估
readiness-gate-G4 = 建设许可
readiness-gate-G5 = 建设安装
readiness-gate-G6a = 试生产前
readiness-gate-G6b = 试生产后
readiness-gate-short-G1 = 立项
readiness-gate-short-G2 = 用地
readiness-gate-short-G3 = 评估
readiness-gate-short-G4 = 许可
readiness-gate-short-G5 = 建设
readiness-gate-short-G6a = 试产前
readiness-gate-short-G6b = 试产后

readiness-level-L1 = 签约
readiness-level-L2 = 立项
readiness-level-L3 = 用地要素落实
readiness-level-L4 = 专项评估齐
readiness-level-L5 = 具备开工条件
readiness-level-L6 = 主体完工
readiness-level-L7 = 设备安装完成
readiness-level-L8 = 试生产
readiness-level-L9 = 投产
readiness-level-L10 = 达产
readiness-level-short-L1 = 签约
readiness-level-short-L2 = 立项
readiness-level-short-L3 = 用地
readiness-level-short-L4 = 评估
readiness-level-short-L5 = 可开工
readiness-level-short-L6 = 主体
readiness-level-short-L7 = 设备
readiness-level-short-L8 = 试产
readiness-level-short-L9 = 投产
readiness-level-short-L10 = 达产

readiness-item-name-company = 项目公司注册
readiness-item-name-filing = 备案核准
readiness-item-name-grassland = 草原林地审核
readiness-item-name-siting = 用地预审与选址
readiness-item-name-land = 土地取得
readiness-item-name-water = 用水指标
readiness-item-name-energy = 能耗指标
readiness-item-name-utilities = 要素保障
readiness-item-name-environment = 环评
readiness-item-name-saving = 节能审查
readiness-item-name-soil = 水土保持
readiness-item-name-safety-conditions = 安全条件审查
readiness-item-name-heritage = 文物压矿地灾
readiness-item-name-land-plan = 用地规划许可
readiness-item-name-works-plan = 工程规划许可
readiness-item-name-drawings = 施工图与消防设计审查
readiness-item-name-safety-design = 安全设施设计审查
readiness-item-name-construction = 施工许可
readiness-item-name-progress = 形象进度
readiness-item-name-equipment = 设备到货安装
readiness-item-name-connection = 正式水电气接入
readiness-item-name-fire = 消防验收
readiness-item-name-discharge = 排污许可
readiness-item-name-special = 特种设备
readiness-item-name-lightning = 防雷
readiness-item-name-trial-plan = 试生产方案
readiness-item-name-commissioning = 试车
readiness-item-name-environment-acceptance = 环保验收
readiness-item-name-soil-acceptance = 水保验收
readiness-item-name-safety-acceptance = 安全设施验收
readiness-item-name-health = 职业病防护

readiness-office-market = 市监局
readiness-office-reform = 发改委
readiness-office-forestry = 林草局
readiness-office-land = 自然资源局
readiness-office-water = 水利局
readiness-office-park = 园区管委会
readiness-office-environment = 生态环境局
readiness-office-emergency = 应急局
readiness-office-heritage = 文物/自然资源局
readiness-office-housing = 住建局
readiness-office-weather = 气象局
readiness-office-health = 卫健委
readiness-office-company = 企业

readiness-approval-county = { county-kind }
readiness-approval-city = 市
readiness-approval-region = { region-kind }
readiness-approval-state = 国家

# 地图、镇和季度
readiness-headline-place = { $place }：{ $said }
readiness-headline-filtered = 所选项目：{ $said }
readiness-place-none = 位置未填
readiness-period = 投产季度
readiness-period-all = 投产季度：全部
readiness-period-of = 投产季度：{ $period }
readiness-period-past = 此前
readiness-period-later = 以后
readiness-period-unknown = 未填
readiness-view = 地图或关口表
readiness-view-map = 地图
readiness-view-table = 关口表
readiness-block-rest = { $town }（园区外）
readiness-block-nowhere = 镇、园区未填
readiness-map-no-amount = 金额未填
readiness-map-planned = 计划 { $month } 投产
readiness-map-overdue = ，已过
readiness-map-stalled = 停滞，已等 { $days } 天
readiness-map-stands = 停滞
readiness-map-key-centre = 镇、园区中心点近似
readiness-map-key-vague = 项目只知道镇或园区
readiness-map-crosses = 十字间隔 { $km } km
readiness-map-anchor = （中心点近似）
readiness-map-tray = 只知道在
readiness-map-tray-count = { " " }个
readiness-map-area = 面积＝计划总投资
readiness-map-aside = 让开时，黑点是实际位置
readiness-map-in = 放大
readiness-map-out = 缩小
readiness-map-full = 全屏
readiness-map-clear = 清除筛选
readiness-map-none-left = 筛选后没有项目
readiness-map-play = 按月播放
readiness-map-pause = 停
readiness-map-hint = 点一下固定
readiness-map-card-state = 状态
readiness-map-card-next = 下一关口
readiness-map-card-gate = （{ $gate }）
readiness-map-card-waits = 待办单位
readiness-map-card-waited = 已等
readiness-map-card-days = { $days } 天（自然日）
readiness-map-card-planned = 计划投产
readiness-map-card-produced = 投产
readiness-map-card-late = ，已过计划日期
readiness-map-card-place = 位置
readiness-legend-same = 持平
readiness-legend-change-of = 较上期 { $change }
readiness-strip-place = 镇、园区
readiness-strip-all = 合计
readiness-strip-year = { $year } 年
readiness-strip-quarter = { $quarter ->
    [1] 一
    [2] 二
    [3] 三
   *[4] 四
}
readiness-strip-line = 蓝线＝数据截至 { $date }
readiness-strip-late = 圈＝计划日期已过，还没投产
readiness-strip-none = { $quarter }没有投产或计划投产的项目
readiness-strip-title = { $quarter }{ $of ->
    [none] 计划投产 { $count } 个
    [all] 投产 { $count } 个
   *[some] 投产和计划投产 { $count } 个（其中已投产 { $produced } 个）
}：{ $places }
readiness-strip-each = { $places }各 { $count } 个
readiness-strip-most-each = { $places }{ $of ->
    [more] 等
   *[all] {""}
}最多，各 { $count } 个
readiness-strip-most = { $place }最多，{ $count } 个
readiness-town-title = { $office } 个等部门，{ $company } 个等企业，{ $produced } 个已投产
readiness-town-note = 项目，下一关口，待办单位，已等（自然日）；右边是亿元和得分区间
readiness-unplaced-title = 位置未填 { $count } 个{ $soon ->
        [0] {""}
       *[other] ，其中 { $soon } 个即将投产
    }
readiness-unlocated-title = 有乡镇、未定位 { $count } 个，分在 { $places } 处
readiness-unlocated-count = { $count } 个
readiness-unlocated-note = 给一处定位一次，这里的项目都随之上图；记下谁在什么时候定的，可在“数据”页的地名里撤销。
readiness-unplaced-more = 另有 { $count } 个
readiness-unplaced-all = 全部 { $count } 个 →
readiness-unplaced-put = 放到地图上
readiness-unplaced-note = 点“放到地图上”，再在图上点一下；记下谁在什么时候放的，可撤销。
readiness-unplaced-sign-in = 登录后可以把项目放到地图上。
readiness-short-soon = { $count } 个即将投产
readiness-short-dated = ，{ $count } 个计划 { $quarter }
readiness-short-rest = ；{ $permits } 个办手续，{ $stalled } 个停滞
readiness-standing-placed = ，{ $count } 个在图上
readiness-standing-named = ，{ $count } 个有乡镇、未定位
readiness-standing-unstated = ，{ $count } 个位置未填
readiness-map-hidden = 另有{" "}
readiness-map-hidden-rest = { " " }个放不下，见列表
