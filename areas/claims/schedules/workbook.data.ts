// SPDX-License-Identifier: Apache-2.0
import { crc32, deflateRawSync } from "node:zlib";
import type { Schedule } from "./schedule.ts";
import { workbookParts } from "./sheet-xml.ts";

/** The first moment that a zip archive can name, 1 January 1980: no clock is ever written. */
const dosDate = 0x21;

interface Packed {
  readonly name: Buffer;
  readonly bytes: Buffer;
  readonly crc: number;
  readonly byteCount: number;
}

/** The fields that both headers of an entry share (APPNOTE.TXT of PKWARE, 4.3.7 and 4.3.12). */
function fieldsOf({ name, bytes, crc, byteCount }: Packed): Buffer {
  const fields = Buffer.alloc(26);
  fields.writeUInt16LE(20, 0);
  fields.writeUInt16LE(0x0800, 2);
  fields.writeUInt16LE(8, 4);
  fields.writeUInt16LE(0, 6);
  fields.writeUInt16LE(dosDate, 8);
  fields.writeUInt32LE(crc, 10);
  fields.writeUInt32LE(bytes.length, 14);
  fields.writeUInt32LE(byteCount, 18);
  fields.writeUInt16LE(name.length, 22);
  return fields;
}

/** Packs files into a zip archive; the same files give the same bytes. */
function zip(parts: readonly { readonly path: string; readonly text: string }[]): Buffer {
  const local: Buffer[] = [];
  const central: Buffer[] = [];
  let at = 0;
  for (const { path, text } of parts) {
    const plain = Buffer.from(text, "utf8");
    const packed: Packed = {
      name: Buffer.from(path, "utf8"),
      bytes: deflateRawSync(plain, { level: 6 }),
      crc: crc32(plain),
      byteCount: plain.length,
    };
    const fields = fieldsOf(packed);
    const entry = [Buffer.from("PK\u0003\u0004", "latin1"), fields, packed.name, packed.bytes];
    const place = Buffer.alloc(14);
    place.writeUInt32LE(at, 10);
    const version = Buffer.from([20, 0]);
    central.push(Buffer.from("PK\u0001\u0002", "latin1"), version, fields, place, packed.name);
    local.push(...entry);
    at += entry.reduce((sum, { length }) => sum + length, 0);
  }
  const size = central.reduce((sum, { length }) => sum + length, 0);
  const end = Buffer.alloc(22);
  end.write("PK\u0005\u0006", "latin1");
  end.writeUInt16LE(parts.length, 8);
  end.writeUInt16LE(parts.length, 10);
  end.writeUInt32LE(size, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...local, ...central, end]);
}

/** A schedule as a workbook. */
export function writeWorkbook(schedule: Schedule): Uint8Array {
  return new Uint8Array(zip(workbookParts(schedule)));
}
