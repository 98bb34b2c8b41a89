// A grid of a form: one choice a row, or several; a table that scrolls sideways where it must.
import type { Answer } from '../../workspace/types';
import type { FieldProps } from './form-item';

/** The entry of each row: what was chosen in it, as a list. */
function rowsOf(answer: Answer | undefined, rows: number): string[][] {
  const given = Array.isArray(answer) ? answer : [];
  return Array.from({ length: rows }, (_, row) => [given[row] ?? []].flat());
}

export function FormGrid({ item, answer, put }: FieldProps) {
  const rows = item.rows ?? [];
  const columns = item.columns ?? [];
  const many = item.kind === 'CHECKBOX_GRID';
  const chosen = rowsOf(answer, rows.length);
  const choose = (row: number, column: string, on: boolean) => {
    const next = chosen.map((entry, i) => {
      if (i !== row) return entry;
      if (!many) return [column];
      return on ? [...entry, column] : entry.filter((one) => one !== column);
    });
    if (many) put(next.map((entry) => (entry.length > 0 ? entry : null)));
    else put(next.map((entry) => entry[0] ?? null));
  };
  return (
    <div class="ggrid">
      <table>
        <thead>
          <tr>
            <td />
            {columns.map((column) => (
              <th key={column} scope="col">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((name, row) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              {columns.map((column) => (
                <td key={column}>
                  <input
                    type={many ? 'checkbox' : 'radio'}
                    name={`q${item.id}r${row}`}
                    aria-label={`${name}: ${column}`}
                    checked={chosen[row]?.includes(column) ?? false}
                    onChange={(event) => choose(row, column, event.currentTarget.checked)}
                  />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
