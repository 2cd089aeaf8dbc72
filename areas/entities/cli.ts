// SPDX-License-Identifier: Apache-2.0
export { entityCommands as commands } from "./search/entity.cli.ts";
