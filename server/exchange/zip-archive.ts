/** Zip files, as spreadsheets are: opened with care, and written. Knows what a file claims to unpack to before it unpacks anything. */
import { crc32, deflateRawSync, inflateRawSync } from 'node:zlib';

/** The whole file is refused; the message says in Danish why and what to do. */
export class FileMistake extends Error {}

export type Archive = { names: readonly string[]; read(name: string): Buffer | undefined };

const mega = 1024 * 1024;
/** Ten thousand offers are about 40 MB. */
const mostUnpacked = 100 * mega;
const mostEntries = 2_000;

type Entry = { method: number; packed: number; unpacked: number; at: number };

/** @throws FileMistake when it is damaged, encrypted or unpacks to more than any sheet of offers */
export function openArchive(bytes: Buffer): Archive {
  const entries = entriesOf(bytes);
  const total = [...entries.values()].reduce((sum, { unpacked }) => sum + unpacked, 0);
  if (total > mostUnpacked)
    throw new FileMistake(
      `Filen fylder ${Math.round(total / mega)} MB, når den pakkes ud; højst ${mostUnpacked / mega} MB kan indlæses. Del den i flere.`,
    );
  return {
    names: [...entries.keys()],
    read: (name) => {
      const entry = entries.get(name);
      return entry && unpack(bytes, entry);
    },
  };
}

const damaged = () => new FileMistake('Filen er beskadiget. Gem den igen i regnearket, og prøv en gang til.');

function entriesOf(bytes: Buffer): Map<string, Entry> {
  const end = bytes.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'));
  if (end === -1 || end + 22 > bytes.length) throw damaged();
  const count = bytes.readUInt16LE(end + 10);
  if (count > mostEntries) throw damaged();
  const entries = new Map<string, Entry>();
  let at = bytes.readUInt32LE(end + 16);
  for (let i = 0; i < count; i++) {
    if (at + 46 > bytes.length || bytes.readUInt32LE(at) !== 0x02014b50) throw damaged();
    const [flags, method] = [bytes.readUInt16LE(at + 8), bytes.readUInt16LE(at + 10)];
    if (flags & 1) throw new FileMistake('Filen er beskyttet med adgangskode. Gem den uden.');
    if (method !== 0 && method !== 8) throw damaged();
    const nameLength = bytes.readUInt16LE(at + 28);
    const name = bytes.toString('utf8', at + 46, at + 46 + nameLength);
    // A name twice could mean one file to us and another to the spreadsheet.
    if (entries.has(name)) throw damaged();
    entries.set(name, {
      method,
      packed: bytes.readUInt32LE(at + 20),
      unpacked: bytes.readUInt32LE(at + 24),
      at: bytes.readUInt32LE(at + 42),
    });
    at += 46 + nameLength + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
  }
  return entries;
}

function unpack(bytes: Buffer, { method, packed, unpacked, at }: Entry): Buffer {
  if (at + 30 > bytes.length || bytes.readUInt32LE(at) !== 0x04034b50) throw damaged();
  const from = at + 30 + bytes.readUInt16LE(at + 26) + bytes.readUInt16LE(at + 28);
  const content = bytes.subarray(from, from + packed);
  if (method === 0) return content;
  try {
    // A file that unpacks to more than it claimed is stopped where the claim ends.
    return inflateRawSync(content, { maxOutputLength: Math.max(unpacked, 1) });
  } catch {
    throw damaged();
  }
}

/** A zip file of texts, in the order given. */
export function archiveOf(files: readonly { name: string; content: string | Buffer }[]): Buffer {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  for (const { name, content } of files) {
    const raw = typeof content === 'string' ? Buffer.from(content) : content;
    const packed = deflateRawSync(raw);
    const nameBytes = Buffer.from(name);
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(0x0800, 2);
    common.writeUInt16LE(8, 4);
    // No time of its own: 1 January 1980, so that the same offers are the same file.
    common.writeUInt16LE(0x21, 8);
    common.writeUInt32LE(crc32(raw), 10);
    common.writeUInt32LE(packed.length, 14);
    common.writeUInt32LE(raw.length, 18);
    common.writeUInt16LE(nameBytes.length, 22);
    parts.push(Buffer.from('PK\x03\x04', 'latin1'), common, nameBytes, packed);
    const rest = Buffer.alloc(14);
    rest.writeUInt32LE(at, 10);
    directory.push(Buffer.from('PK\x01\x02\x14\x00', 'latin1'), common, rest, nameBytes);
    at += 30 + nameBytes.length + packed.length;
  }
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 'latin1');
  end.writeUInt16LE(files.length, 8);
  end.writeUInt16LE(files.length, 10);
  end.writeUInt32LE(Buffer.concat(directory).length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...parts, ...directory, end]);
}
