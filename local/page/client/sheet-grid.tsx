// One sheet as a grid: formats, notes, frozen rows and columns, filters shown, and a bar to look into a cell and type.

import type { JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { CellView } from '../../workspace/types';
import type { BookView } from '../protocol';
import { post } from './api';
import { useApp } from './app-state';

const MOST_ROWS = 400;
const SPARE_ROWS = 6;
const LEAST_ROWS = 18;
const LEAST_COLUMNS = 8;
const USUAL_WIDTH = 110;
const NUMBERS_WIDTH = 44;
const HEAD_HEIGHT = 24;
const ROW_HEIGHT = 26;

function letters(column: number): string {
  const before = Math.floor((column - 1) / 26);
  return `${before > 0 ? letters(before) : ''}${String.fromCharCode(65 + ((column - 1) % 26))}`;
}

interface At {
  row: number;
  column: number;
}

export function SheetGrid({ book }: { book: BookView }) {
  const { sheet } = book;
  const [at, setAt] = useState<At>({ row: 1, column: 1 });
  const bar = useRef<HTMLInputElement>(null);
  const columns = Array.from({ length: Math.max(sheet.lastColumn, LEAST_COLUMNS) }, (_, i) => i + 1).filter(
    (column) => !sheet.hiddenColumns.includes(column),
  );
  const rows = Math.min(MOST_ROWS, Math.max(LEAST_ROWS, sheet.lastRow + SPARE_ROWS));
  const width = (column: number) => sheet.columnWidths[column] ?? USUAL_WIDTH;
  const height = (row: number) => sheet.rowHeights[row] ?? ROW_HEIGHT;
  const chosen = sheet.cells[at.row - 1]?.[at.column - 1];

  return (
    <>
      <CellBar key={`${sheet.id} ${at.row} ${at.column}`} book={book} at={at} cell={chosen} input={bar} />
      {sheet.protection && <p class="protection">{sheet.protection.description || 'This sheet is protected.'}</p>}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard (WCAG 2.1.1) */}
      <section class="grid-frame" aria-label={`Sheet ${sheet.name}`} tabIndex={0}>
        <table class={`grid${sheet.hiddenGridlines ? ' bare' : ''}`}>
          <colgroup>
            <col style={{ width: `${NUMBERS_WIDTH}px` }} />
            {columns.map((column) => (
              <col key={column} style={{ width: `${width(column)}px` }} />
            ))}
          </colgroup>
          <thead>
            <tr>
              <td class="corner" />
              {columns.map((column) => (
                <th key={column} scope="col">
                  {letters(column)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {Array.from({ length: rows }, (_, i) => i + 1).map((row) => (
              <tr
                key={row}
                class={row <= sheet.frozenRows ? 'frozen' : undefined}
                style={{ height: `${height(row)}px` }}
              >
                <th scope="row" style={stuck(row, sheet.frozenRows, height)}>
                  {row}
                </th>
                {columns.map((column) => (
                  <Cell
                    key={column}
                    cell={sheet.cells[row - 1]?.[column - 1]}
                    chosen={row === at.row && column === at.column}
                    filtered={isFilterHead(sheet.filter, row, column)}
                    stick={{
                      ...stuck(row, sheet.frozenRows, height),
                      ...sideways(column, sheet.frozenColumns, columns, width),
                    }}
                    choose={() => setAt({ row, column })}
                    write={() => {
                      setAt({ row, column });
                      setTimeout(() => bar.current?.focus());
                    }}
                  />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
        {sheet.lastRow > MOST_ROWS && <p class="faint">Only the first {MOST_ROWS} rows are shown.</p>}
      </section>
    </>
  );
}

/** A frozen row stays below the letters and the frozen rows above it. */
function stuck(row: number, frozen: number, height: (row: number) => number): JSX.CSSProperties {
  if (row > frozen) return {};
  const above = Array.from({ length: row - 1 }, (_, i) => height(i + 1)).reduce((sum, one) => sum + one, HEAD_HEIGHT);
  return { top: `${above}px` };
}

function sideways(column: number, frozen: number, columns: number[], width: (c: number) => number): JSX.CSSProperties {
  if (column > frozen) return {};
  const before = columns.filter((other) => other < column).reduce((sum, other) => sum + width(other), NUMBERS_WIDTH);
  return { position: 'sticky', left: `${before}px`, zIndex: 1 };
}

/** Whether a filter's funnel stands in this cell. */
function isFilterHead(filter: string | undefined, row: number, column: number): boolean {
  const found = /^([A-Z]+)(\d+):([A-Z]+)/.exec(filter ?? '');
  if (!found?.[1] || !found[3]) return false;
  const number = (name: string) => [...name].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);
  return row === Number(found[2]) && column >= number(found[1]) && column <= number(found[3]);
}

interface CellProps {
  cell: CellView | undefined;
  chosen: boolean;
  filtered: boolean;
  stick: JSX.CSSProperties;
  choose: () => void;
  write: () => void;
}

function Cell({ cell, chosen, filtered, stick, choose, write }: CellProps) {
  const style: JSX.CSSProperties = {
    ...stick,
    backgroundColor: cell?.background,
    color: cell?.color,
    fontWeight: cell?.bold ? 700 : undefined,
    fontStyle: cell?.italic ? 'italic' : undefined,
    fontSize: cell?.size ? `${Math.round(cell.size * 1.25)}px` : undefined,
    whiteSpace: cell?.wrap ? 'pre-wrap' : undefined,
    textAlign: cell?.horizontal ?? (typeof cell?.value === 'number' ? 'right' : undefined),
    verticalAlign: cell?.vertical,
  };
  return (
    // A click only chooses what the cell bar shows; the bar itself is what a keyboard uses.
    // biome-ignore lint/a11y/useKeyWithClickEvents: the same is done from the cell bar, which is a field
    <td
      style={style}
      class={`${chosen ? 'chosen' : ''}${cell?.note ? ' noted' : ''}${filtered ? ' filtered' : ''}`}
      title={cell?.note}
      onClick={choose}
      onDblClick={write}
    >
      {cell?.checkbox ? (cell.value === true ? '☑' : '☐') : cell?.display}
    </td>
  );
}

/** What stands in the cell, formula and all; typed into where the person may edit. */
function CellBar({
  book,
  at,
  cell,
  input,
}: {
  book: BookView;
  at: At;
  cell: CellView | undefined;
  input: { current: HTMLInputElement | null };
}) {
  const { me, act } = useApp();
  const name = `${letters(at.column)}${at.row}`;
  const stands = cell?.formula ?? cell?.display ?? '';
  const [text, setText] = useState(stands);
  const [touched, setTouched] = useState(false);
  useEffect(() => {
    if (!touched) setText(stands);
  }, [stands, touched]);
  const type = async (event: Event) => {
    event.preventDefault();
    const body = { id: book.id, sheet: book.sheet.name, a1: name, text, as: me.email };
    await act(() => post<object>('/api/cell', body));
    setTouched(false);
  };
  return (
    <form class="cell-bar" onSubmit={type}>
      <label for="cell">Cell {name}</label>
      <input
        id="cell"
        ref={input}
        value={text}
        readOnly={!book.mayEdit}
        list={cell?.choices ? 'cell-choices' : undefined}
        onInput={(event) => {
          setText(event.currentTarget.value);
          setTouched(true);
        }}
      />
      {cell?.choices && (
        <datalist id="cell-choices">
          {cell.choices.map((choice) => (
            <option key={choice} value={choice} />
          ))}
        </datalist>
      )}
      {book.mayEdit && <button type="submit">Enter</button>}
      {cell?.note && <p class="note">{cell.note}</p>}
    </form>
  );
}
