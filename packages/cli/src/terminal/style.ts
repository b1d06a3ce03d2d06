/** Marks parts of a text, or leaves them as they are. */
export interface Style {
  /** Whether anything is coloured at all. */
  readonly colors: boolean;
  readonly bold: (text: string) => string;
  readonly dim: (text: string) => string;
  readonly red: (text: string) => string;
  readonly green: (text: string) => string;
  readonly yellow: (text: string) => string;
}

/** What every colour begins with. */
export const ESCAPE = "\u001B[";

/**
 * The markers for one stream.
 *
 * @param colors - false: every marker gives back its text
 */
export function createStyle(colors: boolean): Style {
  const marker =
    (on: number, off: number) =>
    (text: string): string =>
      colors && text !== "" ? `${ESCAPE}${on}m${text}${ESCAPE}${off}m` : text;
  return {
    colors,
    bold: marker(1, 22),
    dim: marker(2, 22),
    red: marker(31, 39),
    green: marker(32, 39),
    yellow: marker(33, 39),
  };
}
