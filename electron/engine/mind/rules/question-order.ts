/** Other orders of the words of a question about time, and the plain one in their place. */

export const changes: readonly (readonly [RegExp, string])[] = [
  [/\bwhat is (the (?:time|date|day)) going to be\b/, 'what will $1 be'],
  [/\b(?:is|are) (it|that|this|he|she|they|i|we|you) going to (be|turn|fall|land)\b/, 'will $1 $2'],
  [/\b(?:is|are) (.+?) going to (be|fall|land|happen|start|begin|end)\b/, 'will $1 $2'],
  [/\b(?:is|are) going to (be|fall|land|happen|start|begin|end)\b/, 'will $1'],
  [/^how much is the (?:time|clock)\b/, 'what is the time'],
  [/^(?=.*\b(?:right|correct|is it)$)(\S+)'s /, '$1 is '],
  [/^(is|was|are|does|do|did|will) (today|tomorrow|yesterday|it|that|this)? ?not (?=\w)/, '$1 $2 '],
  [/^(is|was|are|does|do|did|will)  /, '$1 '],

  [
    /^(?:and |tell me |please )*((?:over )?(?:in|at|for) (?!how |what |which )\S+(?: \S+){0,4}?) ((?:what|which) (?:is the )?(?:time|hour|day|date|weekday)\b.*?)(?: now| right now)?$/,
    '$2 $1',
  ],
  [
    /^(when .+?) (be|fall|start|begin|happen|take place|celebrated) ((?:on )?(?:this|next|last) year|in \d{4})$/,
    '$1 $3 $2',
  ],
  [
    /^(?:know|have|look up|find out|find|learn|see|hear|(?:can|could|may) (?:i|we) (?:know|have|get)) (the (?:current |exact |local )*(?:time|date|day|weekday)\b)/,
    'what is $1',
  ],
  [
    /^what ((?:the|today's|tomorrow's) (?:current |exact |local )*(?:time|date|day|weekday)) (is|was|will be)\b/,
    'what $2 $1',
  ],
  [
    /^what (day|date|weekday|day of the week) (?!is\b|was\b|will\b|does\b|do\b|did\b|it\b)(.+?) (?:is|falls|lands|will be|will fall)(?: on)?$/,
    'what $1 is $2',
  ],
  [
    /^when ((?!is\b|was\b|will\b|does\b|do\b|did\b|are\b|the clocks\b).+?) (?:is|falls|starts|begins|will be)(?: on)?$/,
    'when is $1',
  ],
  [/\b(?:might|may|could|should) (it|that|today|the time|the date) be\b/, 'is $1'],
  [/\btime (?:gap|lag|offset|shift|distance)\b/, 'time difference'],
  [/^(?:what is )?(?:the )?(?:utc|gmt|time ?zone) offset (?:of|in|for) (.+)$/, 'what is the time zone of $1'],
  [/^what would (.+?) be in (.+)$/, 'what is $1 in $2'],
  [/\b(?:for|at|with) (?:my|our|his|her|their|the) \w+(?: \w+)? in (?!the\b)/, 'in '],
  [/\b(today|tomorrow|yesterday)s\b/, "$1's"],
  [/\bhow much (hours|minutes|days|weeks|months|years)\b/, 'how many $1'],
  [/\bhow many time\b/, 'how much time'],
  [/^what (?:hour|time) (?:it )?will (?:it )?be\b/, 'what time will it be'],
  [/^((?:from|between) .+?) (?:is|are|makes) how (long|many \w+)$/, 'how $2 is it $1'],
  [/\bday of week\b/, 'day of the week'],
  [
    /^((?:from|between) .+? (?:to|and|until|till) .+?) how (long|many \w+|much time) (?:is|are|was) (?:that|it|there|this)$/,
    'how $2 is it $1',
  ],
  [/^(?:counting |starting )?from (?:today|now)(?: on)? (?=how )/, ''],
  [/^(?:what|which)(?: is)?(?: the)? number (?:of|is) (?:the )?day(?: is)?(?: it)?(?: today)?$/, 'what is the date'],
  [/^(.+?) (?:which|what) (day|date|weekday|day of the week)(?: is| was| it is| is it)$/, 'what $2 is $1'],
  [/^(.+?) (is|was) (?:what|which)$/, 'what $2 $1'],
  [/^(?:it is|it has|it's) been how (long|many \w+) since\b/, 'how $1 has it been since'],
  [/^(.+?) is (?:in )?how (long|far|many \w+)(?: away| off| from now| from today)?$/, 'how $2 until $1'],
  [
    /^in how many (days|weeks|months|hours|minutes) (?:is|are|will|does|do) (.+?)(?: be| start| begin| end)?$/,
    'how many $1 until $2',
  ],
  [
    /^(?:what is |what do you get if you )?(?:add|adding) (.+?) (?:to|onto) (.*(?:\d[:.]\d\d| [ap]m|noon|midnight|o'clock|today|tomorrow|\w+day|\d(?:st|nd|rd|th)|(?:january|february|march|april|may|june|july|august|september|october|november|december) \S+).*)$/,
    'what is $1 after $2',
  ],
  [
    /^(?:what is |what do you get if you )?(?:subtract|take(?: away)?|deduct) (.+?) (?:from|off|away from) (.*(?:\d[:.]\d\d| [ap]m|noon|midnight|o'clock|today|tomorrow|\w+day|\d(?:st|nd|rd|th)).*)$/,
    'what is $1 before $2',
  ],
  [
    /^(?:what is )?((?:\d+[:.]\d\d|.* [ap]m|noon|midnight|.*o'clock|.*day|.*\d(?:st|nd|rd|th)).*?) plus (.+ (?:hours?|minutes?|days?|weeks?|months?))$/,
    'what is $2 after $1',
  ],
  [
    /^(?:what is )?((?:\d+[:.]\d\d|.* [ap]m|noon|midnight|.*o'clock|.*day|.*\d(?:st|nd|rd|th)).*?) minus (.+ (?:hours?|minutes?|days?|weeks?|months?))$/,
    'what is $2 before $1',
  ],
  [/\bday (?:it )?is (?:it )?in the week\b/, 'day of the week is it'],
  [/\b(?:on|in|at) (?:what|which) (day|date|weekday)\b/, 'what $1'],
]

/** What a question may be about is named in front: "Tomorrow's what, Sunday?", "Labor Day 2027, when is it?" */
export const orders: readonly (readonly [RegExp, string])[] = [
  [/^(.+?)(?:'s| is| was) what (?!is\b|was\b|time\b|day\b|date\b)(\S+(?: \S+){0,4})$/, 'is $1 $2'],
  [
    /^(?!what|when|how|which|if)((?:(?! is | was ).)+?) (what|when) (is|was|will) (?:it|that|this)((?: be)?(?: on)?)$/,
    '$2 $3 $1$4',
  ],
]
