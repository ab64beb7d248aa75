# 每页上方的查找框

search-label = 查找项目、企业、人员、单位、事项
search-hint = 项目、企业、人员、单位，拼音也行
search-keys = ↑ ↓ 选 · 回车打开 · Esc 关
search-failed = 服务器没有应答，请稍后再试。
search-count = { $count } 条
search-read = { $typed } → { $read }；全拼、首字母、汉字都行
search-more = 共 { $total } 条，列出 { $shown } 条
search-none = 没有名称含“{ $typed }”的项目、企业、人员、单位或事项；可换全拼、首字母或其中几个字再找。
search-kind-project = 项目
search-kind-company = 企业
search-kind-person = 人员
search-kind-unit = 单位
search-kind-group = 专项招商组
search-kind-town = 镇、园区
search-kind-order = 督办
search-kind-entry = 台账条目
search-kind-page = 页面
search-kind-term = 术语与口径
search-project-count = 项目 { $count } 个
search-trip-count = 拜访 { $count } 批次
search-entry-count = 台账 { $count } 条
