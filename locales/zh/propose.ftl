# 一张不在现有台账中的表，可以怎样建成台账：每列的用途、理由，要人定的是什么。
propose-use-code = 编号
propose-use-project = 项目（对到项目台账）
propose-use-town = 镇
propose-use-park = 园区
propose-use-company = 企业
propose-use-unit = 单位
propose-use-person = 人员
propose-use-status = 状态
propose-use-choice = 分类
propose-use-flag = 是否
propose-use-date = 日期（按它归月）
propose-use-deadline = 期限（逾期从这天起算）
propose-use-closed_date = 办结日期
propose-use-day = 日期
propose-use-month = 月份
propose-use-year = 年份
propose-use-amount = 金额
propose-use-number = 数量，可相加
propose-use-share = 比例
propose-use-personal = 个人信息，不上屏、不导出
propose-use-text = 文字
propose-use-ordinal = 行号，不入账
propose-use-left_out = 不入账

propose-counts-up = 从 1 数起，只说第几行
propose-empty = 全列空着
propose-unique = { $rows } 行都有，没有重复
propose-texts = { $rows } 行有字，{ $values } 种
propose-header = 表头写着“{ $word }”
propose-phone = { $rows } 行是电话号码
propose-identity = { $rows } 行是 18 位身份证号
propose-account = { $rows } 行是银行账号
propose-email = { $rows } 行是邮箱
propose-of-persons = 每行一个姓名，旁边有证件或电话
propose-dates = { $rows } 行是日期
propose-dates-later = { $rows } 行是日期，都不早于“{ $other }”
propose-dates-mostly-later = { $rows } 行是日期，与“{ $other }”可比的 { $both } 行中 { $later } 行不早于它
propose-years = { $rows } 行是年份
propose-months = { $rows } 行是月份
propose-numbers = { $rows } 行是数，{ $least } 至 { $most }{ $blank ->
    [0] { "" }
   *[other] ，{ $blank } 行空
}
propose-shares = { $rows } 行带百分号
propose-unit-in-header = 表头写明{ $unit }
propose-unit-of-table = 全表单位{ $unit }
propose-projects = { $rows } 行有值，{ $met } 行按名称对上{ $left ->
    [0] { "" }
   *[other] ，{ $left } 行对不上
}
propose-all-known = { $values } 个值，全部认得
propose-some-known = { $values } 个值，认得 { $met } 个
propose-endings = { $values } 个值里 { $matching } 个这样结尾
propose-words = { $count } 种：{ $words }
propose-said = 您定的

propose-asked-empty = 这一列还没有内容，用途请您定
propose-asked-unit = 金额没有写单位，请选一个
propose-asked-status = 哪些词算办结，请您定
propose-asked-header = 只有表头这样说，内容看不出来
propose-asked-either = 两种用途都像，请您看一眼
