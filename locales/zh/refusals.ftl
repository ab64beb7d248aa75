### 整个文件不予读取的原因。每条说明为什么，.remedy 说明怎么办。

refused-empty = 文件是空的，里面没有任何内容。
    .remedy = 请确认导出或复制时文件已完整保存，再重新上传。
refused-file-size = 文件大小为 { $size } MB，超过上限 { $limit } MB。
    .remedy = 请删除图片等无关内容，或把台账拆成几个文件分别上传。
refused-truncated = 文件不完整，后半部分缺失。
    .remedy = 多为下载或拷贝中断所致，请重新取得原文件后再上传。
refused-open-quote = 第 { $row } 行的双引号没有成对，之后的内容无法分到各列。
    .remedy = 请在第 { $row } 行补上或删去双引号，或用 Excel、WPS 另存为 .xlsx 再上传。
refused-damaged = 文件已损坏，所有读取方式都打不开。
    .remedy = 请用 Excel 或 WPS 打开后另存为 .xlsx，再上传新文件。
refused-old-format = 文件是 Excel 95 或更早的格式，读不出其中的内容。
    .remedy = 请用 Excel 或 WPS 打开后另存为 .xlsx，再上传新文件。
refused-crash = 读取程序在读这个文件时意外终止，文件内容没有进入系统。
    .remedy = 文件多半已损坏，请用 Excel 或 WPS 打开后另存为 .xlsx 再上传。
refused-time = 读取超过 { $seconds } 秒仍未完成，已停止。
    .remedy = 请删除台账以外的工作表和空白区域，另存后再上传。
refused-understanding-time = 文件已打开，但识别和核对超过 { $seconds } 秒仍未完成，停在工作表“{ $sheet }”；整个文件都没有载入。
    .remedy = 请删除台账以外的工作表和列，或把台账拆成几个文件分别上传。
refused-checking-time = 文件已打开，但核对本次上传的全部表格超过 { $seconds } 秒仍未完成，已停止；整个文件都没有载入。
    .remedy = 请把文件分几次上传，或删除台账以外的工作表后再上传。
refused-memory = 读取这个文件所需的内存超过上限，已停止。
    .remedy = 请删除台账以外的工作表和图片，或拆成几个文件分别上传。
refused-malicious = 杀毒软件在这个文件里发现了恶意内容，文件没有读入，也没有保存。
    .remedy = 请把送来文件的人和信息化部门告知此事，不要再打开这个文件。
refused-not-scanned = 杀毒软件没有应答，文件未经检查，没有读入。
    .remedy = 请稍后再传；仍然如此，请告知管理员。
refused-password = 文件设有打开密码，无法读取。
    .remedy = 请在 Excel 或 WPS 中取消密码后另存，再上传。
refused-archive-entries = 文件内含 { $count } 个部件，超过上限 { $limit } 个，不像正常的表格文件。
    .remedy = 请把台账复制到新建的工作簿中保存后再上传。
refused-unpacked-size = 文件解压后约 { $size } MB，超出正常表格文件的范围。
    .remedy = 请把台账内容复制到新建的工作簿中保存后再上传。
refused-document-type = 文件内含文档类型声明（DOCTYPE），办公软件不会写入这种内容，可能有安全风险。
    .remedy = 请用 Excel 或 WPS 打开后另存为 .xlsx，再上传新文件。
refused-too-many-sheets = 工作簿含有超过 { $limit } 张工作表，不像正常的台账文件。
    .remedy = 请只保留台账所在的工作表，另存后再上传。
refused-too-many-cells = 到工作表“{ $sheet }”为止，单元格总数已超过上限 { $limit } 个。
    .remedy = 请删除不需要的工作表和列，或把台账拆成几个文件分别上传。
refused-too-many-columns = 工作表“{ $sheet }”有 { $count } 列，超过表格软件的上限 { $limit } 列。
    .remedy = 多为分隔符或引号有误，请用 Excel 或 WPS 打开核对后另存为 .xlsx，再上传。
refused-too-many-issues = 文件中需要核对的地方超过 { $limit } 处，逐条列出已没有意义，内容没有进入系统。
    .remedy = 多为整列错位，或整列的单位、日期写法不对：请先整列改正，或把台账拆成几个文件分别上传。
