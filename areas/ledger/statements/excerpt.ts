// SPDX-License-Identifier: Apache-2.0

/** Lines or rows shown before and after a cited one. */
export const contextCount = 6;
