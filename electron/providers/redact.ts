/** Takes out of a text what looks like a key, before it is shown or logged: services repeat keys in their complaints. */

const patterns: readonly RegExp[] = [
  /(?<=\bbearer\s+)\S+/gi,
  /(?<=[?&](?:api[-_]?key|key|token|access_token|authorization)=)[^&#\s]+/gi,
  /(?<=:\/\/)[^/\s@]+(?=@)/g,
  /\b(?:sk|ek|pk|rk)[-_][\w*.-]{6,}/g,
  /\beyJ[\w-]{8,}(?:\.[\w-]+)*/g,
  /\b(?=[\w-]*\d)(?=[\w-]*[a-z])[\w-]{32,}\b/gi,
]

export function redact(text: string): string {
  return patterns.reduce((rest, pattern) => rest.replace(pattern, '…'), text)
}