refused-stray-cell = 工作表“{ $sheet }”内容很少，却一直延伸到 { $cell } 单元格，中间几乎全是空白。
    .remedy = 请清除 { $cell } 处的多余内容（删除表格以外的整行、整列），保存后再上传。
refused-cell-twice = 工作表“{ $sheet }”的 { $cell } 单元格在文件中写了两次，内容不同，无法判断以哪个为准。
    .remedy = 请用 Excel 或 WPS 打开，核对 { $cell } 的内容后另存为 .xlsx，再上传。
refused-other-kind = 这不是表格文件，而是{ $kind ->
        [pdf] PDF 文档
        [image] 图片
        [archive] 压缩包
        [document] 文字文档
        [slides] 演示文稿
       *[data] 其他数据文件
    }。
    .remedy = { $kind ->
        [archive] 请先解压，再逐个上传其中的台账文件。
       *[other] 请上传 .xlsx、.xls、.ods 或 .csv 格式的台账。
    }
refused-other-table = 文件是 { $format } 格式的表格，本系统读不了这种格式。
    .remedy = 请用制作它的软件（或 Excel、WPS）打开，导出或另存为 .xlsx 后再上传。
refused-not-a-table = 文件内容是普通文字，没有成列的表格。
    .remedy = 请确认选对了文件；台账应为 .xlsx、.xls、.ods，或用逗号、制表符分列的 .csv。
refused-encoding = 看不准文字用的是哪种编码（不是 Unicode，也不能肯定是 GB 18030、Big5、Shift JIS 或西欧编码），强行读取会出现乱码。
    .remedy = 请用 Excel 或 WPS 打开，另存为 .xlsx 或“CSV UTF-8”后再上传。
refused-web-page = 文件其实是网页（HTML），只是扩展名像表格，里面没有可读的表格。
    .remedy = 请用 Excel 或 WPS 打开后另存为 .xlsx，再上传。
refused-xml = 文件是 XML 数据，不是可读的表格文件。
    .remedy = 请用 Excel 或 WPS 打开后另存为 .xlsx，再上传。
refused-marked-name = 文件名带有“{ $mark }”标志。本系统为非涉密系统，文件未读取。
    .remedy = 严禁上传涉密文件；请按保密规定处理。如为误标，请由定密责任人更正后再上传。
refused-marked-property = 文件属性“{ $property }”带有“{ $mark }”标志。本系统为非涉密系统，文件未读取。
    .remedy = 严禁上传涉密文件，请按保密规定处理。如为误标，请由定密责任人更正后再上传。
refused-marked-sheet-name = 工作表名称“{ $sheet }”带有“{ $mark }”标志。本系统为非涉密系统，文件未读取。
    .remedy = 严禁上传涉密文件，请按保密规定处理。如为误标，请由定密责任人更正后再上传。
refused-marked-beside = 工作表“{ $sheet }”的页眉、页脚或文本框带有“{ $mark }”标志。本系统为非涉密系统，文件未读取。
    .remedy = 严禁上传涉密文件，请按保密规定处理。如为误标，请由定密责任人更正后再上传。
refused-marked-cell = 工作表“{ $sheet }”的 { $cell } 单元格带有“{ $mark }”标志。本系统为非涉密系统，文件未读取。
    .remedy = 严禁上传涉密文件，请按保密规定处理。如为误标，请由定密责任人更正后再上传。

setting-wrong = 环境变量 { $name } 的值“{ $value }”无效，应为大于 0 的整数。
    .remedy = 请改正或删去这个变量后重新启动；可用的变量见 docs/robustness.md。

setting-words-wrong = { $name } 写作“{ $value }”：引号不成对。
    .remedy = 请补上或删去引号后重新启动。
setting-lake-store = 环境变量 { $name } 没有写明共享数据库的文件存放在哪里。
    .remedy = 请写一个文件夹，或 s3://存储桶/前缀，再重新启动。
setting-zone-wrong = 环境变量 { $name } 的值“{ $value }”不是时区，应如 Asia/Shanghai。
    .remedy = 请改正或删去这个变量后重新启动。
