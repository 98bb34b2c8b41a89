// What stands in a sheet of records, read as the product reads it; a row that has not changed is not read again.
import type { SheetView } from '../../local/workspace/types';
import { fromCells, type ReadRow } from '../../src/record/rows';

/** By what stands in the row, and where. Whoever gets a record looks at it, and never changes it. */
const known = new Map<string, ReadRow>();
const MOST = 1000;

export function rowsOf({ values }: SheetView): { label: string; read: ReadRow }[] {
  return values.map((cells, i) => {
    const key = `${i}\n${cells.join('\n')}`;
    const read = known.get(key) ?? fromCells(cells, i + 1);
    if (known.size > MOST) known.clear();
    known.set(key, read);
    return { label: String(cells[0]), read };
  });
}
