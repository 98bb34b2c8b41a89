// The parts that pages are made of: buttons that act, forms, fields, facts, phone links, the frame around a page.
import type { ComponentChildren } from 'preact';
import { cutAtPhones, telOf } from '../letters/content';
import { IN_DOUBT, PRACTISED, UP_TO_THE_CALL } from '../letters/practice';
import type { LogEntry } from '../record/record';
import { nameOf } from '../school/people';
import type { PageName, Scene } from '../school/scene';
import { type Instant, localTime, timeWords } from '../time';
import type { Contact } from './view';

interface Inner {
  children?: ComponentChildren;
}

/** What every tap says of itself. */
interface Tap extends Inner {
  act: string;
  /** Fields of the act that the button itself fixes. */
  send?: Record<string, unknown>;
  class?: string;
  /** Never switched off while another tap is on its way. */
  always?: boolean;
}

/** A button that does one act at one tap. */
export function Act({ act, send, always, children, ...rest }: Tap) {
  return (
    <button
      type="button"
      class={rest.class}
      data-act={act}
      data-send={send && JSON.stringify(send)}
      data-always={always || undefined}
    >
      {children}
    </button>
  );
}

/** A form that does one act with what is typed in it. */
export function ActForm({ act, always, children, ...rest }: Tap) {
  return (
    <form class={rest.class} data-act={act} data-always={always || undefined}>
      {children}
    </form>
  );
}

/** Sends the form around it; `does` names another act than the form's own, `send` fixes fields. */
export function Submit(
  props: Inner & { send?: Record<string, unknown>; does?: string; class?: string; always?: boolean },
) {
  return (
    <button
      type="submit"
      class={props.class ?? 'go'}
      data-does={props.does}
      data-send={props.send && JSON.stringify(props.send)}
      data-always={props.always || undefined}
    >
      {props.children}
    </button>
  );
}

interface Labelled {
  id: string;
  label: string;
  help?: string;
}

function Label({ id, label, help }: Labelled) {
  return (
    <label for={id}>
      {label}
      {help && <span class="help">{help}</span>}
    </label>
  );
}

interface Field extends Labelled {
  /** Unique on the page: what is typed in it is kept under this when the page looks again. */
  id: string;
  name: string;
  value?: string;
  required?: boolean;
}

/** One line to type in. No box ends what is typed at a length: a browser would cut what is pasted without a word. */
export function Entry({ id, label, help, type = 'text', ...rest }: Field & { type?: string }) {
  return (
    <>
      <Label id={id} label={label} help={help} />
      <input id={id} type={type} autocomplete="off" {...rest} />
    </>
  );
}

/** Several lines to type in. */
export function Words({ id, label, help, value, rows = 3, ...rest }: Field & { rows?: number }) {
  return (
    <>
      <Label id={id} label={label} help={help} />
      <textarea id={id} rows={rows} {...rest}>
        {value}
      </textarea>
    </>
  );
}

export interface Choice {
  value: string;
  words: string;
}

export function Choose({ id, label, help, choices, value, ...rest }: Field & { choices: Choice[] }) {
  return (
    <>
      <Label id={id} label={label} help={help} />
      <select id={id} {...rest}>
        {choices.map((choice) => (
          <option key={choice.value} value={choice.value} selected={choice.value === value}>
            {choice.words}
          </option>
        ))}
      </select>
    </>
  );
}

interface TickProps extends Inner {
  id: string;
  name: string;
  value: string;
  checked?: boolean;
  /** One of several to choose. */
  one?: boolean;
  /** A yes or no by itself. */
  alone?: boolean;
}

/** A box to tick: `one` of several to choose, `alone` a yes or no; else boxes of one name are sent as a list. */
export function Tick(props: TickProps) {
  return (
    <label class="tick" for={props.id}>
      <input
        id={props.id}
        type={props.one ? 'radio' : 'checkbox'}
        name={props.name}
        value={props.value}
        checked={props.checked}
        data-many={props.one || props.alone ? undefined : true}
      />
      <span>{props.children}</span>
    </label>
  );
}

/** A part that is closed until its line is tapped. */
export function Reveal({ id, label, children }: Inner & { id: string; label: string }) {
  return (
    <div class="reveal">
      <button type="button" data-toggle={id} aria-expanded="false" aria-controls={id}>
        {label}
      </button>
      <div id={id} hidden>
        {children}
      </div>
    </div>
  );
}

export function Panel({ tone = '', title, children }: Inner & { tone?: string; title?: string }) {
  return (
    <section class={`panel ${tone}`.trim()}>
      {title && <h2>{title}</h2>}
      {children}
    </section>
  );
}

/** A phone number: a link to ring it, with the number printed. */
export function Tel({ phone, children, ...rest }: Inner & { phone: string; class?: string }) {
  if (phone === '') return null;
  return (
    <a class={rest.class ?? 'tel'} href={`tel:${telOf(phone)}`} target="_top">
      {children ?? phone}
    </a>
  );
}

/** Numbers as somebody wrote them, with a link for each that can be found among the words. */
export function Phones({ text }: { text: string }) {
  const pieces = cutAtPhones(text);
  return (
    <span class="phones">{pieces.map(({ words, tel }) => (tel ? <Tel key={words} phone={words} /> : words))}</span>
  );
}

