// SPDX-License-Identifier: Apache-2.0
export * from "./drafts/draft.wire.ts";
