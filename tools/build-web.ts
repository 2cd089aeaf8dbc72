// SPDX-License-Identifier: Apache-2.0
import { ensureBundle } from "./web-bundle.ts";

await ensureBundle((text) => process.stderr.write(`${text}\n`));
