/**
 * The calls of `waymark` in a text, each as its words: where a line begins with one, after the marks that YAML or a
 * Jenkinsfile put before a command, and without the remark at its end.
 */
export function commandLines(text: string): string[][] {
  return text.split('\n').flatMap((line) => {
    const command = line.replace(/^\s*sh '(.*)'$/, '$1').replace(/^\s*(?:- )?(?:(?:run|script): )?/, '');
    const call = /^(?:\S*\/)?waymark (.*?)(?:\s+#.*)?$/.exec(command);
    if (call === null) return [];
    const words = call[1]?.match(/"[^"]*"|'[^']*'|\S+/g) ?? [];
    return [words.map((word) => word.replace(/^(["'])(.*)\1$/, '$2'))];
  });
}