/** People with their numbers. */
export function Contacts({ list }: { list: Contact[] }) {
  return (
    <>
      {list
        .filter(({ phone }) => phone !== '')
        .map(({ name, what, phone }) => (
          <div class="person" key={name}>
            <strong>{name}</strong>, {what} <Tel phone={phone} />
          </div>
        ))}
    </>
  );
}

/** A link to another page of the web app; only the words where there is no address yet. */
export function Go({ to, children, ...rest }: Inner & { to: string; class?: string }) {
  if (to === '') return <span>{children}</span>;
  return (
    <a href={to} target="_top" class={rest.class}>
      {children}
    </a>
  );
}

/** Labels with their words; empty ones are left out. */
export function Facts({ rows }: { rows: [label: string, words: ComponentChildren][] }) {
  const said = rows.filter(([, words]) => words !== '');
  return said.length === 0 ? null : (
    <dl>
      {said.map(([label, words]) => (
        <>
          <dt>{label}</dt>
          <dd>{words}</dd>
        </>
      ))}
    </dl>
  );
}

export function Points({ points }: { points: string[] }) {
  return points.length === 0 ? null : (
    <ul>
      {points.map((point) => (
        <li key={point}>{point}</li>
      ))}
    </ul>
  );
}

/** What happened, newest first. */
export function Log({ log, scene, id = 'log' }: { log: LogEntry[]; scene: Scene; id?: string }) {
  if (log.length === 0) return null;
  return (
    <Reveal id={id} label={`What happened so far (${log.length})`}>
      <ol class="log">
        {[...log].reverse().map((entry) => (
          <li key={`${entry.at} ${entry.words}`}>
            <span class="quiet">
              {timeWords(entry.at, scene.now)} {nameOf(scene.school.staff, entry.by)}:
            </span>{' '}
            {entry.words}
          </li>
        ))}
      </ol>
    </Reveal>
  );
}

/** A length of time to or past `due`, which the client script keeps counting. */
export function Countdown({ due, now, words }: { due: Instant; now: Instant; words: string }) {
  return (
    <span data-due={due} class={now >= due ? 'late' : undefined}>
      {words}
    </span>
  );
}

/** The link above everything, and what the policy says under it (CELT-16, NAS-23). */
export function Nine({ emergency }: { emergency: string[] }) {
  return (
    <>
      <a class="nine" href="tel:999" target="_top">
        Immediate danger: ring 999
      </a>
      {emergency.map((words) => (
        <p class="nine-words" key={words}>
          {words}
        </p>
      ))}
    </>
  );
}

/** Stands above every page of a drill, in the place of the 999 link. */
function PracticeBand() {
  return (
    <>
      <p class="practice-band">{PRACTISED}</p>
      <p class="nine-words">
        {IN_DOUBT} {UP_TO_THE_CALL}
      </p>
    </>
  );
}

/** In the place of that, where the drill is over: nothing here may keep anybody from calling. */
function DrillOver({ alarm }: { alarm: string }) {
  if (alarm === '') return <Panel title="This drill is over" />;
  return (
    <Panel tone="urgent" title={`The drill is over: a REAL alarm began (${alarm})`}>
      <p>Whatever comes about {alarm} is real: answer it as you would any day, up to 999.</p>
    </Panel>
  );
}

const MENU: Record<PageName, string> = {
  home: 'My visits',
  visit: 'Visit',
  leave: 'Sign out',
  outing: 'Outing',
  desk: 'Who is out',
  actions: 'To do',
  read: 'The policy',
  retention: 'Retention',
};

interface FrameProps extends Inner {
  scene: Scene;
  menu: PageName[];
  page: string;
  refer?: string;
  seen?: number;
  /** Looks again by itself every half minute. */
  poll?: boolean;
  wide?: boolean;
  /** The 999 link stands above everything. */
  nine?: boolean;
}

/** What surrounds a page: 999 where it belongs, the school's name, the page, the links to others. */
export function Frame({ scene, menu, page, refer = '', seen = 0, nine, children, ...rest }: FrameProps) {
  const { settings } = scene.school;
  return (
    <div
      class={rest.wide ? 'wide' : undefined}
      data-page={page}
      data-ref={refer}
      data-seen={seen}
      data-poll={rest.poll ? 1 : undefined}
      data-now={scene.now}
      data-time={localTime(scene.now)}
      data-phone={settings.officePhone}
      data-tel={telOf(settings.officePhone)}
    >
      <header>
        {scene.practice && <PracticeBand />}
        {nine && !scene.practice && <Nine emergency={scene.policy.emergency} />}
        {scene.overFor !== undefined && <DrillOver alarm={scene.overFor} />}
        <p class="school">{settings.schoolName} · Home visits</p>
      </header>
      <main>{children}</main>
      <footer>
        <p class="quiet small">
          Anything wrong with this page? Ring the office: <Tel phone={settings.officePhone} />
        </p>
        <nav aria-label="Other pages">
          {menu.map((name) => (
            <Go key={name} to={scene.link(name)}>
              {MENU[name]}
            </Go>
          ))}
        </nav>
      </footer>
    </div>
  );
}
