/** What a text can be marked with. */
export type Mark = "bold" | "dim" | "red" | "green" | "yellow";

/** Marks parts of a text, or leaves them as they are. */
export interface Style extends Readonly<Record<Mark, (text: string) => string>> {
  /** Whether anything is coloured at all. */
  readonly colors: boolean;
}

const ESCAPE = "\u001B[";

/** What a style puts round a text, as the source of a regular expression. */
export const MARK: string = String.raw`${ESCAPE.replace("[", String.raw`\[`)}\d+(?:;\d+)*m`;

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
