/** Signs that mean more than themselves in a pattern. */
const SIGNS = /[\^$|*%\\]|\.[+?{]|\[.*\]|^\/.*\/\w*$|\(\?/s;

/** Whether a text has signs in it that mean more than themselves in a pattern: `^Radio$`, `Radio.*`. */
export function hasPatternSigns(text: string): boolean {
  return SIGNS.test(text);
}

/** Whether signs of a pattern stand around a text: `/Radio/`, `%Radio%`, `^Radio$`; `50%` is a share. */
export function isDelimited(text: string): boolean {
  return /^m?\/.*\/\w*$|^[%*^]|[%*$]$|^\.\*/s.test(text) && !/^\d+(?:[.,]\d+)?%$/.test(text);
}
