// SPDX-License-Identifier: Apache-2.0
export { bulkTable } from "./bulk-table.ts";
export type { BulkTableOrder } from "./bulk-table.ts";
export { mirrorCsv, mirrorFiles } from "./mirror/files.ts";
export type { MirrorFile } from "./mirror/files.ts";
export { mirrorDefaults } from "./mirror/params.ts";
export type { MirrorParams } from "./mirror/params.ts";
export { makeMirrorScene } from "./mirror/scene.ts";
export type { MirrorOrder, MirrorScene } from "./mirror/scene.ts";
export type { WorldFile } from "./statement.ts";
export { truthJson } from "./truth.ts";
export type * from "./truth.ts";
export { makeWorld, worldNames } from "./world.ts";
export type { World } from "./world.ts";
export { writeWorld } from "./write-world.ts";
export type { WrittenWorld } from "./write-world.ts";
