// The custom menus of the open spreadsheet, and the boxes that their commands show.
import { useEffect, useRef, useState } from 'preact/hooks';
import type { MenuEntry, Shown } from '../../workspace/types';
import type { BookView, RanView } from '../protocol';
import { post } from './api';
import { useApp } from './app-state';

export function SheetMenus({ menus }: { menus: BookView['menus'] }) {
  const { me, act, say } = useApp();
  const [open, setOpen] = useState<string | null>(null);
  const [boxes, setBoxes] = useState<Shown[]>([]);
  const box = boxes[0];
  const run = async (fn: string) => {
    setOpen(null);
    const ran = await act(() => post<RanView>('/api/menu', { fn, as: me.email }));
    if (!ran) return;
    if (!ran.ok) say(`The script failed: ${ran.error}`, 'bad');
    for (const shown of ran.shown) if (shown.what === 'toast') say(shown.text);
    setBoxes(ran.shown.filter(({ what }) => what !== 'toast'));
  };
  return (
    <div class="menus">
      {menus.map(({ name, items }) => (
        <div key={name} class="menu">
          <button type="button" aria-expanded={open === name} onClick={() => setOpen(open === name ? null : name)}>
            {name}
          </button>
          {open === name && (
            <ul class="menu-items">
              <Entries items={items} run={run} />
            </ul>
          )}
        </div>
      ))}
      {box && <Box key={boxes.length} shown={box} close={() => setBoxes(boxes.slice(1))} />}
    </div>
  );
}

function Entries({ items, run }: { items: MenuEntry[]; run: (fn: string) => void }) {
  return (
    <>
      {items.map((entry, i) => {
        // A line between commands has no name but its place.
        if (entry === 'separator') return <li key={`line ${i}`} class="line" aria-hidden="true" />;
        if ('items' in entry) {
          return (
            <li key={entry.label}>
              <span class="sub">{entry.label}</span>
              <ul>
                <Entries items={entry.items} run={run} />
              </ul>
            </li>
          );
        }
        return (
          <li key={entry.label}>
            <button type="button" onClick={() => run(entry.fn)}>
              {entry.label}
            </button>
          </li>
        );
      })}
    </>
  );
}

function Box({ shown, close }: { shown: Shown; close: () => void }) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog ref={dialog} class="box" onClose={close} aria-label={shown.title || 'Message'}>
      {shown.title && <h2>{shown.title}</h2>}
      {'text' in shown ? (
        <p class="box-text">{shown.text}</p>
      ) : (
        <iframe
          title={shown.title}
          srcdoc={shown.html}
          sandbox="allow-popups"
          style={{ width: '100%', height: `${shown.height ?? 300}px` }}
        />
      )}
      <button type="button" onClick={() => dialog.current?.close()}>
        OK
      </button>
    </dialog>
  );
}
