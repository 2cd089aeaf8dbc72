// SPDX-License-Identifier: Apache-2.0
import { defineSlot } from "@tianwang/wire/screen";

/** A place on the page of parts; `todayDay` is the day number of today. */
export const partsSlot = defineSlot<{ todayDay: number }>("gallery.parts");
