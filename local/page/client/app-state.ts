// What every section shares: the Workspace's state, who one is, where one is, toasts; and how they change.
import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { PersonView, Place, StateView } from '../protocol';

export interface Toast {
  id: number;
  words: string;
  tone: 'plain' | 'mail' | 'bad';
  /** Where a click leads, and as whom. */
  leads?: { as: string; place: Place };
}

export interface App {
  state: StateView;
  me: PersonView;
  place: Place;
  /** Goes to a place, as somebody else where told. */
  go(place: Place, as?: string): void;
  /** Opens an address as a click on a link would. */
  open(url: string): void;
  /** Does something on the server and looks again; what goes wrong is said in a toast. */
  act<T>(work: () => Promise<T>): Promise<T | undefined>;
  say(words: string, tone?: Toast['tone']): void;
  busy: boolean;
}

export const AppContext = createContext<App | null>(null);

export function useApp(): App {
  const app = useContext(AppContext);
  if (!app) throw new Error('A section stands outside the page.');
  return app;
}

export function nameOf(state: StateView, email: string): string {
  return state.people.find((person) => person.email === email)?.name ?? email;
}
