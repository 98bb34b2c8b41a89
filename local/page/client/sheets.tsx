// The Sheets section: the spreadsheets shared with this person, and the one that is open with menus, cell bar and tabs.
import { useEffect, useState } from 'preact/hooks';
import type { BookView } from '../protocol';
import { get, post } from './api';
import { useApp } from './app-state';
import { SheetGrid } from './sheet-grid';
import { SheetMenus } from './sheet-menus';

export function SheetsSection({ file, sheet }: { file?: string; sheet?: string }) {
  return file ? <Book key={file} file={file} wanted={sheet} /> : <FileList />;
}

function FileList() {
  const { state, me, go } = useApp();
  const may = (editors: string[], viewers: string[], owner: string) => {
    if (owner === me.email) return 'You own it';
    if (editors.includes(me.email)) return 'You can edit it';
    return viewers.includes(me.email) ? 'You can look at it' : 'Not shared with you';
  };
  return (
    <div class="pad">
      <h1>Sheets</h1>
      <p class="lead">The Google spreadsheets. Control belongs to the role account “Home Visits”.</p>
      <ul class="cards">
        {state.files.map(({ id, name, editors, viewers, owner }) => (
          <li key={id}>
            <button type="button" class="card sheet-card" onClick={() => go({ at: 'sheets', file: id })}>
              <strong>{name}</strong>
              <span>{may(editors, viewers, owner)}</span>
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}

function Book({ file, wanted }: { file: string; wanted?: string }) {
  const { state, me, act, go } = useApp();
  const [book, setBook] = useState<BookView | null>(null);
  const [refusal, setRefusal] = useState('');
  const [openedBy, setOpenedBy] = useState('');

  // Opening it runs its open triggers and brings the menus; looking again does not.
  useEffect(() => {
    let here = true;
    setBook(null);
    setRefusal('');
    act(async () => {
      try {
        const opened = await post<BookView>('/api/open-book', { id: file, sheet: wanted, as: me.email });
        if (!here) return;
        setBook(opened);
        setOpenedBy(me.email);
      } catch (problem) {
        if (here) setRefusal(problem instanceof Error ? problem.message : String(problem));
      }
    });
    return () => {
      here = false;
    };
  }, [file, me.email]);

  useEffect(() => {
    if (openedBy !== me.email) return;
    let here = true;
    get<BookView>('/api/book', { id: file, sheet: wanted, as: me.email })
      .then((fresh) => here && setBook((before) => ({ ...fresh, menus: before?.menus ?? [] })))
      .catch(() => undefined);
    return () => {
      here = false;
    };
  }, [file, wanted, me.email, openedBy, state.version]);

  if (refusal) {
    return (
      <div class="pad">
        <h1>You need access</h1>
        <p>{refusal}</p>
        <p class="faint">You are signed in as {me.email}.</p>
        <button type="button" class="quiet" onClick={() => go({ at: 'sheets' })}>
          All spreadsheets
        </button>
      </div>
    );
  }
  if (!book) return <div class="pad faint">Opening …</div>;
  return (
    <div class="book">
      <div class="book-head">
        <button type="button" class="quiet back" onClick={() => go({ at: 'sheets' })}>
          All spreadsheets
        </button>
        <h1>{book.name}</h1>
        {!book.mayEdit && <span class="tag">View only</span>}
        <SheetMenus menus={book.menus} />
      </div>
      <SheetGrid book={book} />
      <nav class="tabs" aria-label="Sheets of this spreadsheet">
        {book.tabs
          .filter(({ hidden }) => !hidden)
          .map(({ name, tabColor }) => (
            <button
              key={name}
              type="button"
              aria-current={name === book.sheet.name ? 'true' : undefined}
              style={tabColor ? { boxShadow: `inset 0 -3px ${tabColor}` } : undefined}
              onClick={() => go({ at: 'sheets', file, sheet: name })}
            >
              {name}
            </button>
          ))}
      </nav>
    </div>
  );
}
