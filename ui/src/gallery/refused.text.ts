// SPDX-License-Identifier: Apache-2.0

/** An answer of the server that says no. */
export const refusedSample = {
  code: "CASE_CLOSED",
  says: { zh: "案件已办结，不能再添加证物。", en: "The case is closed; no exhibit can be added." },
  mend: { zh: "请主办单位重新启动案件。", en: "Ask the lead agency to reopen the case." },
  requestId: "0f8c2b1e-6a41-4f7e-9a55-2d6f0c1b7e90",
};
