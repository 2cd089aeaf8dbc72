// SPDX-License-Identifier: Apache-2.0
import type { Purpose } from "@tianwang/kernel/access";
import type { Text } from "@tianwang/kernel/text";
import { defineTexts } from "@tianwang/kernel/text";
import type { NavGroup } from "@tianwang/wire/screen";

/** Words of the frame around the screens. */
export const shellTexts = defineTexts({
  product: { zh: "天网", en: "Tianwang" },
  home: { zh: "首页", en: "Home" },
  skip: { zh: "跳到正文", en: "Skip to the content" },
  mainNav: { zh: "主导航", en: "Main navigation" },
  more: { zh: "更多", en: "More" },
  workspace: { zh: "工作区", en: "Workspace" },
  switchWorkspace: { zh: "切换工作区", en: "Switch the workspace" },
  demo: { zh: "演示·虚构", en: "Demo – fictional" },
  demoBand: {
    zh: "演示工作区：人物、公司、账户和资金均为虚构",
    en: "Demo workspace: everything in it is fictional",
  },
  search: { zh: "搜索案件、姓名、账号…", en: "Search cases, names, accounts…" },
  searchLabel: { zh: "全局搜索", en: "Search everything" },
  purpose: { zh: "访问目的", en: "Purpose of access" },
  purposeNote: {
    zh: "每次查阅都连同目的记入审计日志。",
    en: "Every look at data is recorded with its purpose.",
  },
  language: { zh: "语言", en: "Language" },
  appearance: { zh: "外观", en: "Appearance" },
  system: { zh: "跟随系统", en: "As the system" },
  light: { zh: "浅色", en: "Light" },
  dark: { zh: "深色", en: "Dark" },
  account: { zh: "我的账户", en: "My account" },
  signOut: { zh: "退出登录", en: "Sign out" },
  api: { zh: "接口文档", en: "API reference" },
  version: { zh: "版本 {version}", en: "Version {version}" },
  notFound: { zh: "没有这个页面", en: "There is no such page" },
  notFoundWhere: { zh: "地址 {path} 打不开", en: "The address {path} does not open" },
  notFoundWhy: {
    zh: "地址可能有误，或者您的角色看不到它。",
    en: "It may be mistyped, or your role does not show it.",
  },
  toStart: { zh: "回到首页", en: "Go to the start" },
  nothing: { zh: "您在此工作区还没有角色", en: "You have no role in this workspace yet" },
  nothingWhy: {
    zh: "请管理员将您加入某个单位，或在页面顶部切换工作区。",
    en: "Ask an administrator to add you to an agency, or switch the workspace at the top.",
  },
  reload: { zh: "重新加载页面", en: "Load the page again" },
});

/** Names of the groups of the navigation. */
export const navGroupTexts: Readonly<Record<NavGroup, Text>> = {
  work: { zh: "办案", en: "Casework" },
  material: { zh: "材料", en: "Material" },
  analysis: { zh: "研判", en: "Analysis" },
  system: { zh: "系统", en: "System" },
};

/** Names of the purposes of access. */
export const purposeTexts: Readonly<Record<Purpose, Text>> = {
  investigation: { zh: "调查取证", en: "Investigation" },
  "asset-recovery": { zh: "追赃挽损", en: "Asset recovery" },
  "legal-assistance": { zh: "司法协助", en: "Legal assistance" },
  supervision: { zh: "督办检查", en: "Supervision" },
  administration: { zh: "系统管理", en: "Administration" },
  audit: { zh: "审计", en: "Audit" },
  demonstration: { zh: "演示", en: "Demonstration" },
};

/** Words of the pages before and around sign-in. */
export const signInTexts = defineTexts({
  title: { zh: "登录", en: "Sign in" },
  name: { zh: "姓名", en: "Name" },
  password: { zh: "密码", en: "Password" },
  signIn: { zh: "登录", en: "Sign in" },
  show: { zh: "显示密码", en: "Show the password" },
  required: { zh: "请填写此项", en: "Fill this in" },
  verse: { zh: "天网恢恢，疏而不失", en: "Wide is the net of heaven; nothing slips through." },
  verseSource: { zh: "《老子》第七十三章", en: "Laozi, chapter 73" },
  what: {
    zh: "跨境腐败案件工作台：从第一条线索到资金返还，事事有证物，步步有依据。",
    en: "A workbench for cross-border corruption cases, from the first clue to the returned money.",
  },
  setUpTitle: { zh: "建立管理员", en: "Create the administrator" },
  setUpWhy: {
    zh: "这是首次启动。您设定的账户将管理单位、人员和工作区。",
    en: "This is the first start. Your account will manage agencies, people and workspaces.",
  },
  setUp: { zh: "建立并进入", en: "Create and enter" },
  repeat: { zh: "再次输入密码", en: "Password again" },
  passwordRule: {
    zh: "至少 {count} 个字符；一句容易记住的话最好。",
    en: "At least {count} characters; a sentence you remember is best.",
  },
  passwordShort: {
    zh: "还差 {count} 个字符",
    en: "{count} more {count:character|characters} needed",
  },
  passwordDiffers: { zh: "两次输入不一致", en: "The two passwords differ" },
  linkTitle: { zh: "请用一次性链接打开", en: "Open the one-time link" },
  linkWhy: {
    zh: "系统还没有管理员。启动程序的终端里打印了一个一次性链接，请用它打开本页。",
    en: "There is no administrator yet. The terminal that started the program shows a one-time link: open that.",
  },
  expiredTitle: { zh: "登录已失效", en: "Your session has ended" },
  expiredWhy: {
    zh: "请重新登录；已填写的内容都还在，未完成的请求会自动继续。",
    en: "Sign in again; what you typed is still there, and waiting requests go on by themselves.",
  },
});
