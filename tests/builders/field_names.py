"""A small vocabulary of field names for tests of layouts."""

from data.tables.header_text import folded

WORDS = """
序号 项目名称 项目 投资方 投资企业 责任单位 责任领导 包联领导
项目阶段 签约日期 签约时间 计划总投资 总投资 年度计划投资 是否开工 累计完成投资
完成率 立项 环评 节能 施工许可证 存在问题 备注 单位
姓名 职务 开始时间 结束时间 天数 目的地 拜访企业 到位金额
月份 口径 状态 要件 指标 目标值 年度 责任主体
用地面积 镇 园区 下步计划 解决措施 办理部门 完成时限
"""
FIELDS = frozenset(WORDS.split())


def known_header(text: str) -> float:
    return 1.0 if folded(text) in FIELDS else 0.0
