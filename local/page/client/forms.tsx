// The Forms section: the school's forms to choose from, or the one that a link opened.
import { useEffect, useState } from 'preact/hooks';
import type { OpenedFormView } from '../protocol';
import { get } from './api';
import { useApp } from './app-state';
import { FilledForm } from './form';
import { many } from './words';

export function FormsSection({ link }: { link?: string }) {
  return link ? <OpenForm link={link} /> : <FormList />;
}

function FormList() {
  const { state, me, go } = useApp();
  return (
    <div class="pad">
      <h1>Forms</h1>
      <p class="lead">The Google Forms that set-up has built. Links in mails open them with answers filled in.</p>
      {state.forms.length === 0 && <p class="empty">There is no form yet.</p>}
      <ul class="cards">
        {state.forms.map((form) => (
          <li key={form.id}>
            <button type="button" class="card form-card" onClick={() => go({ at: 'forms', link: form.url })}>
              <strong>{form.title}</strong>
              <span>{form.responders.includes(me.email) ? 'You can fill it in' : 'Not shared with you'}</span>
              <span class="faint">{many(form.responses, 'response')}</span>
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}

function OpenForm({ link }: { link: string }) {
  const { me, act, go } = useApp();
  const [opened, setOpened] = useState<OpenedFormView | null>(null);
  const [round, setRound] = useState(0);
  useEffect(() => {
    let here = true;
    setOpened(null);
    act(async () => {
      const form = await get<OpenedFormView>('/api/form', { as: me.email, link });
      if (here) setOpened(form);
    });
    return () => {
      here = false;
    };
    // Another link, another person or another round opens it anew; a newer state does not.
  }, [link, me.email, round]);
  if (!opened) return <div class="gform" />;
  if (!opened.ok) {
    return (
      <div class="gform">
        <div class="gcard refusal">
          <h1>You need access</h1>
          <p>{opened.refusal}</p>
          <p class="faint">
            {opened.title ? `“${opened.title}” · ` : ''}You are signed in as {me.email}
          </p>
        </div>
        <button type="button" class="quiet" onClick={() => go({ at: 'forms' })}>
          All forms
        </button>
      </div>
    );
  }
  return <FilledForm key={`${link} ${me.email} ${round}`} opened={opened} again={() => setRound(round + 1)} />;
}
