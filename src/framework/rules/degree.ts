/** Words that say how much, how many, how often or how well, and not what. */
const degrees = new Set(
  [
    'all any each every few fewer less little lot many more most much several some various',
    'always never often rarely seldom sometimes usually',
    'almost enough even far fairly just quite rather so too very well',
    'adequate appropriate basic better best complete comprehensive consistent considerable effective',
    'extensive frequent full good great greater limited minimal moderate occasional partial periodic',
    'regular robust significant strong stronger substantial sufficient weak',
  ].flatMap((line) => line.split(' ')),
);

/** Words in -ly that are no word of degree: they say when, where or how in a way that can be seen. */
const exact = new Set(
  [
    'daily weekly fortnightly monthly quarterly yearly biannually annually hourly nightly early only',
    'automatically manually electronically digitally physically verbally orally anonymously publicly',
    'privately internally externally locally regionally nationally centrally globally remotely',
    'individually jointly separately independently directly indirectly legally equally',
    'apply supply reply comply rely multiply assembly family monopoly anomaly ally rally tally bully',
    'july italy fly likely unlikely elderly friendly costly orderly',
  ].flatMap((line) => line.split(' ')),
);

/** “to some extent”, “a number of”, “in most cases”: degree in several words. */
const phrases =
  /\b(?:to an? [a-z]+ (?:extent|degree)|to (?:some|any|what) (?:extent|degree)|(?:an?|the) (?:[a-z]+ )?(?:majority|minority|number|lot|handful|range|few) of|lots of|plenty of|in (?:some|many|most|all|a few) (?:cases|places)|at times|from time to time|now and then|as a rule|in part|in full|on the whole|by and large|on a regular basis)\b/g;

/** The words that such a phrase can end in. */
const endsOfPhrases = new Set(
  'extent degree of cases places times time then rule part whole large basis'.split(' '),
);

/**
 * True when two texts are the same words in the same order but for words of degree: “Some teams share what
 * they learn” and “Most teams regularly share what they learn”.
 * @param a @param b the plain text of each
 */
export function differOnlyInDegree(a: string, b: string): boolean {
  if (!mayBeSame(a, b)) return false;
  const first = withoutDegree(a);
  const second = withoutDegree(b);
  return first.rest !== '' && first.rest === second.rest && first.degree !== second.degree;
}

/** Nearly all pairs are told apart by their last words, without a look at the rest. */
function mayBeSame(a: string, b: string): boolean {
  const [first, second] = [lastOf(a), lastOf(b)];
  return (
    first === second ||
    isDegree(first) ||
    isDegree(second) ||
    endsOfPhrases.has(first) ||
    endsOfPhrases.has(second)
  );
}

const lastOf = (text: string) => text.slice(text.lastIndexOf(' ') + 1);

function withoutDegree(text: string): { rest: string; degree: string } {
  const degree: string[] = [];
  const words = text
    .replace(phrases, (phrase) => {
      degree.push(phrase);
      return '';
    })
    .split(/ +/)
    .filter((word) => word !== '');
  const rest = words.filter((word, index) => {
    const before = words[index - 1] ?? '';
    if (isDegree(word, before)) {
      degree.push(word);
      return false;
    }
    // “some of the teams” is “some teams”.
    if (word === 'of' && isDegree(before, words[index - 2])) return false;
    return !articles.has(word);
  });
  return { rest: rest.join(' '), degree: degree.join(' ') };
}

const articles = new Set(['a', 'an', 'the']);

/** “at most five” is exact. */
function isDegree(word: string, before = ''): boolean {
  if (before === 'at' && (word === 'most' || word === 'all')) return false;
  return degrees.has(word) || (word.length > 4 && word.endsWith('ly') && !exact.has(word));
}
