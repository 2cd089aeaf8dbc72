// SPDX-License-Identifier: Apache-2.0
import { defineRefusals } from "@tianwang/kernel/refusal";

/** What casework refuses. What one may not see is refused in the same words as what is not there. */
export const { table: caseworkRefusals, refuse } = defineRefusals({
  CASEWORK_NO_CASE: {
    status: 404,
    zh: "没有案件 {id}，或者您无权查看。",
    en: "There is no case {id}, or you may not see it.",
    mend: {
      zh: "请核对标识，或向主办单位申请加入专案组。",
      en: "Check the id, or ask the lead agency to take you into the team.",
    },
  },
  CASEWORK_NO_TASK: {
    status: 404,
    zh: "没有任务 {id}，或者您无权查看。",
    en: "There is no task {id}, or you may not see it.",
    mend: { zh: "请核对标识。", en: "Check the id." },
  },
  CASEWORK_NO_CLOCK: {
    status: 404,
    zh: "没有时限 {id}，或者您无权查看。",
    en: "There is no clock {id}, or you may not see it.",
    mend: { zh: "请核对标识。", en: "Check the id." },
  },
  CASEWORK_NO_ENTRY: {
    status: 404,
    zh: "本案日志中没有条目 {id}。",
    en: "The journal of this case has no entry {id}.",
    mend: { zh: "请核对标识。", en: "Check the id." },
  },
  CASEWORK_NO_EXHIBIT: {
    status: 404,
    zh: "没有证物 {id}，或者您无权查看。",
    en: "There is no exhibit {id}, or you may not see it.",
    mend: { zh: "请核对标识，或申请访问权限。", en: "Check the id, or ask for access." },
  },
  CASEWORK_NO_ENTITY: {
    status: 404,
    zh: "本案没有实体 {id}。",
    en: "The case has no entity {id}.",
    mend: {
      zh: "请先由证物建立该实体，再登记为涉案对象。",
      en: "Make the entity from an exhibit of the case first, then record what it is.",
    },
  },
  CASEWORK_NO_SUBJECT: {
    status: 404,
    zh: "{id} 不是本案的涉案对象。",
    en: "{id} is not a subject of this case.",
    mend: { zh: "请核对标识。", en: "Check the id." },
  },
  CASEWORK_NO_MEMBER: {
    status: 404,
    zh: "{id} 不是本案专案组成员。",
    en: "{id} is not a member of the team.",
    mend: { zh: "请先将其加入专案组。", en: "Take the person into the team first." },
  },
  CASEWORK_NO_PERSON: {
    status: 404,
    zh: "本工作区没有人员 {id}。",
    en: "There is no person {id} in this workspace.",
    mend: { zh: "请从人员列表中选择。", en: "Choose from the list of people." },
  },
  CASEWORK_NO_AGENCY: {
    status: 404,
    zh: "本工作区没有单位 {id}。",
    en: "There is no agency {id} in this workspace.",
    mend: { zh: "请从单位列表中选择。", en: "Choose from the list of agencies." },
  },
  CASEWORK_NO_CONSENT: {
    status: 404,
    zh: "本案没有第 {number} 号同意书。",
    en: "The case has no consent no. {number}.",
    mend: {
      zh: "请先登记所在国的同意书。",
      en: "Record the consent of the host State first.",
    },
  },
  CASEWORK_READ_ONLY: {
    status: 403,
    zh: "您只能查看本案，不能修改。",
    en: "You may look at this case but not change it.",
    mend: {
      zh: "请专案组组长调整您的角色。",
      en: "Ask the lead of the team for another role.",
    },
  },
  CASEWORK_NOT_LEADING: {
    status: 403,
    zh: "只有主办单位承办人或专案组组长可以这样做。",
    en: "Only officers of the owning agency and leads of the team may do this.",
    mend: { zh: "请联系专案组组长。", en: "Turn to the lead of the team." },
  },
  CASEWORK_NUMBER_TAKEN: {
    status: 409,
    zh: "编号 {number} 已用于本单位的另一案件。",
    en: "The number {number} belongs to another case of your agency.",
    mend: { zh: "请使用拟定的编号或另行填写。", en: "Take the proposed number, or another one." },
  },
  CASEWORK_OWNER_ONLY: {
    status: 403,
    zh: "案件编号和主办单位由立项单位管理，其他单位不能修改。",
    en: "Number and lead agency are kept by the agency that opened the case; others cannot change them.",
    mend: { zh: "请联系立项单位。", en: "Turn to that agency." },
  },
  CASEWORK_CHANGED_MEANWHILE: {
    status: 409,
    zh: "内容已被他人修改（现为第 {version} 版），您的修改未保存。",
    en: "Somebody changed this meanwhile (now version {version}); your change was not saved.",
    mend: {
      zh: "请重新载入后再修改。",
      en: "Load it again, then make your change.",
    },
  },
  CASEWORK_NO_SUCH_DAY: {
    status: 422,
    zh: "没有 {value} 这一天。",
    en: "There is no day {value}.",
    mend: {
      zh: "请填写存在的日期，如 2024-02-29。",
      en: "Give a day that exists, such as 2024-02-29.",
    },
  },
  CASEWORK_IN_FUTURE: {
    status: 422,
    zh: "日期 {on} 尚未到来。",
    en: "The day {on} has not come yet.",
    mend: { zh: "请填写实际发生的日期。", en: "Give the day on which it happened." },
  },
  CASEWORK_NO_SUCH_MOVE: {
    status: 409,
    zh: "现状态不能直接变更为所选状态。",
    en: "It cannot go to this status from where it stands.",
    mend: { zh: "请按流程逐步变更。", en: "Go by way of the statuses that are offered." },
  },
  CASEWORK_MOVE_TOO_EARLY: {
    status: 422,
    zh: "日期 {on} 早于现状态的起始日 {since}。",
    en: "The day {on} lies before {since}, since when the present status holds.",
    mend: { zh: "请更正日期。", en: "Correct the day." },
  },
  CASEWORK_OPENED_AFTER_MOVE: {
    status: 422,
    zh: "立项日期 {on} 晚于首次状态变更日 {movedOn}。",
    en: "The day of opening {on} lies after the first move of the case on {movedOn}.",
    mend: { zh: "请更正日期。", en: "Correct the day." },
  },
  CASEWORK_CASE_CLOSED: {
    status: 409,
    zh: "案件已办结，不能新增任务和时限。",
    en: "The case is closed; tasks and clocks cannot be added.",
    mend: {
      zh: "如需继续办理，请先将案件恢复为“办理中”。",
      en: "Make the case active again if work goes on.",
    },
  },
  CASEWORK_STILL_BUSY: {
    status: 409,
    zh: "案件还有 {tasks} 项未完成任务和 {clocks} 个运行中的时限，不能办结。",
    en: "The case cannot be closed: {tasks} {tasks:task is|tasks are} to do and {clocks} {clocks:clock runs|clocks run}.",
    mend: {
      zh: "请先完成或撤销任务，并终止时限。",
      en: "Finish or drop the tasks and stop the clocks first.",
    },
  },
  CASEWORK_LABEL_UNSUPPORTED: {
    status: 422,
    zh: "此称谓须注明依据的文书及其日期（关口 {gate}：无罪推定）。",
    en: "This label needs the act that it rests on, with its day (gate {gate}: presumption of innocence).",
    mend: {
      zh: "请填写起诉书、生效裁判或决定的机关、文号和日期，或改用当前诉讼阶段的称谓。",
      en: "Give authority, number and day of the charge, judgment or decision, or the label of the present stage.",
    },
  },
  CASEWORK_LAST_LEAD: {
    status: 409,
    zh: "专案组至少要有一名组长。",
    en: "A team keeps at least one lead.",
    mend: { zh: "请先指定另一名组长。", en: "Name another lead first." },
  },
  CASEWORK_OWN_ROLE: {
    status: 403,
    zh: "外单位成员不能自行变更角色。",
    en: "A member of another agency does not change the own role.",
    mend: { zh: "请由另一名组长变更。", en: "Have another lead change it." },
  },
  CASEWORK_MEMBER_OWNS_TASKS: {
    status: 409,
    zh: "该成员还承办 {count} 项未完成任务，不能退出。",
    en: "The member owns {count} {count:task that is|tasks that are} to be done and cannot leave.",
    mend: { zh: "请先移交这些任务。", en: "Hand the tasks over first." },
  },
  CASEWORK_OWNER_OUTSIDE: {
    status: 422,
    zh: "{name} 不在专案组，不能承办本案任务。",
    en: "{name} is not in the team and cannot own a task of this case.",
    mend: { zh: "请先将其加入专案组。", en: "Take the person into the team first." },
  },
  CASEWORK_OWNER_ALREADY: {
    status: 409,
    zh: "{name} 已是承办人。",
    en: "{name} owns the task already.",
    mend: { zh: "请选择其他成员。", en: "Choose another member." },
  },
  CASEWORK_REASON_MISSING: {
    status: 422,
    zh: "须说明原因。",
    en: "A reason is needed.",
    mend: {
      zh: "撤销任务或重新办理已结束的任务时请填写原因。",
      en: "Say why the task is dropped, or taken up again.",
    },
  },
  CASEWORK_ENTRY_BY_PROGRAM: {
    status: 422,
    zh: "系统写入的条目不能更正。",
    en: "What the program wrote cannot be corrected.",
    mend: { zh: "请写一条新的记录说明。", en: "Explain it in a new note." },
  },
  CASEWORK_ENTRY_OTHER_KIND: {
    status: 422,
    zh: "更正须与原条目同类。",
    en: "A correction is of the same kind as the entry that it corrects.",
    mend: { zh: "请选择相同的类型。", en: "Choose the same kind." },
  },
  CASEWORK_ENTRY_CORRECTED: {
    status: 409,
    zh: "条目 {id} 已被 {by} 更正。",
    en: "Entry {id} was corrected by {by} already.",
    mend: { zh: "请更正最新的条目。", en: "Correct the latest one." },
  },
  CASEWORK_CONTACT_NEEDED: {
    status: 422,
    zh: "接触联系类条目须填写接触对象、目的和法律依据。",
    en: "An entry about a contact says with whom, for what purpose and on which legal basis.",
    mend: { zh: "请补全；其他类型不填此栏。", en: "Add them; entries of other kinds carry none." },
  },
  CASEWORK_CONTACT_PRESSURE: {
    status: 422,
    zh: "不得以亲属施压（关口 {gate}），此次接触不符合条件，未予登记。",
    en: "Relatives are not a means of pressure (gate {gate}); this contact does not meet the rule and was not recorded.",
    mend: {
      zh: "与亲属接触仅限法院送达、通知利害关系人、经律师转达或亲属主动联系，并须有目的和法律依据、抄送律师、尊重拒绝。",
      en: "Relatives may be contacted only for service by a court, as interested persons, through counsel or at their own wish, with purpose and legal basis, counsel copied and a refusal respected.",
    },
  },
  CASEWORK_PLACE_UNSTATED: {
    status: 422,
    zh: "此类任务须先说明在何处办理（关口 G-01）。",
    en: "A task of this kind says first where it is done (gate G-01).",
    mend: {
      zh: "请选择“境内”，或填写国家并引用其同意书。",
      en: "Choose “at home”, or name the State and cite its consent.",
    },
  },
  CASEWORK_STATE_MISPLACED: {
    status: 422,
    zh: "在境外办理须填写国家，在境内办理则不填。",
    en: "A task abroad names its State; a task at home names none.",
    mend: { zh: "请更正办理地点。", en: "Correct the place." },
  },
  CASEWORK_NO_HOST_CONSENT: {
    status: 422,
    zh: "未经所在国 {state} 同意，不得在其境内采取任何行动（关口 G-01；《联合国反腐败公约》第 4 条）。",
    en: "Nothing may be done in {state} without the consent of that State (gate G-01; UNCAC art. 4).",
    mend: {
      zh: "请先登记该国同意书的机关、文号、日期、范围和有效期，再引用它。",
      en: "Record the consent with authority, reference, date, scope and expiry, then cite it.",
    },
  },
  CASEWORK_CONSENT_OTHER_STATE: {
    status: 422,
    zh: "第 {number} 号同意书由 {consentState} 出具，不适用于 {state}。",
    en: "Consent no. {number} is that of {consentState}, not of {state}.",
    mend: { zh: "请引用该国的同意书。", en: "Cite a consent of that State." },
  },
  CASEWORK_CONSENT_OTHER_KIND: {
    status: 422,
    zh: "第 {number} 号同意书的范围不包括此类任务。",
    en: "The scope of consent no. {number} does not cover tasks of this kind.",
    mend: { zh: "请取得范围相符的同意。", en: "Obtain a consent with that scope." },
  },
  CASEWORK_CONSENT_NOT_HELD: {
    status: 422,
    zh: "第 {number} 号同意书现在无效（自 {givenOn} 至 {expiresOn}，或已撤回）。",
    en: "Consent no. {number} does not hold now (from {givenOn} to {expiresOn}, or withdrawn).",
    mend: { zh: "请取得新的同意或延期。", en: "Obtain a new consent or an extension." },
  },
  CASEWORK_ABROAD_WITHOUT_DUE: {
    status: 422,
    zh: "在境外办理的任务须有截止日期，以便与同意书的有效期核对。",
    en: "A task abroad needs a due day, to be held against the expiry of the consent.",
    mend: { zh: "请填写截止日期。", en: "Give a due day." },
  },
  CASEWORK_CONSENT_ENDS_BEFORE: {
    status: 422,
    zh: "任务截止于 {dueOn}，而第 {number} 号同意书 {expiresOn} 到期。",
    en: "The task is due on {dueOn}, but consent no. {number} ends on {expiresOn}.",
    mend: { zh: "请提前截止日期或申请延期。", en: "Set an earlier day, or obtain an extension." },
  },
  CASEWORK_CONSENT_BACKWARDS: {
    status: 422,
    zh: "同意书的到期日 {expiresOn} 早于出具日 {givenOn}。",
    en: "The consent ends on {expiresOn}, before the day on which it was given, {givenOn}.",
    mend: { zh: "请更正日期。", en: "Correct the days." },
  },
  CASEWORK_CONSENT_WITHDRAWN: {
    status: 409,
    zh: "第 {number} 号同意书已登记撤回。",
    en: "Consent no. {number} is recorded as withdrawn already.",
    mend: { zh: "无需再次登记。", en: "There is nothing to do." },
  },
  CASEWORK_CLOCK_IMPOSSIBLE: {
    status: 422,
    zh: "时限的日期不一致：到期、中止和终止不得早于起算，各次中止不得倒置或重叠。",
    en: "The days of the clock do not fit: end, pauses and stop come after the start, and pauses neither run backwards nor overlap.",
    mend: { zh: "请更正日期。", en: "Correct the days." },
  },
  CASEWORK_CLOCK_NOT_RUNNING: {
    status: 409,
    zh: "时限“{title}”已终止。",
    en: "The clock “{title}” is stopped.",
    mend: { zh: "请设定新的时限。", en: "Set a new clock." },
  },
  CASEWORK_CLOCK_NOT_PAUSED: {
    status: 409,
    zh: "时限“{title}”没有中止。",
    en: "The clock “{title}” is not paused.",
    mend: { zh: "无需恢复。", en: "There is nothing to resume." },
  },
  CASEWORK_OTHER_CASE: {
    status: 422,
    zh: "任务 {id} 不属于本案。",
    en: "Task {id} is not of this case.",
    mend: { zh: "请选择本案的任务。", en: "Choose a task of this case." },
  },
});
