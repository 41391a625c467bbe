/** Of a server that is there, hardly any takes longer to connect to; a proxy on the way counts to it. */
export const connectMs = 3_000
