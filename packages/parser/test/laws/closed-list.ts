/**
 * The words that a fix may take out of a text without putting anything in their place. No other word vanishes: not one of negation,
 * exception, restriction, quantity, alternative or contrast, and none that nobody thought of.
 */
export const CLOSED_LIST: ReadonlySet<string> = new Set(
  (
    "a an the is are be it it's its this that these those who whom whose which i we our you want wants should must shall " +
    "please pls kindly thanks thank thx hello hey dear regards cheers if when whenever where of on in from has have " +
    "record records recorded recording recordings call calls caller callers user users caller's call's " +
    "condition conditions expression return select call_recording_condition whisper_prompt_condition"
  ).split(" "),
);
