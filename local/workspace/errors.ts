// The few errors the local Workspace throws on this side of the border.

/** What Google would say to the script: becomes an `Exception` inside the bundle. */
export class ServiceError extends Error {
  override name = 'Exception';
}

/** What Google would show to a person whose act it refuses. */
export class Refused extends Error {
  override name = 'Refused';
  /** For a form: what is wrong, by item id. */
  problems: Record<string, string>;
  constructor(message: string, problems: Record<string, string> = {}) {
    super(message);
    this.problems = problems;
  }
}

/** Thrown into an execution that is dead. Whatever catches it can have no effect any more: every further call throws it. */
export const DEAD = new Error('This execution was stopped.');
