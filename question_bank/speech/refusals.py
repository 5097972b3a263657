"""Why a file was not taken, in one Chinese sentence that says what to do."""

from question_bank.speech.secrecy import ASKED

SENTENCES = {
    "empty": "文件是空的，没有可读的正文，请另选一份，或直接粘贴正文。",
    "too_short": "正文太短，读不出讲话内容，请检查文件是否完整，或直接粘贴正文。",
    "scanned": "这是扫描件，里面只有图片没有文字，请先做文字识别，或直接粘贴正文。",
    "garbled": "文件里存的文字是乱码，请先做文字识别，或直接粘贴正文。",
    "encrypted": "文件设有密码，请去掉密码后重新上传，或直接粘贴正文。",
    "broken": "文件已损坏，打不开，请重新导出一份，或直接粘贴正文。",
    "too_large": "文件太大，请拆分后上传，或只保留讲话正文。",
    "too_slow": "文件处理时间过长，已停止，请另存一份简单格式，或直接粘贴正文。",
    "unknown_format": "不认识这种文件，请上传 .txt、.html、.docx 或文字版 .pdf，或直接粘贴正文。",
    "old_format": "请先用 Word 或 WPS 另存为 .docx，或直接粘贴正文。",
    "ofd": "请先用 OFD 阅读器导出为 .docx 或文字版 .pdf，或直接粘贴正文。",
    "spreadsheet": "这是电子表格，请上传 .docx 的讲话稿，或复制表中文字，直接粘贴正文。",
    "slides": "这是演示文稿，请上传 .docx 的讲话稿，或直接粘贴正文。",
    "archive": "这是压缩包，请先解压，再上传里面的讲话稿。",
    "ebook": "这是电子书，请在阅读软件里复制讲话内容，再直接粘贴正文。",
    "picture": "这是图片，里面没有可读的文字，请先做文字识别，或直接粘贴正文。",
    "recording": "这是录音或视频，请先转写成文字，再直接粘贴正文。",
    "mismatch": "文件内容与扩展名不符，请用 Word 或 WPS 打开后另存为 .docx，或直接粘贴正文。",
    "marked_secret": "检测到密级标志，系统没有保存，请勿再次上传或转发，"
    "立即按本单位保密规定处理，并向保密员报告。",
    "work_secret": "材料上有“工作秘密”字样，请核对：工作秘密不得上传，确实不是的，确认后再传。",
    "to_be_returned": "材料上要求“会后收回”，请核对：经同意可以留作内部学习的，确认后再传。",
    "not_to_be_copied": "材料上要求“不得翻印”，请核对：经同意可以内部学习使用的，确认后再传。",
    "numbered_copy": "材料上有份号，涉密公文才编份号，请核对：确实不涉密的，确认后再传。",
    "internal_only": "材料上有“内部资料”一类字样，请核对：可以在本单位学习使用的，确认后再传。",
    "unreadable": "文件不存在，或没有权限读取。",
}

TITLES = {
    "marked_secret": "没有读取",
    **dict.fromkeys(ASKED, "上传前要请您核对，系统还没有保存"),
}


def title(reason: str) -> str:
    """Return what a refusal is headed with."""
    return TITLES.get(reason, "这个文件读不了")


def sentence(reason: str) -> str:
    """Return the sentence for a reason of `UnreadableFile`."""
    return SENTENCES.get(reason, "文件无法读取，请换一份，或直接粘贴正文。")
