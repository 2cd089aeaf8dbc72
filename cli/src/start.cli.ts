// SPDX-License-Identifier: Apache-2.0
import { createDemo } from "./demo.ts";
import { renderText } from "@tianwang/kernel/text";
import { readConfig, startServer } from "@tianwang/server";
import { exitCodes } from "@tianwang/wire/command";
import type { LocalCommand, LocalContext } from "./local-command.ts";
import { local } from "./local-command.ts";

/** Until the process is told to stop. */
function stopped(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const)
      process.once(signal, () => resolve());
  });
}

const texts = {
  opening: { zh: "打开数据目录", en: "opening the data folder" },
  interrupted: {
    zh: "上次运行中断：有 {count} 个导入任务未完成；已读完的文件完整，其余文件未进入案件。用 tianwang resume 继续，或在案件中重新开始。",
    en: "The last run was cut off: {count} {count:import|imports} did not finish. Files that were read are whole; of the others nothing entered. Go on with tianwang resume, or start them again from the case.",
  },
  setup: {
    zh: "首次使用，请用此一次性链接建立管理员：",
    en: "First start: create the administrator with this one-time link:",
  },
  ready: { zh: "就绪。按 Ctrl-C 停止。", en: "Ready. Ctrl-C stops it." },
  stopping: { zh: "正在停止 …", en: "stopping …" },
};

async function start({ environment, language, print, progress }: LocalContext): Promise<number> {
  const config = readConfig(environment);
  progress(`${texts.opening[language]} ${config.dataFolder}`);
  const server = await startServer({ config, isEphemeral: false });
  const stop = stopped();
  if (server.interrupted.length > 0) {
    progress(renderText(texts.interrupted, { count: server.interrupted.length }, language));
  }
  if (server.backupTrouble !== null) progress(server.backupTrouble[language]);
  if (config.isDemoWanted) await createDemo(server, language, progress);
  if (server.setupPath !== null) {
    progress(texts.setup[language]);
    print(`  ${server.url}${server.setupPath}`);
  }
  progress(texts.ready[language]);
  print(server.url);
  await stop;
  progress(texts.stopping[language]);
  await server.close();
  return exitCodes.done;
}

/** The server, until it is stopped. */
export const startCommand: LocalCommand = local({
  words: ["start"],
  usage: "",
  summary: { zh: "启动服务", en: "Start the server" },
  options: [],
  positionals: { min: 0, max: 0 },
  runHere: start,
});
