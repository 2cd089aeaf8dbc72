// SPDX-License-Identifier: Apache-2.0
import { defineRefusals } from "@tianwang/kernel/refusal";

/** What monitoring refuses. */
export const { table: monitoringRefusals, refuse } = defineRefusals({
  MONITORING_ALERT_CHANGED: {
    status: 409,
    zh: "此预警已被他人处置。",
    en: "Somebody else has judged this alert meanwhile.",
    mend: { zh: "请刷新后再处置。", en: "Load it again, then judge." },
  },
  MONITORING_NOT_POSSIBLE: {
    status: 422,
    zh: "预警当前状态下不能执行此处置。",
    en: "This cannot be done with an alert in its present state.",
    mend: {
      zh: "请先重新打开，或撤销上次处置。",
      en: "Reopen it or undo the last judgement first.",
    },
  },
  MONITORING_NEEDS: {
    status: 422,
    zh: "此处置缺少：{names}。",
    en: "This judgement needs: {names}.",
    mend: { zh: "请补充后重试。", en: "Give them and try again." },
  },
  MONITORING_NO_FINDING: {
    status: 404,
    zh: "没有可疑形态 {id}，或者您无权查看。",
    en: "There is no finding {id}, or you may not see it.",
    mend: { zh: "请核对编号，或申请访问权限。", en: "Check the id, or ask for access." },
  },
  MONITORING_TOO_MANY_PAYMENTS: {
    status: 422,
    zh: "共 {count} 笔支付，最多只能写出 {max} 笔。",
    en: "There are {count} payments; no more than {max} can be written out.",
    mend: { zh: "请分成较小的部分处理。", en: "Take it in smaller parts." },
  },
  MONITORING_NO_JUDGEMENT: {
    status: 422,
    zh: "没有可以撤回的判断。",
    en: "There is no judgement to take back.",
    mend: { zh: "请刷新页面，查看当前状态。", en: "Load the page anew to see how it stands." },
  },
  MONITORING_NOTHING_TO_WATCH: {
    status: 422,
    zh: "本案还没有交易。",
    en: "The case has no transactions yet.",
    mend: { zh: "请先导入对账单。", en: "Add statements first." },
  },
  MONITORING_GATE: {
    status: 422,
    zh: "权利闸门 {gate} 未通过：尚未说明这些支付信息可作证据使用的依据（{facts}）。",
    en: "The rights gate {gate} is not passed: no basis is stated for using these payments as evidence ({facts}).",
    mend: {
      zh: "请写明法律依据或来源机构同意使用的文号。",
      en: "State the legal basis, or the consent of the source to this use.",
    },
  },
  MONITORING_NO_ALERT: {
    status: 404,
    zh: "没有预警 {id}，或者您无权查看。",
    en: "There is no alert {id}, or you may not see it.",
    mend: { zh: "请核对编号，或申请访问权限。", en: "Check the id, or ask for access." },
  },
  MONITORING_BUSY: {
    status: 503,
    zh: "已有 {waiting} 笔支付在等待入库，暂不接收更多；本次请求未保留任何内容。",
    en: "{waiting} payments wait to be kept already; nothing of this request was kept.",
    mend: {
      zh: "请按 Retry-After 的秒数稍后重发。",
      en: "Send it again after Retry-After seconds.",
    },
  },
  MONITORING_NO_FEED: {
    status: 404,
    zh: "没有数据流 {id}，或者您无权查看。",
    en: "There is no feed {id}, or you may not see it.",
    mend: { zh: "请核对编号，或申请访问权限。", en: "Check the id, or ask for access." },
  },
  MONITORING_NOTHING_TAKEN: {
    status: 422,
    zh: "未接收任何支付：{faults}",
    en: "No payment was taken: {faults}",
    mend: {
      zh: "请按所列位置更正后重发；格式见 docs/guides/monitoring.zh.md。",
      en: "Mend the places listed and send it again; the forms stand in docs/guides/monitoring.md.",
    },
  },
  MONITORING_ID_TAKEN: {
    status: 409,
    zh: "编号 {id} 已用于内容不同的另一笔支付（序号 {number}），本笔未接收。",
    en: "The id {id} belongs to a payment with other content (number {number}); this one was not taken.",
    mend: {
      zh: "重发须与原文完全相同；新的支付请使用新编号。",
      en: "Send a repeat unchanged; give a new payment a new id.",
    },
  },
  MONITORING_NOT_UTF8: {
    status: 422,
    zh: "报文不是有效的 UTF-8。",
    en: "The message is not valid UTF-8.",
    mend: { zh: "请以 UTF-8 编码发送。", en: "Send it encoded in UTF-8." },
  },
  MONITORING_TOO_LARGE: {
    status: 413,
    zh: "请求超过 {byteCount} 字节。",
    en: "The request is larger than {byteCount} bytes.",
    mend: { zh: "请拆成较小的批次。", en: "Send smaller batches." },
  },
  MONITORING_FILE_MISSING: {
    status: 404,
    zh: "找不到文件 {path}。",
    en: "There is no file {path}.",
    mend: { zh: "请核对路径。", en: "Check the path." },
  },
  MONITORING_BAD_RATES: {
    status: 422,
    zh: "汇率文件 {path} 有误（行号、原因）：{faults}",
    en: "The file of rates {path} has faults (line, reason): {faults}",
    mend: {
      zh: "首行应为 on,currency,unitsPerDollar；日期写作 2026-01-05，汇率为一美元可兑换的单位数。",
      en: "Begin with on,currency,unitsPerDollar; write days as 2026-01-05 and rates as units for one dollar.",
    },
  },
  MONITORING_FILE_EMPTY: {
    status: 422,
    zh: "文件 {path} 是空的，或没有标题行。",
    en: "The file {path} is empty, or has no header line.",
    mend: { zh: "请提供首行为列名的 CSV。", en: "Give a CSV whose first line names its columns." },
  },
  MONITORING_FILE_MIXED: {
    status: 422,
    zh: "文件 {path} 的行尾不一致（有的为 CRLF，有的为 LF），无法可靠分行。",
    en: "The lines of {path} end in two ways (CRLF and LF), so that rows cannot be told apart surely.",
    mend: { zh: "请统一行尾后重试。", en: "Write all line ends alike and try again." },
  },
  MONITORING_FILE_NOT_UTF8: {
    status: 422,
    zh: "文件 {path} 不是 UTF-8 文本。",
    en: "The file {path} is no text in UTF-8.",
    mend: { zh: "请另存为 UTF-8 编码的 CSV。", en: "Save it as CSV in UTF-8." },
  },
  MONITORING_FILE_CUT: {
    status: 422,
    zh: "压缩文件 {path} 不完整或已损坏，未读取任何一行。",
    en: "The packed file {path} is cut off or damaged; no row of it was read.",
    mend: { zh: "请重新传输或下载该文件。", en: "Transfer or download the file again." },
  },
  MONITORING_COLUMNS_MISSING: {
    status: 422,
    zh: "文件 {path} 缺少所需的列（{missing}）；现有：{found}",
    en: "The file {path} lacks columns that are needed ({missing}); it has: {found}",
    mend: {
      zh: "请按 docs/guides/detection.zh.md 所列名称给列命名。",
      en: "Name the columns as docs/guides/detection.md lists them.",
    },
  },
  MONITORING_MODEL_UNREADABLE: {
    status: 422,
    zh: "模型文件 {path} 无法使用：{reason}",
    en: "The model {path} cannot be used: {reason}",
    mend: {
      zh: "请用 tianwang flows train 重新训练。",
      en: "Train it again with tianwang flows train.",
    },
  },
  MONITORING_NO_BACKTEST: {
    status: 404,
    zh: "没有回测 {id}，或者您无权查看。",
    en: "There is no backtest {id}, or you may not see it.",
    mend: { zh: "请核对编号，或申请访问权限。", en: "Check the id, or ask for access." },
  },
  MONITORING_NO_RUN_FILE: {
    status: 422,
    zh: "证物 {id} 不在所选案件中，或者您无权查看。",
    en: "The exhibit {id} does not lie in the case that was chosen, or you may not see it.",
    mend: {
      zh: "请先把文件加入该案件的材料。",
      en: "Add the file to the material of the case first.",
    },
  },
  MONITORING_RUN_TOO_LARGE: {
    status: 413,
    zh: "回测所选文件共 {byteCount} 字节，超过上限 {max} 字节。",
    en: "The files chosen for the backtest have {byteCount} bytes, more than the limit of {max}.",
    mend: { zh: "请选用较短时段的文件。", en: "Choose files of a shorter period." },
  },
  MONITORING_NO_SUCH_DETECTOR: {
    status: 422,
    zh: "没有这样的检测器：{names}。",
    en: "There is no such detector: {names}.",
    mend: {
      zh: "请至少选用一个现有的检测器。",
      en: "Choose at least one of the detectors there are.",
    },
  },
  MONITORING_MODEL_NEEDS_ALL: {
    status: 422,
    zh: "使用评分模型时不能停用检测器：模型的数值取自全部检测器的形态。",
    en: "With a model no detector can be switched off: its numbers rest on the shapes of all.",
    mend: { zh: "请启用全部检测器，或不使用模型。", en: "Switch all on, or leave the model out." },
  },
  MONITORING_WINDOWS_CROSS: {
    status: 422,
    zh: "两个窗口的日期不对：调参窗口必须在测试窗口开始之前结束。",
    en: "The windows are not in order: the development window must end before the test window begins.",
    mend: { zh: "请更正日期。", en: "Correct the dates." },
  },
  MONITORING_WINDOW_EMPTY: {
    status: 422,
    zh: "文件中没有 {from} 至 {to} 的支付。",
    en: "The file has no payments from {from} to {to}.",
    mend: {
      zh: "请按文件所含的日期另建回测。",
      en: "Start a backtest within the dates of the file.",
    },
  },
  MONITORING_WINDOW_UNLABELLED: {
    status: 422,
    zh: "{from} 至 {to} 没有一笔支付标注为洗钱，无从选定分界。",
    en: "No payment from {from} to {to} is labelled as laundering; there is nothing to choose a cut by.",
    mend: {
      zh: "请放宽调参窗口后另建回测。",
      en: "Start a backtest with a wider development window.",
    },
  },
  MONITORING_SEAL_OPEN: {
    status: 409,
    zh: "测试窗口已启封，分界不能再改。",
    en: "The test window has been opened; the cut can no longer be changed.",
    mend: {
      zh: "如需再调，请用未启封过的时段另建回测。",
      en: "To tune further, start a backtest on days that nobody has opened.",
    },
  },
  MONITORING_NO_SUCH_CUT: {
    status: 409,
    zh: "所选的分界方式不在调参窗口的结果中，或已被他人更改。",
    en: "This way to choose the cut is not among the results of the development window, or somebody has changed it meanwhile.",
    mend: { zh: "请刷新页面后重选。", en: "Load the page again and choose." },
  },
  MONITORING_NOTHING_TO_RESUME: {
    status: 409,
    zh: "此回测没有需要重新运行的任务。",
    en: "No job of this backtest waits to be run again.",
    mend: { zh: "请刷新页面，查看当前状态。", en: "Load the page anew to see how it stands." },
  },
  MONITORING_NO_LABELS: {
    status: 422,
    zh: "{path} 中没有与交易相符的标注。",
    en: "No label of {path} belongs to a transaction of the file.",
    mend: {
      zh: "请核对标注与交易文件是否配套。",
      en: "Check that labels and transactions belong together.",
    },
  },
});
