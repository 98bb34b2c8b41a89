// The page's root: keeps the state fresh, follows the address bar, and lays out the sections.
import { render } from 'preact';
import { useCallback, useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { Place, StateView } from '../protocol';
import { get, post } from './api';
import { type App, AppContext, type Toast } from './app-state';
import { BreakSection } from './break';
import { Clock } from './clock';
import { FormsSection } from './forms';
import { Guide } from './guide';
import { InboxSection } from './inbox';
import { LogSection } from './log';
import { newMailToasts } from './new-mail';
import { askedBy, fromHash, placeOf, toHash, type Where } from './place';
import { Rail } from './rail';
import { SchoolChoice } from './school-choice';
import { SheetsSection } from './sheets';
import { Toasts } from './toasts';
import { WebAppSection } from './webapp';

const LOOK_EVERY = 2500;
const TOAST_FOR = 9000;

function Page() {
  const [state, setState] = useState<StateView | null>(null);
  const [where, setWhere] = useState<Where>(() => fromHash(location.hash));
  const [toasts, setToasts] = useState<Toast[]>([]);
  const [busy, setBusy] = useState(false);
  const [guideOpen, setGuideOpen] = useState(() => window.innerWidth > 1000);
  const latest = useRef<StateView | null>(null);
  const lastToast = useRef(0);

  const put = useCallback((toast: Omit<Toast, 'id'>) => {
    lastToast.current += 1;
    const id = lastToast.current;
    setToasts((all) => [...all, { ...toast, id }].slice(-5));
    setTimeout(() => setToasts((all) => all.filter((other) => other.id !== id)), TOAST_FOR);
  }, []);

  const look = useCallback(async () => {
    const before = latest.current;
    const { state: fresh } = await get<{ state: StateView | null }>('/api/state', {
      since: before?.version,
    });
    if (!fresh || latest.current !== before) return;
    latest.current = fresh;
    setState(fresh);
    if (before && before.schoolId !== fresh.schoolId) setToasts([]);
    if (before?.schoolId === fresh.schoolId) newMailToasts(before, fresh).forEach(put);
    // In another window somebody went to another school: this one goes along.
    else if (before && fromHash(location.hash).school !== fresh.schoolId) {
      const there: Where = { place: { at: 'inbox' }, as: fromHash(location.hash).as, school: fresh.schoolId };
      history.replaceState(null, '', toHash(there));
      setWhere(there);
    }
  }, [put]);

  useEffect(() => {
    const again = () => look().catch(() => undefined);
    again();
    const timer = setInterval(() => document.hidden || again(), LOOK_EVERY);
    return () => clearInterval(timer);
  }, [look]);

  const as = where.as ?? state?.people.find((person) => person.roles.includes('visitor'))?.email ?? '';
  const me = state?.people.find((person) => person.email === as) ?? state?.people[0];

  const go = useCallback(
    (place: Place, email?: string) => {
      location.hash = toHash({ place, as: email ?? as, school: state?.schoolId ?? null });
    },
    [as, state?.schoolId],
  );
  const open = useCallback(
    (url: string) => {
      const place = state && placeOf(url, state);
      if (place) go(place);
      else if (/^https?:/i.test(url)) window.open(url, '_blank', 'noopener');
    },
    [state, go],
  );

  useEffect(() => {
    const follow = () => {
      const asked = askedBy(location.hash);
      if (!asked) {
        setWhere(fromHash(location.hash));
        return;
      }
      // The hash only carried a wish: the place stays the last one, unless the wish leads elsewhere.
      history.replaceState(null, '', toHash({ ...where, as, school: state?.schoolId ?? null }));
      if ('open' in asked) open(asked.open);
      else if ('ring' in asked) put({ words: `A phone would now ring ${asked.ring}.`, tone: 'plain' });
      else put({ words: `A mail program would now write to ${asked.write}. Use Reply below the mail.`, tone: 'plain' });
    };
    window.addEventListener('hashchange', follow);
    if (state && askedBy(location.hash)) follow();
    return () => window.removeEventListener('hashchange', follow);
  }, [where, as, open, put, state]);

  // The address names another school than is shown: it is opened.
  const wanted = where.school ?? state?.schoolId;
  const shown = state?.schoolId;
  const asked = useRef('');
  useEffect(() => {
    if (!wanted || !shown || wanted === shown || asked.current === wanted) return;
    asked.current = wanted;
    post<object>('/api/school', { school: wanted })
      .catch((problem: Error) => {
        put({ words: problem.message, tone: 'bad' });
        location.hash = toHash({ place: { at: 'inbox' }, as: null, school: shown });
      })
      .then(look)
      .catch(() => undefined)
      .then(() => {
        asked.current = '';
      });
  }, [wanted, shown, look, put]);

  const app = useMemo<App | null>(() => {
    if (!state || !me) return null;
    return {
      state,
      me,
      place: where.place,
      go,
      open,
      busy,
      say: (words, tone = 'plain') => put({ words, tone }),
      act: async (work) => {
        setBusy(true);
        try {
          return await work();
        } catch (problem) {
          put({ words: problem instanceof Error ? problem.message : String(problem), tone: 'bad' });
          return undefined;
        } finally {
          setBusy(false);
          await look().catch(() => undefined);
        }
      },
    };
  }, [state, me, where.place, go, open, busy, put, look]);

  if (!app || wanted !== shown) {
    const name = state?.schools.find(({ id }) => id === wanted)?.name ?? 'the school';
    return <p class="loading">Opening {name} …</p>;
  }
  return (
    <AppContext.Provider value={app}>
      <header class="top">
        <div class="brand">
          <span class="leaf" aria-hidden="true" />
          <div>
            <SchoolChoice />
            <span>made up; follows {app.state.policy}</span>
          </div>
        </div>
        <Clock />
        <button
          type="button"
          class="quiet guide-toggle"
          aria-expanded={guideOpen}
          onClick={() => setGuideOpen(!guideOpen)}
        >
          First visit
        </button>
      </header>
      <div class={`columns${guideOpen ? ' with-guide' : ''}`}>
        <div class="left">
          <Rail />
          <Toasts toasts={toasts} drop={(id) => setToasts((all) => all.filter((toast) => toast.id !== id))} />
        </div>
        <main>
          <Sections place={where.place} />
        </main>
        {guideOpen && <Guide close={() => setGuideOpen(false)} />}
      </div>
    </AppContext.Provider>
  );
}

function Sections({ place }: { place: Place }) {
  switch (place.at) {
    case 'inbox':
      return <InboxSection mail={place.mail} />;
    case 'forms':
      return <FormsSection link={place.link} />;
    case 'sheets':
      return <SheetsSection file={place.file} sheet={place.sheet} />;
    case 'webapp':
      return <WebAppSection query={place.query ?? ''} />;
    case 'break':
      return <BreakSection />;
    case 'log':
      return <LogSection />;
  }
}

const root = document.getElementById('root');
if (root) render(<Page />, root);
