// The Web app section: the page as this person has it open, in a phone or at full width.
import { useEffect, useRef, useState } from 'preact/hooks';
import { useApp } from './app-state';

const PAGES: { query: string; name: string }[] = [
  { query: '', name: 'Home' },
  { query: 'p=leave', name: 'Sign out' },
  { query: 'p=desk', name: 'Office desk' },
  { query: 'p=actions', name: 'To do' },
  { query: 'p=read', name: 'Policy' },
];

/** What the page in the frame tells the page around it. */
type Told = { homeVisits: true } & ({ link: string } | { ran: string } | { closed: true });

function told(data: unknown): Told | null {
  return typeof data === 'object' && data !== null && 'homeVisits' in data ? (data as Told) : null;
}

export function WebAppSection({ query }: { query: string }) {
  const { state, me, go, open, act, say } = useApp();
  const [narrow, setNarrow] = useState(() => localStorage.getItem('wide') !== 'yes');
  const [round, setRound] = useState(0);
  const frame = useRef<HTMLIFrameElement>(null);
  const src = `/webapp/as/${encodeURIComponent(me.email)}/exec${query === '' ? '' : `?${query}`}`;

  useEffect(() => {
    const listen = (event: MessageEvent) => {
      const message = event.source === frame.current?.contentWindow ? told(event.data) : null;
      if (!message) return;
      if ('ran' in message) act(async () => undefined);
      if (!('link' in message)) return;
      const { link } = message;
      if (/^tel:/i.test(link)) say(`A phone would now ring ${decodeURIComponent(link.slice(4))}.`);
      else if (/^mailto:/i.test(link)) say(`A mail program would now write to ${link.slice(7)}.`);
      else open(link);
    };
    window.addEventListener('message', listen);
    return () => window.removeEventListener('message', listen);
  }, [open, act, say]);

  // The page polls by its own clock; it learns of the Workspace's here.
  useEffect(() => {
    frame.current?.contentWindow?.postMessage({ homeVisitsNow: state.now }, '*');
  }, [state.now]);

  const widen = (wide: boolean) => {
    localStorage.setItem('wide', wide ? 'yes' : 'no');
    setNarrow(!wide);
  };
  return (
    <div class="webapp">
      <div class="webapp-head">
        <h1>Web app</h1>
        <fieldset class="toggle">
          <legend class="hidden">Width</legend>
          <button type="button" aria-pressed={narrow} onClick={() => widen(false)}>
            Phone
          </button>
          <button type="button" aria-pressed={!narrow} onClick={() => widen(true)}>
            Full width
          </button>
        </fieldset>
        <nav class="webapp-pages" aria-label="Pages of the web app">
          {PAGES.map((page) => (
            <button
              key={page.name}
              type="button"
              class="quiet"
              aria-current={page.query === query ? 'page' : undefined}
              onClick={() => go({ at: 'webapp', query: page.query || undefined })}
            >
              {page.name}
            </button>
          ))}
          <button type="button" class="quiet" onClick={() => setRound(round + 1)}>
            Reload
          </button>
        </nav>
      </div>
      <div class={narrow ? 'phone' : 'wide'}>
        <p class="address-bar">
          <span class="hidden">Address: </span>
          {state.webAppUrl.replace(/^https?:\/\//, '')}
          {query && `?${query}`}
        </p>
        <iframe key={`${src} ${round}`} ref={frame} title={`Web app as ${me.name}`} src={src} />
      </div>
    </div>
  );
}
