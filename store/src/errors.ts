// SPDX-License-Identifier: Apache-2.0
import { defineRefusals } from "@tianwang/kernel/refusal";

/** What the store refuses. */
export const { table: storeRefusals, refuse } = defineRefusals({
  STORE_LOCKED: {
    status: 423,
    zh: "数据目录 {folder} 正由进程 {pid} 使用。",
    en: "The data folder {folder} is in use by process {pid}.",
    mend: {
      zh: "请使用正在运行的服务，或先将其停止。",
      en: "Use the running server, or stop it first.",
    },
  },
  STORE_NEWER: {
    status: 409,
    zh: "数据由更新的版本写成（未知的迁移：{names}），本版本不能打开。",
    en: "The data was written by a newer version (unknown migrations: {names}); this one will not open it.",
    mend: {
      zh: "请使用较新的版本，或恢复旧备份。",
      en: "Use the newer version, or restore an older back-up.",
    },
  },
  STORE_CHANGED: {
    status: 409,
    zh: "已执行的迁移与程序所带的不一致：{names}。",
    en: "Migrations that were applied differ from those of this program: {names}.",
    mend: {
      zh: "请使用原版程序；已执行的迁移不得修改。",
      en: "Use the program that wrote the data; applied migrations are never edited.",
    },
  },
  STORE_UNREACHABLE: {
    status: 503,
    zh: "无法连接数据库：{reason}",
    en: "The database cannot be reached: {reason}",
    mend: {
      zh: "请检查 DATABASE_URL 和数据库服务。",
      en: "Check DATABASE_URL and the database server.",
    },
  },
  STORE_NOT_ALLOWED: {
    status: 403,
    zh: "您没有执行此操作的权限（{permission}）。",
    en: "You may not do this (it needs {permission}).",
    mend: {
      zh: "请向单位管理员申请相应角色。",
      en: "Ask an administrator of your agency for the role.",
    },
  },
  STORE_NOT_FOUND: {
    status: 404,
    zh: "没有 {id}，或者您无权查看。",
    en: "There is no {id}, or you may not see it.",
    mend: { zh: "请核对编号，或申请访问权限。", en: "Check the id, or ask for access." },
  },
  STORE_NO_AGENCY: {
    status: 403,
    zh: "您在此工作区不属于任何单位。",
    en: "You belong to no agency in this workspace.",
    mend: {
      zh: "请切换工作区，或由管理员添加您。",
      en: "Switch the workspace, or have an administrator add you.",
    },
  },
});
