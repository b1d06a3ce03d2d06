/** Words that a row of a table says what they stand for: another word, `not`, a key, or what a condition says anyway. */
export const RESPELT: ReadonlySet<string> = new Set(
  (
    "0 1 nil given set known populated defined missing blank available filled region press presses hours custom duration length over under above below more less least most absent all allow also and any aren't avoid ban banned block blocked both but can can't cannot denied deny disallow did do does doesn't don't drop " +
    "eight either else empty equal exactly except exclude excluded excluding exist existing exists false field forbid forbidden hour ignore ignored " +
    "include included including isn't just keep key keys like match media min minute minutes mustn't neither never no none nor not nothing null number off omit " +
    "one only open option or otherwise phone plus present prohibit provided refuse reject rejected remove require sec second seconds seven shouldn't " +
    "six skip skipped stop string suppress text then there three true two undefined unknown unless unset value wasn't while will with without won't word wrong yes"
  ).split(" "),
);
