/**
 * What a connection test can find, in English: main puts the values in, for the command line and for what is copied.
 * The window has a sentence of its own for each in the other languages, with the same places for values.
 */
export const connectionSentences = {
  'connection.bad-address':
    'This address cannot be used ({detail}). Paste the address of the resource, or the whole target address of the portal.',
  'connection.insecure-address':
    'The address of {host} is not encrypted, so the key could be read on the way. Use https:// or wss://.',
  'connection.host-unknown':
    'No computer named {host} can be found. Check the spelling of the address, and that this computer is online.',
  'connection.port-closed':
    '{host} is there, but nothing listens on port {port}. Check the port of the address, or start the service.',
  'connection.host-silent':
    '{host} does not answer on port {port}. A firewall may stand in between, or this network wants a proxy.',
  'connection.proxy-unreachable': 'The proxy {proxy} cannot be reached. Check its address in the network settings.',
  'connection.proxy-auth':
    'The proxy {proxy} wants a user name and a password. Enter them in the network settings, or correct them.',
  'connection.proxy-unsupported':
    'The proxy wants a form of sign-in or connection that Parley does not speak ({detail}). Ask for one with a password, or for an exception for {host}.',
  'connection.proxy-refused':
    'The proxy {proxy} does not let {host} through ({detail}). Ask its administrator for an exception.',
  'connection.ca-unreadable':
    'The file of further authorities cannot be read as PEM certificates ({detail}). Choose another in the network settings.',
  'connection.tls-name':
    'The certificate was not made for {host}. Correct the address to a name that the certificate holds.',
  'connection.tls-authority':
    'Nobody whom this computer trusts has signed the certificate of {host}. If it is your company’s, choose the file of its authority in the network settings.',
  'connection.tls-expired':
    'The certificate of {host} is not valid today. Have it renewed, or correct the clock of this computer.',
  'connection.tls-plain':
    '{host} does not speak TLS on port {port}. Correct the port, or the https:// at the beginning of the address.',
  'connection.tls-failed':
    'No encrypted connection to {host} comes about ({detail}). A firewall or a proxy may cut it: look at the network settings.',
  'connection.no-upgrade':
    '{host} took the request but did not answer it within {seconds} seconds. Try again, or check the path of the address.',
  'connection.redirected':
    '{host} sends the connection on to {location}, and a key is not sent after it. Enter that address instead, if it is yours.',
  'connection.web-page':
    '{host} answers with a web page instead of a Realtime connection. Check the path of the address: it may be that of a portal.',
  'connection.not-realtime':
    '{host} answers, but opens no Realtime connection here ({detail}). Check the path of the address.',
  'connection.key-missing': 'The service wants a key, and none is set. Enter one.',
  'connection.key-not-set':
    'The environment variable {detail} holds no key that could be sent. Set it, or enter a key.',
  'connection.unauthorized':
    'The service does not accept this key. Replace it with a current one of exactly this resource or account.',
  'connection.key-in-query':
    'The service does not see the key in the query of the address, but accepts it in the header. Move it to the header.',
  'connection.signed-out': 'The service does not accept the sign-in with Microsoft. Sign in again.',
  'connection.sign-in-failed': 'Signing in did not succeed ({detail}). Sign in again.',
  'connection.secret-expired':
    'The service does not accept the short-lived secret: it has expired, or was made for another place. Have a new one made.',
  'connection.secret-unavailable':
    'No short-lived secret could be had ({detail}). Check the address that gives them, and the key that is used there.',
  'connection.forbidden':
    'The service knows who is asking but does not allow it. Ask for the role “Cognitive Services OpenAI User”, or for access from this network.',
  'connection.api-version':
    'The current version takes no api-version, and this address has one ({version}). Remove it: the key may well be right.',
  'connection.api-version-unknown':
    'The service does not know the api-version {version} of the preview. Switch to the current version, which has none.',
  'connection.no-deployment':
    'This resource answers, but it has no deployment named {name}. Realtime deployments are listed in Azure AI Foundry under “Deployments”.',
  'connection.wrong-model':
    '{name} is there, but is no Realtime model. Choose a deployment of gpt-realtime or a model of that family.',
  'connection.model-missing': 'The service wants to be told which model to use. Enter its name.',
  'connection.model-unknown': 'The service has no Realtime model named {name}. Correct the name.',
  'connection.not-found':
    '{host} answers, but has nothing at the path {path}. Check the address: the part after the host may be wrong.',
  'connection.only-preview':
    'This service speaks the preview of the protocol and is set to the current version. Switch to the preview.',
  'connection.only-current':
    'This service speaks the current version of the protocol and is set to the preview. Switch to the current version.',
  'connection.beta-disabled': 'The service has switched the preview off. Switch to the current version.',
  'connection.rate-limited':
    'The service is being asked too often at the moment ({detail}). Wait a little and try again, or raise the limit of the deployment.',
  'connection.quota': 'The account or deployment has no quota left. Add credit or quota, then try again.',
  'connection.server-failed': 'The service itself is in trouble ({detail}). Try again in a few minutes.',
  'connection.refused': 'The service refused the connection ({detail}). Compare the settings with those of its portal.',
  'connection.closed-at-once':
    'The service opened the connection and closed it at once ({detail}). Try again; if it stays so, give its support the report.',
  'connection.no-frames':
    '{host} opens a connection but says nothing on it, as a Realtime service would. Check the path of the address.',
  'connection.unreadable':
    '{host} opens a connection but speaks another protocol on it. Check the path of the address.',
  'connection.session-refused':
    'The connection stands, but the service refuses a setting of the session ({detail}). Change that setting of the service.',
  'connection.lost': 'The connection broke off while it was being tried ({detail}). Try again.',
  'connection.response-failed': 'Everything is connected, but the model failed to answer ({detail}). Try again.',
  'connection.no-answer': 'Everything is connected, but no answer came within {seconds} seconds. Try again.',
  'connection.engine-failed':
    'The built-in engine could not be started ({detail}). Try again, or install Parley again.',
} as const

export type ConnectionFaultCode = keyof typeof connectionSentences

export const connectionFaultCodes = Object.keys(connectionSentences) as ConnectionFaultCode[]

/** Puts values into the `{places}` of a sentence; a place without a value stays empty. */
export const fillSentence = (sentence: string, values: Readonly<Record<string, string>>): string =>
  sentence.replace(/\{(\w+)\}/g, (_place, name: string) => values[name] ?? '')
