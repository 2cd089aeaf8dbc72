// SPDX-License-Identifier: Apache-2.0
import { defineTexts } from "@tianwang/kernel/text";

/** Words about the team on the page of a case. */
export const teamPageTexts = defineTexts({
  team: { zh: "专案组", en: "Team" },
  add: { zh: "加入成员", en: "Add a member" },
  none: { zh: "专案组还没有成员。", en: "The team has no members yet." },
  person: { zh: "人员", en: "Person" },
  findPerson: { zh: "输入姓名", en: "Type a name" },
  noPerson: { zh: "没有这个人员", en: "Nobody of that name" },
  role: { zh: "角色", en: "Role" },
  reason: { zh: "加入原因", en: "Reason" },
  reasonHelp: {
    zh: "成员及原因写入办案日志；外单位成员由此获得查阅本案的权限。",
    en: "Member and reason go into the journal; members of other agencies may see the case from then on.",
  },
  changeRole: { zh: "变更角色", en: "Change role" },
  remove: { zh: "退出", en: "Remove" },
  removeTitle: { zh: "退出专案组：{name}", en: "Remove from the team: {name}" },
  removeNote: {
    zh: "外单位成员退出后不再看到本案；须先移交其未完成任务。",
    en: "A member of another agency no longer sees the case afterwards; unfinished tasks are handed over first.",
  },
  removeReason: { zh: "退出原因", en: "Reason" },
  addedBy: { zh: "由 {name} 加入", en: "added by {name}" },
  founder: { zh: "立项人", en: "opened the case" },
});
