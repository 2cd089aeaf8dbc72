// SPDX-License-Identifier: Apache-2.0
import { defineRefusals } from "@tianwang/kernel/refusal";

/** What the store refuses. */
export const { table: storeRefusals, refuse } = defineRefusals({
  STORE_LOCKED: {
    status: 423,
    zh: "数据目录 {folder} 正由进程 {pid} 使用（{url}）。",
    en: "The data folder {folder} is in use by process {pid} ({url}).",
    mend: {
      zh: "请使用正在运行的服务，或先将其停止；没有网址说明它正在启动或结束。",
      en: "Use the running server, or stop it first; without an address it is starting or ending.",
    },
  },
  STORE_FOLDER_UNUSABLE: {
    status: 503,
    zh: "数据目录 {folder} 无法锁定：{reason}。",
    en: "The data folder {folder} cannot be locked: {reason}.",
    mend: {
      zh: "请确认当前用户可以写入该目录、磁盘未满，且其中的 lock.db 没有被换成别的文件。",
      en: "See that this user may write in the folder, that its disk is not full, and that lock.db in it was not replaced by something else.",
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
  STORE_HALF_RESTORED: {
    status: 409,
    zh: "数据目录 {folder} 中有一次未完成的恢复。",
    en: "The data folder {folder} holds a restore that was not finished.",
    mend: {
      zh: "请重新执行 tianwang restore，或删除其中的 restoring 目录。",
      en: "Run tianwang restore again, or remove the folder restoring in it.",
    },
  },
  STORE_NOT_BACKED_UP: {
    status: 503,
    zh: "迁移之前的自动备份没有成功，数据未作改动：{reason}",
    en: "The back-up before the migration failed and nothing was changed: {reason}",
    mend: {
      zh: "请查看磁盘空间和日志，然后重新启动。",
      en: "Look at the free disk space and the log, then start again.",
    },
  },
  BACKUP_NOT_FOUND: {
    status: 404,
    zh: "{dir} 不是完整的备份。",
    en: "{dir} is not a complete back-up.",
    mend: {
      zh: "请指定含有 manifest.json 的目录；以 .partial 结尾的目录是中断的备份。",
      en: "Name a folder with a manifest.json; one that ends in .partial was interrupted.",
    },
  },
  BACKUP_FORMAT: {
    status: 409,
    zh: "备份格式版本 {version} 不能由本版本程序读取。",
    en: "This program does not read back-ups of format version {version}.",
    mend: { zh: "请使用较新的版本。", en: "Use a newer version of the program." },
  },
  BACKUP_DAMAGED: {
    status: 422,
    zh: "备份已损坏：{path} 与清单不符。",
    en: "The back-up is damaged: {path} is not what its manifest says.",
    mend: {
      zh: "请使用另一份备份，或从其副本恢复此文件。",
      en: "Use another back-up, or a copy of this file.",
    },
  },
  BACKUP_DIR_TAKEN: {
    status: 409,
    zh: "目录 {dir} 不是空的，未作备份。",
    en: "The folder {dir} is not empty; nothing was backed up.",
    mend: { zh: "请指定新的目录。", en: "Name a new folder." },
  },
  RESTORE_NOT_EMPTY: {
    status: 409,
    zh: "{target} 不是空的，恢复只写入空的数据目录和空的数据库。",
    en: "{target} is not empty; a back-up is restored into an empty data folder and database only.",
    mend: {
      zh: "请用 TIANWANG_DATA 指定新的数据目录，或移走旧数据。",
      en: "Set TIANWANG_DATA to a new folder, or move the old data away.",
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
