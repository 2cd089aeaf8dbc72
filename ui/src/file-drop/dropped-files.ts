// SPDX-License-Identifier: Apache-2.0

/** A file with its path inside what was dropped or chosen; `/` between folders. */
export interface ChosenFile {
  readonly file: File;
  readonly path: string;
}

/** The most files taken from one drop; a larger folder is better opened on the command line. */
export const droppedFileCountMax = 20_000;

async function entriesOf(folder: FileSystemDirectoryEntry): Promise<FileSystemEntry[]> {
  const reader = folder.createReader();
  const entries: FileSystemEntry[] = [];
  // `readEntries` gives at most 100 at a time and an empty list at the end.
  for (;;) {
    const batch = await new Promise<FileSystemEntry[]>((resolve, reject) => {
      reader.readEntries(resolve, reject);
    });
    if (batch.length === 0) return entries;
    entries.push(...batch);
  }
}

async function collect(entry: FileSystemEntry, into: ChosenFile[]): Promise<void> {
  if (into.length >= droppedFileCountMax) return;
  if (entry.isDirectory) {
    const inside = await entriesOf(entry as FileSystemDirectoryEntry);
    for (const one of inside.toSorted((a, b) => (a.name < b.name ? -1 : 1))) {
      await collect(one, into);
    }
    return;
  }
  const file = await new Promise<File>((resolve, reject) => {
    (entry as FileSystemFileEntry).file(resolve, reject);
  });
  into.push({ file, path: entry.fullPath.replace(/^\//u, "") });
}

/** The files of a drop, those of dropped folders included, in a fixed order. */
export async function droppedFiles(transfer: DataTransfer): Promise<readonly ChosenFile[]> {
  // The items are gone after the first wait, so all entries are taken at once.
  const entries = [...transfer.items]
    .filter((item) => item.kind === "file")
    .map((item) => item.webkitGetAsEntry())
    .filter((entry) => entry !== null);
  const files: ChosenFile[] = [];
  for (const entry of entries) await collect(entry, files);
  return files;
}

/** The files of an `<input type="file">`, with their paths where a folder was chosen. */
export function inputFiles(list: FileList | null): readonly ChosenFile[] {
  return [...(list ?? [])].map((file) => ({
    file,
    path: file.webkitRelativePath === "" ? file.name : file.webkitRelativePath,
  }));
}
