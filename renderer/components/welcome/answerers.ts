/** Who can be chosen to answer at the first start: the engine, what the environment describes by its name, an own one. */
export const ownService = 'own'
export type Answerer = string
