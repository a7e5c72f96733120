/** What spreadsheet programs save; of these only .xlsx can be read, and of the others that can be said. */
const ending = /\.(?:xlsx|xlsm|xlsb|xls|xltx|ods)(?:\.gz)?$/i;

/** Whether a file is to be read as a workbook: by its name, and where it has none by how it begins. */
export function isWorkbook(file: string, bytes: Uint8Array): boolean {
  return ending.test(file) || (file === '<stdin>' && (isZip(bytes) || isCompound(bytes)));
}

export function isZip(bytes: Uint8Array): boolean {
  return beginsWith(bytes, [0x50, 0x4b]);
}

/** The container of the workbooks before 2007, and of those that are behind a password. */
export function isCompound(bytes: Uint8Array): boolean {
  return beginsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0]);
}

function beginsWith(bytes: Uint8Array, mark: readonly number[]): boolean {
  return mark.every((byte, index) => bytes[index] === byte);
}

/** Whether a file is only the mark that Excel puts beside a workbook while somebody has it open. */
export function isLeftByOffice(file: string): boolean {
  return /(?:^|[\\/])~\$[^\\/]*$/.test(file);
}
