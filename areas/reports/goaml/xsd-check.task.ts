// SPDX-License-Identifier: Apache-2.0
// A thread of its own for the checker: a pattern that takes for ever ends with the thread.
import { parentPort, workerData } from "node:worker_threads";
import { assert } from "@tianwang/kernel/assert";
import { ParseOption, XmlDocument, XmlLibError, XsdValidator } from "libxml2-wasm";
import type { XsdFault, XsdTask } from "./xsd-check.data.ts";

/** Most faults that are told; the rest repeat them. */
const faultCountMax = 200;

// No file and no address is ever opened: no provider of input is registered, and nothing is fetched.
const option =
  ParseOption.XML_PARSE_NONET | ParseOption.XML_PARSE_NO_XXE | ParseOption.XML_PARSE_IGNORE_ENC;

function faultsOf(error: unknown, inFile: XsdFault["inFile"]): readonly XsdFault[] {
  if (!(error instanceof XmlLibError)) throw error;
  return error.details.slice(0, faultCountMax).map((detail) => ({
    inFile,
    line: detail.line,
    path: detail.xpath ?? "",
    says: detail.message.trim(),
  }));
}

function check({ xml, xsd }: XsdTask): readonly XsdFault[] {
  let inFile: XsdFault["inFile"] = "xsd";
  try {
    using schema = XmlDocument.fromString(xsd, { option });
    using validator = XsdValidator.fromDoc(schema);
    inFile = "xml";
    using document = XmlDocument.fromString(xml, { option });
    validator.validate(document);
    return [];
  } catch (error) {
    return faultsOf(error, inFile);
  }
}

const port = parentPort;
assert(port, "a task runs in a thread");
port.postMessage(check(workerData as XsdTask));
