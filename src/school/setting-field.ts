// One row of the sheet Settings: its words, and how what is typed there becomes a setting.
import type { Settings } from './school';
import { good, minutesBetween, type Read } from './typed';

/** One row of the sheet Settings. */
export interface SettingField {
  name: string;
  help: string;
  /** What stands in the Value cell of a new sheet. */
  initial: string;
  /** Must be filled in before the first visit: set-up asks for it. */
  needed: boolean;
  show(settings: Settings): string;
  /** The settings with this one read from what was typed. */
  put(settings: Settings, typed: string): Read<Settings>;
}

interface Words {
  name: string;
  help: string;
  initial?: string;
  needed?: boolean;
}

/** A setting that is one field of `Settings`. */
export function field<K extends keyof Settings>(
  key: K,
  words: Words,
  read: (typed: string) => Read<Settings[K]>,
  show: (value: Settings[K]) => string = String,
): SettingField {
  return {
    initial: '',
    needed: false,
    ...words,
    show: (settings) => show(settings[key]),
    put: (settings, typed) => {
      const value = read(typed);
      return value.ok ? good({ ...settings, [key]: value.value }) : value;
    },
  };
}

type Rung = keyof Settings['returnLadder'];

/** A number of minutes of the ladder for a return that is late. */
export function rung(
  key: Rung,
  name: string,
  help: string,
  initial: number,
  least: number,
  most: number,
): SettingField {
  const read = minutesBetween(least, most);
  return {
    name,
    help,
    initial: String(initial),
    needed: false,
    show: (settings) => String(settings.returnLadder[key]),
    put: (settings, typed) => {
      const value = read(typed);
      if (!value.ok) return value;
      return good({ ...settings, returnLadder: { ...settings.returnLadder, [key]: value.value } });
    },
  };
}
