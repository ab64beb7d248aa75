### 谁可以做什么。

rights-not-allowed = 您的权限不包括这项操作。
    .remedy = 请用有此权限的账号登录，或请管理员处理。
rights-not-allowed-unit = 您不能为“{ $unit }”发布数据。
    .remedy = 请由该单位的填报人员或管理员发布；需要长期负责该单位的，请管理员在账号中加上。
rights-sign-in-first = 查看需要登录；您的登录已结束或尚未登录。
rights-sign-in = 登录
