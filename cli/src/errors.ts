// SPDX-License-Identifier: Apache-2.0
import type { Text } from "@tianwang/kernel/text";

/** The command line was not understood: exit code 2. */
export class UsageError extends Error {
  override readonly name = "UsageError";
  readonly says: Text;

  constructor(says: Text) {
    super(says.en);
    this.says = says;
  }
}

/** A file or folder of the person who runs the command cannot be used: exit code 4, or 3. */
export class FileError extends Error {
  override readonly name = "FileError";
  readonly says: Text;
  readonly isMissing: boolean;

  constructor(path: string, reason: string) {
    const isMissing = reason === "ENOENT" || reason === "ENOTDIR";
    const says = isMissing
      ? { zh: `没有文件或文件夹 ${path}`, en: `There is no file or folder ${path}` }
      : { zh: `不能使用 ${path}（${reason}）`, en: `${path} cannot be used (${reason})` };
    super(says.en);
    this.says = says;
    this.isMissing = isMissing;
  }
}

/** Does something with a path; what the disk says of it becomes a {@link FileError}. */
export async function withPath<T>(path: string, act: () => Promise<T>): Promise<T> {
  try {
    return await act();
  } catch (error) {
    const reason = (error as NodeJS.ErrnoException).code;
    if (typeof reason === "string" && /^E[A-Z]+$/u.test(reason)) throw new FileError(path, reason);
    throw error;
  }
}

/** Makes a {@link UsageError}. */
export function usage(says: Text): UsageError {
  return new UsageError(says);
}
