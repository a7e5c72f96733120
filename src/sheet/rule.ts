/** The rule for the room, said wherever somebody is about to choose a level. */
export const ruleForTheRoom =
  'Choose the highest level that is true today, with the achievements of the levels below it in place; in doubt, the lower one.';
