// Types of the script loader, which brings none: only what is used here.
declare module 'gas-local' {
  /** Loads all .js files of a folder into a context (made from `globals` unless it is one) and returns it. */
  export function require(folder: string, globals: object): object;
}
