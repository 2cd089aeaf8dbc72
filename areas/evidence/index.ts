// SPDX-License-Identifier: Apache-2.0
export { custodyKinds, exhibitKinds, fileNameOf, safePath } from "./exhibits/exhibit.ts";
export type { CustodyKind, Exhibit, ExhibitKind, Reading } from "./exhibits/exhibit.ts";
