// SPDX-License-Identifier: Apache-2.0
import type { Doctrine, FollowingDoctrine } from "../doctrine.ts";
import { isFollowing } from "../doctrine.ts";
import { fifo } from "./fifo.ts";

/** All tracing doctrines, by id in alphabetical order. */
export const doctrines: readonly Doctrine[] = [fifo];

/** Those that follow money through many accounts. */
export const followingDoctrines: readonly FollowingDoctrine[] = doctrines.filter(isFollowing);
