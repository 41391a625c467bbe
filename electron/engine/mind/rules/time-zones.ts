/** Time zones of cities: the names in the system's list, and larger places that share another city's zone. */

const shared: Record<string, string> = {
  'Asia/Shanghai': 'china beijing shenzhen guangzhou hangzhou chengdu',
  'Asia/Hong_Kong': 'hongkong',
  'Asia/Taipei': 'taiwan',
  'Asia/Tokyo': 'japan osaka kyoto',
  'Asia/Seoul': 'korea south_korea busan',
  'Asia/Kolkata': 'india delhi new_delhi mumbai bangalore bengaluru chennai kolkata calcutta hyderabad',
  'Asia/Ho_Chi_Minh': 'vietnam hanoi saigon ho_chi_minh_city',
  'Asia/Kathmandu': 'nepal kathmandu',
  'Asia/Dubai': 'abu_dhabi',
  'America/New_York': 'boston washington washington_dc miami atlanta philadelphia nyc orlando new_york_city pittsburgh',
  'America/Chicago': 'houston dallas austin new_orleans minneapolis',
  'America/Los_Angeles': 'san_francisco seattle la san_diego las_vegas portland california silicon_valley palo_alto',
  'America/Denver': 'salt_lake_city',
  'America/Toronto': 'ottawa montreal',
  'America/Sao_Paulo': 'rio_de_janeiro rio',
  'America/Argentina/Buenos_Aires': 'buenos_aires argentina',
  'Europe/London':
    'england britain uk the_uk united_kingdom manchester liverpool birmingham edinburgh glasgow scotland great_britain',
  'Europe/Dublin': 'ireland',
  'Europe/Berlin': 'germany munich hamburg frankfurt cologne hanover hannover stuttgart leipzig dresden',
  'Europe/Paris': 'france lyon marseille',
  'Europe/Madrid': 'barcelona seville',
  'Europe/Rome': 'italy milan naples florence venice',
  'Europe/Zurich': 'geneva switzerland bern basel',
  'Europe/Kyiv': 'kyiv kiev ukraine',
  'Europe/Istanbul': 'turkey ankara',
  'Europe/Athens': 'greece',
  'Europe/Amsterdam': 'netherlands holland rotterdam the_hague',
  'Europe/Vienna': 'austria salzburg',
  'Africa/Johannesburg': 'cape_town south_africa',
  'Africa/Cairo': 'egypt',
  'Asia/Jerusalem': 'tel_aviv israel',
  UTC: 'utc gmt greenwich',
}

let zones: Map<string, string> | null = null

function valid(zone: string): boolean {
  try {
    new Intl.DateTimeFormat('en-US', { timeZone: zone })
    return true
  } catch {
    return false
  }
}

function load(): Map<string, string> {
  const found = new Map<string, string>()
  for (const zone of Intl.supportedValuesOf('timeZone')) {
    const place = zone.slice(zone.lastIndexOf('/') + 1).toLowerCase()
    if (zone.includes('/') && !zone.startsWith('Etc/')) found.set(place, zone)
  }
  // A runtime may know a zone by its older name only; the alias then keeps what the list had.
  for (const [zone, places] of Object.entries(shared)) {
    if (!valid(zone)) continue
    for (const place of places.split(' ')) found.set(place, zone)
  }
  return found
}

/** @returns the IANA zone of a place said in plain text, if the system knows one */
export function zoneOf(place: string): string | null {
  zones ??= load()
  const key = place
    .trim()
    .replace(/\./g, '')
    .replace(/[\s-]+/g, '_')
  return (
    zones.get(key) ??
    zones.get(
      key.replace(/_(?:city|england|france|germany|japan|usa|china|uk|italy|spain|canada|australia|india)$/, ''),
    ) ??
    null
  )
}
