// SPDX-License-Identifier: Apache-2.0
import { resolve } from "node:path";
import type { Language } from "@tianwang/kernel/text";
import { refuse } from "./errors.ts";

/** One setting: its name, its default, and what it is for. */
export interface Setting {
  readonly name: string;
  readonly fallback: string;
  readonly isSecret: boolean;
  readonly summary: { readonly zh: string; readonly en: string };
}

/** All settings there are; the doc table and `tianwang config` are made from this list. */
export const settings: readonly Setting[] = [
  {
    name: "TIANWANG_DATA",
    fallback: "./data",
    isSecret: false,
    summary: { zh: "数据目录", en: "Data folder" },
  },
  {
    name: "PORT",
    fallback: "8420",
    isSecret: false,
    summary: { zh: "监听端口", en: "Port to listen on" },
  },
  {
    name: "HOST",
    fallback: "127.0.0.1",
    isSecret: false,
    summary: {
      zh: "监听地址；本机以外的地址须由声明的 TLS 代理转发",
      en: "Address to listen on; any but the loopback needs a declared TLS proxy",
    },
  },
  {
    name: "TIANWANG_PROXY",
    fallback: "",
    isSecret: false,
    summary: {
      zh: "终止 TLS 的反向代理地址（逗号分隔）；设置后会话 Cookie 仅经 HTTPS 发送",
      en: "Addresses of the reverse proxy that ends TLS, by comma; cookies are then sent over HTTPS only",
    },
  },
  {
    name: "DATABASE_URL",
    fallback: "",
    isSecret: true,
    summary: {
      zh: "PostgreSQL 15 及以上的地址；空则使用内嵌数据库",
      en: "URL of a PostgreSQL 15 or newer; empty for the embedded one",
    },
  },
  {
    name: "TIANWANG_BLOBS",
    fallback: "",
    isSecret: false,
    summary: {
      zh: "原件存储目录；空则为数据目录下的 blobs",
      en: "Folder of the originals; empty for blobs below the data folder",
    },
  },
  {
    name: "TIANWANG_LANG",
    fallback: "",
    isSecret: false,
    summary: {
      zh: "命令行语言 zh 或 en；空则随系统",
      en: "Language of the command line, zh or en; empty for the system's",
    },
  },
  {
    name: "TIANWANG_DEMO",
    fallback: "on",
    isSecret: false,
    summary: {
      zh: "npm start 是否导入虚构演示案件：on 或 off",
      en: "Whether npm start brings the fictional demo case: on or off",
    },
  },
  {
    name: "TIANWANG_LOG",
    fallback: "info",
    isSecret: false,
    summary: {
      zh: "日志级别：debug、info、warn、error、silent",
      en: "Log level: debug, info, warn, error, silent",
    },
  },
];

/** The configuration after it was checked. */
export interface Config {
  readonly dataFolder: string;
  readonly blobsFolder: string;
  readonly port: number;
  readonly host: string;
  readonly proxies: readonly string[];
  readonly databaseUrl: string | null;
  readonly language: Language | null;
  readonly isDemoWanted: boolean;
  readonly logLevel: "debug" | "info" | "warn" | "error" | "silent";
}

export type Environment = Readonly<Record<string, string | undefined>>;

function oneOf<const T extends readonly string[]>(
  name: string,
  value: string,
  words: T,
): T[number] {
  const word = words.find((candidate) => candidate === value);
  if (word === undefined) throw refuse("CONFIG_BAD", { name, value, wanted: words.join(", ") });
  return word;
}

function portOf(value: string): number {
  const port = Number(value);
  if (/^\d{1,5}$/u.test(value) && port <= 65_535) return port;
  throw refuse("CONFIG_BAD", { name: "PORT", value, wanted: "0 – 65535" });
}

function databaseUrlOf(value: string): string | null {
  if (value === "") return null;
  const isUrl = URL.canParse(value) && /^postgres(ql)?:$/u.test(new URL(value).protocol);
  if (!isUrl)
    throw refuse("CONFIG_BAD", { name: "DATABASE_URL", value: "…", wanted: "postgres://…" });
  return value;
}

const loopback = new Set(["127.0.0.1", "localhost", "::1"]);

/** Reads the configuration from the environment; unknown names and bad values are refused. */
export function readConfig(environment: Environment): Config {
  const known = new Set(settings.map((setting) => setting.name));
  const strange = Object.keys(environment).filter(
    (name) =>
      name.startsWith("TIANWANG_") && !name.startsWith("TIANWANG_TEST_") && !known.has(name),
  );
  if (strange.length > 0) throw refuse("CONFIG_UNKNOWN", { names: strange.join(", ") });
  const value = (name: string) =>
    environment[name] || (settings.find((setting) => setting.name === name)?.fallback ?? "");
  const dataFolder = resolve(value("TIANWANG_DATA"));
  const language = value("TIANWANG_LANG");
  const proxies = value("TIANWANG_PROXY")
    .split(",")
    .map((proxy) => proxy.trim())
    .filter(Boolean);
  const host = value("HOST");
  if (!loopback.has(host) && proxies.length === 0) throw refuse("CONFIG_OPEN_HOST", { host });
  return {
    dataFolder,
    blobsFolder: resolve(value("TIANWANG_BLOBS") || `${dataFolder}/blobs`),
    port: portOf(value("PORT")),
    host,
    proxies,
    databaseUrl: databaseUrlOf(value("DATABASE_URL")),
    language: language === "" ? null : oneOf("TIANWANG_LANG", language, ["zh", "en"]),
    isDemoWanted: oneOf("TIANWANG_DEMO", value("TIANWANG_DEMO"), ["on", "off"]) === "on",
    logLevel: oneOf("TIANWANG_LOG", value("TIANWANG_LOG"), [
      "debug",
      "info",
      "warn",
      "error",
      "silent",
    ]),
  };
}

/** The settings in force, for `tianwang config`; secrets are masked. */
export function describeConfig(environment: Environment) {
  return settings.map((setting) => {
    const given = environment[setting.name] ?? "";
    const value = given === "" ? setting.fallback : given;
    return {
      ...setting,
      isDefault: given === "",
      value: setting.isSecret && value !== "" ? "********" : value,
    };
  });
}
