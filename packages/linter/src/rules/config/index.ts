// The rules about a configuration: a file each, and a line here.
export { expiredIgnore } from "./expired-ignore.js";
export { unbreakableGuarantee } from "./unbreakable-guarantee.js";
export { unusedGuarantee } from "./unused-guarantee.js";
export { unusedIgnore } from "./unused-ignore.js";
