// ScriptApp: triggers, the web app's address, scopes.
import { enumName, makeEnum } from '../enums';
import { ServiceError } from '../errors';
import { guard, insideOf, maybeInsideOf } from '../guard';
import { copyOut, isDate } from '../realm';
import type { Running } from '../running';
import { isGranted } from '../scopes';
import type { Schedule, TriggerState } from '../state';
import { firstRun } from '../triggers';
import { openForm } from './access';

type App = GoogleAppsScript.Script.ScriptApp;
type Trigger = GoogleAppsScript.Script.Trigger;
type Clock = GoogleAppsScript.Script.ClockTriggerBuilder;

/** What Google has and the npm types lack. */
interface Newer {
  requireAllScopes(mode: unknown): void;
  requireScopes(mode: unknown, scopes: string[]): void;
}

const TRIGGERS_LIMIT = 20;
const MINUTES = [1, 5, 10, 15, 30];
const HOURS = [1, 2, 4, 6, 8, 12];
export const WEEK_DAYS = ['SUNDAY', 'MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY', 'SATURDAY'];

export const SCRIPT_ENUMS: Pick<App, 'AuthMode' | 'EventType' | 'TriggerSource' | 'WeekDay' | 'AuthorizationStatus'> = {
  AuthMode: makeEnum('NONE', 'CUSTOM_FUNCTION', 'LIMITED', 'FULL'),
  EventType: makeEnum('CLOCK', 'ON_OPEN', 'ON_EDIT', 'ON_FORM_SUBMIT', 'ON_CHANGE', 'ON_EVENT_UPDATED'),
  TriggerSource: makeEnum('SPREADSHEETS', 'CLOCK', 'FORMS', 'DOCUMENTS', 'CALENDAR'),
  WeekDay: makeEnum(...WEEK_DAYS),
  AuthorizationStatus: makeEnum('REQUIRED', 'NOT_REQUIRED'),
};

/** The global `ScriptApp`. */
export function scriptApp(run: Running): App {
  const { workspace } = run;
  const { state } = workspace;
  const requireScopes = (_mode: unknown, scopes: unknown) => {
    if (!(copyOut(scopes) as string[]).every((scope) => isGranted(workspace, scope)))
      throw new ServiceError('Authorization is required to perform that action.');
  };
  const own = () => state.settings.deployments.find(({ by }) => by === run.user);
  const declared = workspace.declaredScopes ?? state.settings.refusedScopes;
  const extra: Newer = { requireAllScopes: (mode) => requireScopes(mode, declared), requireScopes };
  const members: Partial<App> = {
    ...SCRIPT_ENUMS,
    newTrigger: (fn: string) => triggerBuilder(run, String(fn)) as GoogleAppsScript.Script.TriggerBuilder,
    getProjectTriggers: () =>
      state.triggers.filter(({ owner }) => owner === run.user).map((trigger) => triggerService(run, trigger)),
    deleteTrigger: (given: unknown) => {
      const trigger = insideOf<TriggerState>(given, 'trigger');
      state.triggers = state.triggers.filter((other) => other !== trigger);
    },
    getScriptId: () => `script-of-${state.controlId}`,
    getService: () =>
      guard<GoogleAppsScript.Script.Service>(run, 'Service', {
        // Google does not say which of several deployments it names: the own one where there is one, else the first.
        getUrl: () => (own()?.url ?? state.settings.webAppUrl) as string,
        isEnabled: () => state.settings.webAppUrl !== null,
      }),
    getAuthorizationInfo: () =>
      guard<GoogleAppsScript.Script.AuthorizationInfo>(run, 'AuthorizationInfo', {
        getAuthorizationStatus: () => {
          const needed = state.settings.refusedScopes.length ? 'REQUIRED' : 'NOT_REQUIRED';
          return SCRIPT_ENUMS.AuthorizationStatus[needed];
        },
        getAuthorizationUrl: () => 'https://script.google.com/authorize',
      }),
    getOAuthToken: () => 'token-of-the-local-workspace',
  };
  return guard<App>(run, 'ScriptApp', { ...members, ...extra } as Partial<App>);
}

