/** Cyrillic and Greek letters with the shape of Latin ones, each with what it looks like. */
const LATIN: ReadonlyMap<string, string> = new Map([
  ...inPairs("аaеeоoрpсcуyхxіiѕsјjԁdһhԛqԝwӏlАAВBЕEЅSІIЈJКKМMНHОOРPСCТTУYХXӀI"),
  ...inPairs("οoνvρpιiυuκkΑAΒBΕEΖZΗHΙIΚKΜMΝNΟOΡPΤTΥYΧX"),
]);

/** Pairs of characters: the look-alike, and the ordinary one. */
function inPairs(characters: string): readonly (readonly [string, string])[] {
  return [...characters.matchAll(/(.)(.)/gu)].map(([, other = "", latin = ""]) => [other, latin]);
}

/** The Latin letter whose shape a letter of another alphabet has; undefined for all other characters. */
export function latinFor(letter: string): string | undefined {
  return LATIN.get(letter);
}

/** A word with ordinary letters in the place of look-alikes, full-width ones among them. */
export function withOrdinaryLetters(word: string): string {
  return word.replaceAll(/[^ -~]/gu, (letter) =>
    /[\uff21-\uff5a]/.test(letter) ? letter.normalize("NFKC") : (latinFor(letter) ?? letter),
  );
}
