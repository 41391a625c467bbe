/** What several words together ask for. */

/** Verbs of two words: "turn the lamp off". */
export const phrases: readonly (readonly [RegExp, string])[] = [
  [/^(?:turn|switch|power|put)\b(?! (?:it |that |this )?(?:up|down)).*? on\b|\bon$/, 'on'],
  [/^(?:turn|switch|power|shut)\b(?! (?:it |that |this )?(?:up|down)).*? off\b|\boff$|^shut down\b|^kill\b/, 'off'],
  [/^(?:turn|crank|bring)\b.*? (?:up|down)\b|^(?:turn|switch|set|make|change)\b.* (?:to|at) /, 'set'],
  [/^(?:hear|put on|i want to (?:hear|listen))\b/, 'play'],
  [/^(?:set up|put (?:in|down)|sign me up|write down|take (?:a |down )?notes?)\b/, 'create'],
  [/^(?:get rid of|take .* (?:off|out))\b/, 'delete'],
  [/^take .* (?:off|out)\b/, 'set'],
  [/^(?:tell|let) (?!me\b|us\b)/, 'send'],
  [/^get (?:me )?(?:an?|some|two|\d)\b|^(?:call|order|hail|fetch|find) (?:me|us) an?\b/, 'order'],
  [/^give me (?:an?|some|two|\d)\b|^count ?down\b/, 'create'],
  [/^(?:change|exchange|swap)\b.* (?:to|into|for)\b/, 'convert'],
  [
    /^(?:take me|bring me|guide me|how do i get|how can i get|how do i reach|get me to|go)\b|^how (?:far|long)\b.*\b(?:to|drive)\b/,
    'navigate',
  ],
  [
    /^how do (?:you|i|we) say\b|^(?:what is|say) .* in (?:french|spanish|german|italian|japanese|chinese|\w+(?:ese|ish|ian))$/,
    'translate',
  ],
  [/^(?:how (?:much|many)|what) (?:is|are)\b.*\b(?:in|to)\b/, 'convert'],
  [/^(?:do not forget|remember|make sure) (?:to|that)\b/, 'remind'],
  [/^(?:next|skip)\b/, 'skip'],
  [
    /^(?:mark|tick|check|cross)\b.* (?:done|complete|completed|finished)\b|^(?:tick|check|cross) off\b|^(?:tick|check|cross)\b.* off$/,
    'complete',
  ],
  [/^mark\b.* as /, 'set'],
  [/^(?:take|bring|drive) (?:me|us)\b/, 'book'],
]
