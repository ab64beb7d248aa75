### Why a whole file is not read. Each message says why, .remedy says what to do.

refused-empty = The file is empty: it holds nothing at all.
    .remedy = Check that it was saved completely when it was exported or copied, then upload it again.
refused-file-size = The file has { $size } MB; the limit is { $limit } MB.
    .remedy = Remove pictures and other things the ledger does not need, or split it into several files.
refused-truncated = The file is incomplete: its last part is missing.
    .remedy = A download or copy was probably interrupted. Fetch the original again and upload that.
refused-open-quote = A double quote in row { $row } is never closed, so what follows cannot be split into columns.
    .remedy = Close or remove the quote in row { $row }, or save the table as .xlsx and upload that.
refused-damaged = The file is damaged; no reader can open it.
    .remedy = Open it in Excel or WPS, save it as .xlsx and upload the new file.
refused-old-format = The file is in the format of Excel 95 or earlier, and its content cannot be read.
    .remedy = Open it in Excel or WPS, save it as .xlsx and upload the new file.
refused-crash = The reader ended unexpectedly on this file; nothing of it entered the system.
    .remedy = The file is probably damaged. Open it in Excel or WPS, save it as .xlsx and upload that.
refused-time = Reading was stopped: it had not finished after { $seconds } seconds.
    .remedy = Delete sheets and blank areas that are not part of the ledger, save, and upload again.
refused-understanding-time = The file was opened, but finding and checking its tables had not finished after { $seconds } seconds and was stopped at sheet “{ $sheet }”; nothing of the file was taken over.
    .remedy = Delete sheets and columns that are not part of the ledger, or split the ledger into several files.
refused-checking-time = The file was opened, but checking all tables of this upload together had not finished after { $seconds } seconds and was stopped; nothing of the file was taken over.
    .remedy = Upload the files one after another, or delete sheets that are not part of the ledger.
refused-memory = Reading was stopped: this file needs more memory than allowed.
    .remedy = Delete sheets and pictures that are not part of the ledger, or split it into several files.
refused-malicious = The antivirus found something malicious in this file; it was neither read nor kept.
    .remedy = Tell whoever sent the file, and the people for computers; do not open it again.
refused-not-scanned = The antivirus did not answer: the file was not looked at, and not read.
    .remedy = Upload it again later; if that goes on, tell the administrator.
refused-password = The file is protected with a password and cannot be read.
    .remedy = Remove the password in Excel or WPS, save, and upload the new file.
refused-archive-entries = The file has { $count } parts, more than the { $limit } of any ordinary workbook.
    .remedy = Copy the ledger into a new workbook, save that and upload it.
refused-unpacked-size = The file unpacks to about { $size } MB, far beyond an ordinary workbook.
    .remedy = Copy the ledger into a new workbook, save that and upload it.
refused-document-type = The file declares a document type (DOCTYPE), which no office program writes and which can be dangerous.
    .remedy = Open it in Excel or WPS, save it as .xlsx and upload the new file.
refused-too-many-sheets = The workbook holds more than { $limit } sheets; no ledger looks like that.
    .remedy = Keep the sheets that hold ledgers, save the file and upload it again.
refused-too-many-cells = Up to and including sheet “{ $sheet }” the file has more than { $limit } cells.
    .remedy = Delete sheets and columns that are not needed, or split the ledger into several files.
refused-too-many-columns = Sheet “{ $sheet }” has { $count } columns; no spreadsheet program holds more than { $limit }.
    .remedy = Mostly a wrong delimiter or quote: open it in Excel or WPS, check it, save it as .xlsx and upload that.
refused-too-many-issues = More than { $limit } places in this file need checking; a list of them would help nobody, so nothing was taken over.
    .remedy = Mostly a column is shifted, or its unit or dates are written wrongly throughout: correct whole columns first, or split the ledger into several files.
refused-stray-cell = Sheet “{ $sheet }” holds little, yet reaches as far as cell { $cell }; nearly everything between is blank.
    .remedy = Clear what stands in { $cell } (delete the whole rows and columns outside the table), save, and upload again.
refused-cell-twice = Cell { $cell } of sheet “{ $sheet }” is written twice in the file with different content; nobody can tell which one counts.
    .remedy = Open the file in Excel or WPS, check { $cell }, save as .xlsx and upload again.
refused-other-kind = This is no spreadsheet but { $kind ->
        [pdf] a PDF document
        [image] a picture
        [archive] an archive
        [document] a text document
        [slides] a presentation
       *[data] a data file of another kind
    }.
    .remedy = { $kind ->
        [archive] Unpack it and upload the ledgers in it one by one.
       *[other] Upload the ledger as .xlsx, .xls, .ods or .csv.
    }
refused-other-table = The file is a table in the format { $format }, which this system does not read.
    .remedy = Open it in the program that made it (or in Excel or WPS), export or save it as .xlsx and upload that.
refused-not-a-table = The file is plain text without columns.
    .remedy = Check that it is the right file. A ledger is an .xlsx, .xls or .ods file, or a .csv with commas or tabs between the columns.
refused-encoding = Nobody can be sure of the encoding: it is no Unicode, and not for certain GB 18030, Big5, Shift JIS or Western European; reading it anyway would garble it.
    .remedy = Open it in Excel or WPS and save it as .xlsx or as “CSV UTF-8”, then upload that.
refused-web-page = The file is really a web page (HTML) and holds no table that can be read.
    .remedy = Open it in Excel or WPS, save it as .xlsx and upload that.
refused-xml = The file is XML data, not a spreadsheet that can be read.
    .remedy = Open it in Excel or WPS, save it as .xlsx and upload that.
refused-marked-name = The file name bears the secrecy mark “{ $mark }”. This is not a classified system; the file was not read.
    .remedy = Classified files must never be uploaded here; deal with it by the rules on secrets. If the mark is a mistake, have the responsible officer correct it first.
refused-marked-property = The document property “{ $property }” bears the secrecy mark “{ $mark }”. This is not a classified system; the file was not read.
    .remedy = Classified files must never be uploaded here; deal with it by the rules on secrets. If the mark is a mistake, have the responsible officer correct it first.
refused-marked-sheet-name = The sheet name “{ $sheet }” bears the secrecy mark “{ $mark }”. This is not a classified system; the file was not read.
    .remedy = Classified files must never be uploaded here; deal with it by the rules on secrets. If the mark is a mistake, have the responsible officer correct it first.
refused-marked-beside = The header, footer or a text box of sheet “{ $sheet }” bears the secrecy mark “{ $mark }”. This is not a classified system; the file was not read.
    .remedy = Classified files must never be uploaded here; deal with it by the rules on secrets. If the mark is a mistake, have the responsible officer correct it first.
refused-marked-cell = Cell { $cell } of sheet “{ $sheet }” bears the secrecy mark “{ $mark }”. This is not a classified system; the file was not read.
    .remedy = Classified files must never be uploaded here; deal with it by the rules on secrets. If the mark is a mistake, have the responsible officer correct it first.

setting-wrong = The environment variable { $name } holds “{ $value }”; a whole number above zero is needed.
    .remedy = Correct or remove it and start again; docs/robustness.md lists the variables.

setting-words-wrong = { $name } is “{ $value }”: a quotation mark is missing.
    .remedy = Add the missing mark or take the other away, then start again.
setting-lake-store = The environment variable { $name } does not say where the files of the shared database lie.
    .remedy = Write a folder, or s3://bucket/prefix, and start again.
setting-zone-wrong = The environment variable { $name } holds “{ $value }”, which is no time zone; write one such as Asia/Shanghai.
    .remedy = Correct it or take it out, and start again.
