// FormResponse and ItemResponse: what people answered, and answers made by the script for pre-filled links.
import { ServiceError } from '../errors';
import { prefilledUrl } from '../form-links';
import { guard, insideOf } from '../guard';
import type { Running } from '../running';
import type { FormState, ItemState, ResponseState } from '../state';
import type { Answer, Answers } from '../types';
import { type AnswerInside, itemService } from './form-items';

type FormResponse = GoogleAppsScript.Forms.FormResponse;
type ItemResponse = GoogleAppsScript.Forms.ItemResponse;

/** Kinds whose unanswered items are there with `''`; others are left out. */
const EMPTY_WHEN_UNANSWERED = ['TEXT', 'PARAGRAPH_TEXT', 'DATE', 'DATETIME', 'TIME'];

/** A response as the bundle sees it. */
export function responseService(run: Running, form: FormState, response: ResponseState): FormResponse {
  return guard<FormResponse>(
    run,
    'FormResponse',
    {
      getId: () => response.id,
      getTimestamp: () => new Date(response.at) as unknown as GoogleAppsScript.Base.Date,
      getRespondentEmail: () => response.email,
      getEditResponseUrl: () => run.workspace.editUrl(form, response),
      getItemResponses: () => itemResponses(run, form, response.answers),
      toPrefilledUrl: () => prefilledUrl(run.workspace.formUrl(form), form, response.answers),
    },
    response,
  );
}

function itemResponses(run: Running, form: FormState, answers: Answers): ItemResponse[] {
  return form.items.flatMap((item) => {
    const answer = answers[String(item.id)];
    if (answer !== undefined) return [itemResponse(run, form, item, answer)];
    return EMPTY_WHEN_UNANSWERED.includes(item.kind) ? [itemResponse(run, form, item, '')] : [];
  });
}

function itemResponse(run: Running, form: FormState, item: ItemState, answer: Answer): ItemResponse {
  return guard<ItemResponse>(
    run,
    'ItemResponse',
    { getItem: () => itemService(run, form, item), getResponse: () => answer as string },
    { item, answer } satisfies AnswerInside,
  );
}

/** `form.createResponse()`: collects answers, then makes a link or submits. */
export function responseBuilder(run: Running, form: FormState): FormResponse {
  const answers: Answers = {};
  const self: FormResponse = guard<FormResponse>(run, 'FormResponse', {
    withItemResponse: (given: unknown) => {
      const { item, answer } = insideOf<AnswerInside>(given, 'itemResponse');
      if (!form.items.includes(item)) throw new ServiceError('The item does not belong to this form.');
      answers[String(item.id)] = answer;
      return self;
    },
    getItemResponses: () => itemResponses(run, form, answers),
    toPrefilledUrl: () => prefilledUrl(run.workspace.formUrl(form), form, answers),
    submit: () => {
      if (!form.published || !form.accepting) throw new ServiceError('This form is not currently accepting responses.');
      const response: ResponseState = {
        id: run.workspace.newId('response'),
        at: run.workspace.now,
        email: '',
        by: run.user,
        answers: { ...answers },
      };
      form.responses.push(response);
      // By script: no trigger fires.
      return responseService(run, form, response);
    },
  });
  return self;
}
