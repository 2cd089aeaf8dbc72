// SPDX-License-Identifier: Apache-2.0
import { defineRefusals } from "@tianwang/kernel/refusal";

/** What the server itself refuses. */
export const { table: serverRefusals, refuse } = defineRefusals({
  CONFIG_UNKNOWN: {
    status: 400,
    zh: "未知的设置：{names}。",
    en: "Unknown settings: {names}.",
    mend: { zh: "用 tianwang config 查看全部设置。", en: "See all settings with tianwang config." },
  },
  CONFIG_BAD: {
    status: 400,
    zh: "设置 {name} 的值 {value} 无效，应为：{wanted}。",
    en: "The setting {name} cannot be {value}; it takes: {wanted}.",
    mend: { zh: "请更正后重新启动。", en: "Correct it and start again." },
  },
  CONFIG_OPEN_HOST: {
    status: 400,
    zh: "监听 {host} 会使服务离开本机，而未声明终止 TLS 的代理。",
    en: "Listening on {host} leaves this machine, and no proxy that ends TLS is declared.",
    mend: {
      zh: "请保持 HOST=127.0.0.1，或设置 TIANWANG_PROXY 为 TLS 代理的地址。",
      en: "Keep HOST=127.0.0.1, or set TIANWANG_PROXY to the address of your TLS proxy.",
    },
  },
  REQUEST_INVALID: {
    status: 400,
    zh: "请求不符合要求：{reason}",
    en: "The request is not valid: {reason}",
    mend: { zh: "请更正后重试。", en: "Correct it and try again." },
  },
  REQUEST_TOO_LARGE: {
    status: 413,
    zh: "请求过大。",
    en: "The request is too large.",
    mend: { zh: "请减小内容后重试。", en: "Send less at a time." },
  },
  REQUEST_MEDIA_TYPE: {
    status: 415,
    zh: "此地址不接受这种媒体类型。",
    en: "This address does not take this media type.",
    mend: {
      zh: "请在 Content-Type 中写明接口文档所列的类型。",
      en: "State one of the types of the API page as Content-Type.",
    },
  },
  REQUEST_TOO_OFTEN: {
    status: 429,
    zh: "请求过于频繁。",
    en: "Too many requests.",
    mend: { zh: "请稍后再试。", en: "Wait a little and try again." },
  },
  ROUTE_NOT_FOUND: {
    status: 404,
    zh: "没有此地址。",
    en: "There is nothing at this address.",
    mend: { zh: "请核对网址。", en: "Check the address." },
  },
  SESSION_NEEDED: {
    status: 401,
    zh: "请先登录。",
    en: "Sign in first.",
    mend: { zh: "登录后重试。", en: "Sign in and try again." },
  },
  SESSION_WRONG: {
    status: 401,
    zh: "姓名或密码不正确。",
    en: "Name and password do not belong together.",
    mend: {
      zh: "请重新输入；忘记密码请联系管理员。",
      en: "Type them again; if you forgot, ask an administrator.",
    },
  },
  SESSION_CSRF: {
    status: 403,
    zh: "请求缺少防伪令牌，未执行。",
    en: "The request lacks its anti-forgery token and was not carried out.",
    mend: { zh: "请刷新页面后重试。", en: "Reload the page and try again." },
  },
  METRICS_TOKEN: {
    status: 401,
    zh: "读取运行指标需要令牌。",
    en: "Reading the metrics needs their token.",
    mend: {
      zh: "请以 Authorization: Bearer 附上数据目录中 metrics.token 的内容。",
      en: "Send the content of metrics.token in the data folder as Authorization: Bearer.",
    },
  },
  OPERATOR_ONLY: {
    status: 403,
    zh: "此操作涉及整个安装，仅限本机操作员。",
    en: "This concerns the whole installation and is for its operator only.",
    mend: {
      zh: "请在运行服务的机器上使用 tianwang 命令行。",
      en: "Use the tianwang command line on the machine of the server.",
    },
  },
  SETUP_LINK: {
    status: 403,
    zh: "一次性链接无效、已使用或已过期。",
    en: "The one-time link is unknown, used or out of date.",
    mend: { zh: "重新启动服务以获得新链接。", en: "Start the server again to get a new link." },
  },
  WORKSPACE_UNKNOWN: {
    status: 403,
    zh: "您不属于此工作区。",
    en: "You do not belong to this workspace.",
    mend: { zh: "请在页面顶部切换工作区。", en: "Switch the workspace at the top of the page." },
  },
  PURPOSE_UNKNOWN: {
    status: 400,
    zh: "没有说明访问目的，或目的无法识别。",
    en: "No purpose of access was stated, or it is unknown.",
    mend: { zh: "请在页面顶部选择访问目的。", en: "Choose the purpose at the top of the page." },
  },
});
