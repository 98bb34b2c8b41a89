// One Google Form as it is filled in: page by page, checked as Google checks, sent, confirmed.
import { useRef, useState } from 'preact/hooks';
import type { Answer, Answers } from '../../workspace/types';
import type { OpenedFormView, SubmittedView } from '../protocol';
import { get, post } from './api';
import { useApp } from './app-state';
import { answersToSend, nextPage, problemsOn } from './form-flow';
import { FormItem } from './form-item';

type Opened = Extract<OpenedFormView, { ok: true }>;

export function FilledForm({ opened, again }: { opened: Opened; again: () => void }) {
  const { form, responseId } = opened;
  const { state, me, act, say } = useApp();
  const [answers, setAnswers] = useState<Answers>(opened.answers);
  const [trail, setTrail] = useState<number[]>([0]);
  const [problems, setProblems] = useState<Record<string, string>>({});
  const [sent, setSent] = useState<Extract<SubmittedView, { ok: true }> | null>(null);
  const top = useRef<HTMLDivElement>(null);

  if (sent) return <Confirmed title={form.title} sent={sent} again={again} />;

  const at = trail[trail.length - 1] ?? 0;
  const page = form.pages[at];
  if (!page) return null;
  const leads = nextPage(form, at, answers);
  const fillable = state.guide.steps.some((step) => step.fills && step.place?.at === 'forms');

  const toTop = () => top.current?.scrollIntoView({ block: 'start' });
  const put = (id: number, answer: Answer) => {
    setAnswers({ ...answers, [id]: answer });
    const { [id]: _mended, ...rest } = problems;
    setProblems(rest);
  };
  const check = (): boolean => {
    const found = problemsOn(page, answers);
    setProblems(found);
    const first = page.items.find(({ id }) => found[id]);
    if (first) document.getElementById(`item-${first.id}`)?.scrollIntoView({ block: 'center' });
    return !first;
  };
  const onward = () => {
    if (!check() || leads === 'submit') return;
    setTrail([...trail, leads]);
    toTop();
  };
  const submit = async (event: Event) => {
    event.preventDefault();
    if (leads !== 'submit') {
      onward();
      return;
    }
    if (!check()) return;
    const body = { as: me.email, formId: form.id, answers: answersToSend(form, answers), responseId };
    const answer = await act(() => post<SubmittedView>('/api/form', body));
    if (!answer) return;
    if (!answer.ok) {
      setProblems(answer.problems);
      say(answer.refusal, 'bad');
      return;
    }
    setSent(answer);
    toTop();
  };
  const fillIn = () =>
    act(async () => {
      const filled = await get<Answers>('/api/fill', { form: form.id, as: me.email, given: JSON.stringify(answers) });
      setAnswers({ ...answers, ...filled });
      setProblems({});
      say('Filled in with made-up answers. Look them over, then go on.');
    });

  return (
    <div class="gform" ref={top}>
      {fillable && (
        <p class="fill-in">
          <button type="button" onClick={fillIn}>
            Fill in for me
          </button>{' '}
          with made-up answers; you still send it.
        </p>
      )}
      <form onSubmit={submit} noValidate>
        <div class="gcard ghead">
          <h1>{form.title || form.name}</h1>
          {at === 0 && form.description && <p class="gdescription">{form.description}</p>}
          <p class="gaccount">
            <strong>{me.email}</strong>
            {form.collectsEmail !== 'none' && ' · Your email will be recorded when you submit this form'}
          </p>
          <p class="grequired">* Indicates required question</p>
        </div>
        {at > 0 && (
          <div class="gcard gsection">
            <h2>{page.title}</h2>
            {page.help && <p class="gdescription">{page.help}</p>}
          </div>
        )}
        {page.items.map((item) => (
          <FormItem
            key={item.id}
            item={item}
            answer={answers[item.id]}
            problem={problems[item.id] ?? ''}
            put={(answer) => put(item.id, answer)}
          />
        ))}
        <div class="gbuttons">
          {trail.length > 1 && (
            <button type="button" class="quiet" onClick={() => setTrail(trail.slice(0, -1))}>
              Back
            </button>
          )}
          <button type="submit" class="gmain">
            {leads === 'submit' ? 'Submit' : 'Next'}
          </button>
          <span class="gprogress">
            Page {at + 1} of {form.pages.length}
          </span>
          <button type="button" class="quiet gclear" onClick={again}>
            Clear form
          </button>
        </div>
      </form>
    </div>
  );
}

function Confirmed({
  title,
  sent,
  again,
}: {
  title: string;
  sent: Extract<SubmittedView, { ok: true }>;
  again: () => void;
}) {
  const { open } = useApp();
  return (
    <div class="gform">
      <div class="gcard ghead">
        <h1>{title}</h1>
        <p class="gdescription">{sent.confirmation || 'Your response has been recorded.'}</p>
        <p class="glinks">
          {sent.editUrl && (
            <button type="button" class="link" onClick={() => open(sent.editUrl)}>
              Edit your response
            </button>
          )}
          {sent.showLinkToRespondAgain && (
            <button type="button" class="link" onClick={again}>
              Submit another response
            </button>
          )}
        </p>
      </div>
      {sent.said && <p class="faint">{sent.said}</p>}
    </div>
  );
}
