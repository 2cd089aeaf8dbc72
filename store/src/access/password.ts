// SPDX-License-Identifier: Apache-2.0
import { argon2, randomBytes, timingSafeEqual } from "node:crypto";
import { promisify } from "node:util";

const derive = promisify(argon2);

/** OWASP password storage cheat sheet, Argon2id minimum: 19 MiB, 2 passes, 1 lane (read 2026-11). */
const cost = { memory: 19_456, passes: 2, parallelism: 1, tagLength: 32 } as const;

/** Shortest and longest password accepted, in UTF-16 units (NIST SP 800-63B-4: at least 15 when the only factor). */
export const passwordLengthMin = 15;
export const passwordLengthMax = 512;

async function tag(password: string, nonce: Buffer): Promise<Buffer> {
  return derive("argon2id", { ...cost, message: Buffer.from(password.normalize("NFKC")), nonce });
}

/** Derives what is stored of a password: algorithm, cost, salt and tag. */
export async function hashPassword(password: string): Promise<string> {
  const nonce = randomBytes(16);
  const derived = await tag(password, nonce);
  return `argon2id$${cost.memory}$${cost.passes}$${cost.parallelism}$${nonce.toString("base64url")}$${derived.toString("base64url")}`;
}

/** Whether a password is the one that was stored. Takes the same time when there is none stored. */
export async function isPassword(password: string, stored: string | null): Promise<boolean> {
  const parts = stored?.split("$") ?? [];
  const nonce = parts[4] === undefined ? Buffer.alloc(16) : Buffer.from(parts[4], "base64url");
  const derived = await tag(password, nonce);
  const wanted = parts[5] === undefined ? Buffer.alloc(32) : Buffer.from(parts[5], "base64url");
  return stored !== null && wanted.length === derived.length && timingSafeEqual(derived, wanted);
}
