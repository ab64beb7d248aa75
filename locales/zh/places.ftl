placing-click = 在图上点一下“{ $project }”的位置；按 Esc 取消
placing-no-map = 填“{ $project }”的经纬度，或选一个地名；按 Esc 取消
placing-follow = { $count } 个项目随之上图
placing-signed-out = 登录后才能把项目放到地图上
placing-written = 台账{ $field }：{ $words }
placing-nothing-written = 台账没有写镇、园区和建设地点
placing-doubtful = 写了几个镇，没有替您选
placing-put = { $by }于 { $time } 放在图上
placing-degrees = 也可以填经纬度
placing-datum = 坐标来自
placing-datum-wgs84 = GPS（WGS84）
placing-datum-cgcs2000 = 国家 2000
placing-datum-gcj02 = 高德、腾讯
placing-datum-bd09 = 百度
placing-place = 或选一个地名
placing-place-none = 不选
placing-unreadable = 读不出经纬度，请写成 107.475, 38.180
placing-point = 东经 { $longitude }，北纬 { $latitude }（WGS84）
placing-nearest = 距{ $place }中心 { $kilometres } km
placing-outside = 这个点在{ county-kind }界以外，请再核对
placing-save = 保存位置
placing-take-off = 撤销放置
placing-cancel = 取消

gazetteer-title = 地名
gazetteer-title-lacking = 地名：{ $count } 处有项目、还没有中心点
gazetteer-note = 台账的镇、园区、建设地点和项目名称按这里的名称对到镇和园区；没有坐标的项目画在中心点上。每次修改是一个版本，可以退回。
gazetteer-empty = 发布第一份台账后，这里列出台账里的镇和园区
gazetteer-kind-seat = { county-kind }驻地
gazetteer-kind-town = { $county_kind ->
    [banner] 镇、苏木
   *[other] 乡镇
}
gazetteer-kind-park = 园区
gazetteer-kind-village = { $county_kind ->
    [banner] 村、嘎查
   *[other] 村
}
gazetteer-kind-landmark = 其他地点
gazetteer-kind-other = 其他地点
gazetteer-in-town = 属{ $town }
gazetteer-no-centre = 中心点未填
gazetteer-projects = { $count } 个项目
gazetteer-change = 修改
gazetteer-name-it = 补中心点
gazetteer-take-back = 撤销修改
gazetteer-take-back-sure = 不再使用对“{ $place }”的修改？
gazetteer-add = 添加地名
gazetteer-correct = 修改“{ $place }”
gazetteer-name = 地名
gazetteer-names = 台账里的其他写法
gazetteer-names-example = 用顿号隔开，例如：开发区、化工园
gazetteer-kind = 类别
gazetteer-town = 所属镇
gazetteer-town-none = 不填
gazetteer-degrees = 中心点经纬度（WGS84）
gazetteer-save = 保存
