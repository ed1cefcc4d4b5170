"""What `remit mask` says, in both languages."""

from __future__ import annotations

WORDS = {
    "en": {
        "NAME": "names", "PHONE": "phone numbers", "ID": "identity numbers",
        "EMAIL": "e-mail addresses", "PLATE": "vehicle plates", "ADDRESS": "addresses",
        "headings": "replaced|times|different|unsure (below 0.7)",
        "nothing": "Nothing that looks like personal data was found.",
        "rows": "{rows:,} rows written.",
        "left_out": "{rows:,} rows could not be read and were left out: lines {lines}.",
        "key": "The key was drawn for this run and thrown away: another run gives other tokens.",
        "check": "No program finds everything. Read a sample before the file leaves your hands.",
        "files": "Files: {out}, {report}",
        "workbook": "{file} is a workbook; its masked copy is a table of text (CSV): {out}",
        "not_masked": "Not masked, and not copied: {names}",
        "learning": "Looking for names: {rows:,} rows, {pace:,.0f}/s",
        "masking": "Masking: {rows:,} rows, {pace:,.0f}/s",
        "stopped": "stopped; nothing was written",
    },
    "zh-hant": {
        "NAME": "姓名", "PHONE": "電話號碼", "ID": "身份證明文件號碼",
        "EMAIL": "電郵地址", "PLATE": "車牌", "ADDRESS": "地址",
        "headings": "已遮蓋|次數|不同者|較無把握（低於 0.7）",
        "nothing": "沒有發現類似個人資料的內容。",
        "rows": "已寫出 {rows:,} 行。",
        "left_out": "有 {rows:,} 行無法讀取，沒有寫出：第 {lines} 行。",
        "key": "密鑰只為今次執行而產生，用後即棄；下次執行會得出不同的代號。",
        "check": "沒有程式能找出所有個人資料。檔案交出之前，請先抽樣細閱。",
        "files": "檔案：{out}、{report}",
        "workbook": "{file} 是試算表，遮蓋後的副本是純文字表格（CSV）：{out}",
        "not_masked": "沒有遮蓋，亦沒有複製：{names}",
        "learning": "正在尋找姓名：{rows:,} 行，每秒 {pace:,.0f} 行",
        "masking": "正在遮蓋：{rows:,} 行，每秒 {pace:,.0f} 行",
        "stopped": "已停止；沒有寫出任何檔案",
    },
}  # fmt: skip