function triggerService(run: Running, trigger: TriggerState): Trigger {
  return guard<Trigger>(
    run,
    'Trigger',
    {
      getUniqueId: () => trigger.id,
      getHandlerFunction: () => trigger.fn,
      getEventType: () => SCRIPT_ENUMS.EventType[trigger.event],
      getTriggerSource: () => SCRIPT_ENUMS.TriggerSource[trigger.source],
      getTriggerSourceId: () => trigger.sourceId as string,
    },
    trigger,
  );
}

function triggerBuilder(run: Running, fn: string): object {
  const { workspace } = run;
  function create(rest: Pick<TriggerState, 'source' | 'event' | 'sourceId' | 'schedule' | 'nextAt'>): Trigger {
    const mine = workspace.state.triggers.filter(({ owner }) => owner === run.user);
    if (mine.length >= TRIGGERS_LIMIT) {
      throw new ServiceError(
        'This script has too many triggers. Triggers must be deleted from the script before more can be added.',
      );
    }
    const trigger: TriggerState = { id: workspace.newId('trigger'), fn, owner: run.user, ...rest };
    workspace.state.triggers.push(trigger);
    return triggerService(run, trigger);
  }
  const forFile = (source: 'FORMS' | 'SPREADSHEETS') => (file: unknown) => {
    const sourceId = typeof file === 'string' ? file : insideOf<{ id: string }>(file, 'key').id;
    // Only who may change a form hears of its answers.
    if (source === 'FORMS') openForm(run, sourceId);
    const on = (event: TriggerState['event']) => () =>
      guard(run, 'TriggerBuilder', { create: () => create({ source, event, sourceId, nextAt: null }) });
    const events = { onFormSubmit: on('ON_FORM_SUBMIT'), onOpen: on('ON_OPEN') };
    const sheetEvents = { onEdit: on('ON_EDIT'), onChange: on('ON_CHANGE') };
    return guard(run, 'TriggerBuilder', source === 'FORMS' ? events : { ...events, ...sheetEvents });
  };
  return guard(run, 'TriggerBuilder', {
    timeBased: () =>
      clockBuilder(run, (schedule, at) =>
        create({ source: 'CLOCK', event: 'CLOCK', sourceId: null, schedule, nextAt: at }),
      ),
    forForm: forFile('FORMS'),
    forSpreadsheet: forFile('SPREADSHEETS'),
  });
}

function clockBuilder(run: Running, create: (schedule: Schedule, nextAt: number) => Trigger): Clock {
  const { workspace } = run;
  let schedule: Schedule | null = null;
  let once: number | null = null;
  const details: Partial<Schedule> = {};
  const every = (unit: Schedule['unit'], allowed?: number[]) => (n: number) => {
    if (allowed && !allowed.includes(n)) {
      throw new ServiceError(
        `The value you passed to every${unit === 'minutes' ? 'Minutes' : 'Hours'} was invalid. It must be one of ${allowed.join(', ')}.`,
      );
    }
    schedule = { unit, every: n };
    return self;
  };
  const detail = (key: 'hour' | 'minute') => (n: number) => {
    details[key] = n;
    return self;
  };
  const self: Clock = guard<Clock>(run, 'TriggerBuilder', {
    everyMinutes: every('minutes', MINUTES),
    everyHours: every('hours', HOURS),
    everyDays: every('days'),
    everyWeeks: every('weeks'),
    onWeekDay: (day: unknown) => {
      schedule ??= { unit: 'weeks', every: 1 };
      details.weekDay = WEEK_DAYS.indexOf(enumName(day, 'day'));
      return self;
    },
    onMonthDay: (day: number) => {
      schedule = { unit: 'months', every: 1, monthDay: day };
      return self;
    },
    atHour: detail('hour'),
    nearMinute: detail('minute'),
    inTimezone: () => self,
    after: (ms: number) => {
      once = workspace.now + ms;
      return self;
    },
    at: (date: unknown) => {
      if (!isDate(date)) throw new ServiceError('Invalid argument: date');
      once = date.getTime();
      return self;
    },
    create: () => {
      if (once !== null) return create({ unit: 'once', every: 1 }, once);
      if (!schedule) throw new ServiceError('The trigger has no schedule.');
      const whole: Schedule = { ...(schedule as Schedule), ...details };
      return create(whole, firstRun(whole, workspace.now, workspace.scriptTimeZone));
    },
  });
  return self;
}

/** The file behind an event's source. */
export function sourceIdOf(proxy: unknown): string | undefined {
  return maybeInsideOf<{ id: string }>(proxy)?.id;
}
