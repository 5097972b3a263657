"""Why a file was not taken, in one Chinese sentence that says what to do."""

SENTENCES = {
    "empty": "文件是空的，没有可读的正文。",
    "too_short": "正文太短，读不出讲话内容，请检查文件是否完整。",
    "scanned": "这是扫描件，里面只有图片没有文字，请先做文字识别，或直接粘贴正文。",
    "encrypted": "文件设有密码，请去掉密码后重新上传。",
    "broken": "文件已损坏，打不开，请重新导出一份，或直接粘贴正文。",
    "too_large": "文件太大，请拆分后上传，或只保留讲话正文。",
    "too_slow": "文件处理时间过长，已停止，请另存一份简单格式，或直接粘贴正文。",
    "unknown_format": "不认识这种文件，请上传 .txt、.html、.docx 或文字版 .pdf，或直接粘贴正文。",
    "old_format": "请先用 Word 或 WPS 另存为 .docx，或直接粘贴正文。",
    "mismatch": "文件内容与扩展名不符，请确认格式后重新保存。",
    "unreadable": "文件不存在，或没有权限读取。",
}


def sentence(reason: str) -> str:
    """Return the sentence for a reason of `UnreadableFile`."""
    return SENTENCES.get(reason, "文件无法读取，请换一份，或直接粘贴正文。")
