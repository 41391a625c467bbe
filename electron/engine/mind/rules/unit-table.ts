/** The units by name: what mathjs calls each, and all the ways in which a recogniser writes it. */

export type Kind =
  | 'length'
  | 'weight'
  | 'volume'
  | 'area'
  | 'speed'
  | 'time'
  | 'temperature'
  | 'data'
  | 'data rate'
  | 'pressure'
  | 'energy'
  | 'power'
  | 'angle'

/** kind, mathjs, singular, plural, other spellings */
type UnitRow = readonly [Kind, string, string, string, string]

export const unitRows: readonly UnitRow[] = [
  ['length', 'inch', 'inch', 'inches', 'inchs'],
  ['length', 'ft', 'foot', 'feet', 'ft'],
  ['length', 'yard', 'yard', 'yards', 'yd,yds'],
  ['length', 'mi', 'mile', 'miles', 'mi'],
  ['length', 'nauticalmile', 'nautical mile', 'nautical miles', 'nmi,sea mile,sea miles'],
  ['length', 'lightyear', 'light year', 'light years', 'lightyear,lightyears,light-year,light-years'],
  ['length', 'km', 'kilometer', 'kilometers', 'k,ks,klick,klicks,click,clicks'],
  ['length', 'angstrom', 'angstrom', 'angstroms', ''],
  ['length', 'um', 'micron', 'microns', ''],
  ['weight', 'oz', 'ounce', 'ounces', 'oz'],
  ['weight', 'lb', 'pound', 'pounds', 'lb,lbs,pound weight'],
  ['weight', 'stone', 'stone', 'stone', 'stones'],
  ['weight', 'ton', 'ton', 'tons', 'short ton,short tons,us ton,us tons,american tons'],
  ['weight', 'tonne', 'metric ton', 'metric tons', 'tonne,tonnes,metric tonne,metric tonnes'],
  ['weight', 'ukton', 'imperial ton', 'imperial tons', 'long ton,long tons'],
  ['weight', 'kg', 'kilogram', 'kilograms', 'kilo,kilos,kgs,kilogramme,kilogrammes'],
  ['weight', 'g', 'gram', 'grams', 'gramme,grammes,gr'],
  ['weight', 'metriccarat', 'carat', 'carats', ''],
  ['volume', 'usteaspoon', 'teaspoon', 'teaspoons', 'tsp,tsps,tea spoon,tea spoons,teaspoonful,teaspoonfuls'],
  ['volume', 'ustablespoon', 'tablespoon', 'tablespoons', 'tbsp,tbsps,tbs,table spoon,table spoons,tablespoonfuls'],
  ['volume', 'usfluidounce', 'fluid ounce', 'fluid ounces', 'fl oz,floz,oz,ounce,ounces,liquid ounce,liquid ounces'],
  ['volume', 'uscup', 'cup', 'cups', 'us cup,us cups,c'],
  ['volume', 'uspint', 'pint', 'pints', 'pt,pts,us pint,us pints,american pint,american pints'],
  ['volume', 'usquart', 'quart', 'quarts', 'qt,qts,us quart,us quarts'],
  ['volume', 'gallon', 'gallon', 'gallons', 'gal,gals,us gallon,us gallons,american gallon,american gallons'],
  ['volume', 'ukgallon', 'imperial gallon', 'imperial gallons', 'uk gallon,uk gallons,british gallon,british gallons'],
  ['volume', 'ukpint', 'imperial pint', 'imperial pints', 'uk pint,uk pints,british pint,british pints'],
  ['volume', 'ukfluidounce', 'imperial fluid ounce', 'imperial fluid ounces', 'uk fluid ounces,british fluid ounces'],
  ['volume', 'l', 'liter', 'liters', ''],
  ['volume', 'cm^3', 'cubic centimeter', 'cubic centimeters', 'cc,ccs'],
  ['area', 'usacre', 'acre', 'acres', ''],
  ['area', 'hectare', 'hectare', 'hectares', 'ha'],
  ['area', 'ft^2', 'square foot', 'square feet', 'sqft'],
  ['area', 'm^2', 'square meter', 'square meters', 'sqm,m2'],
  ['speed', 'mi/hour', 'mile per hour', 'miles per hour', 'mph'],
  ['speed', 'km/hour', 'kilometer per hour', 'kilometers per hour', 'kph,kmh,kmph,km h'],
  ['speed', 'knot', 'knot', 'knots', 'kn,kts'],
  ['time', 's', 'second', 'seconds', 'sec,secs'],
  ['time', 'minute', 'minute', 'minutes', 'min,mins'],
  ['time', 'hour', 'hour', 'hours', 'hr,hrs'],
  ['time', 'day', 'day', 'days', ''],
  ['time', 'week', 'week', 'weeks', ''],
  ['time', 'fortnight', 'fortnight', 'fortnights', ''],
  ['time', 'commonmonth', 'month', 'months', ''],
  ['time', 'commonyear', 'year', 'years', ''],
  ['time', 'commondecade', 'decade', 'decades', ''],
  ['time', 'commoncentury', 'century', 'centuries', ''],
  ['time', 'commonmillennium', 'millennium', 'millennia', 'millenniums'],
  [
    'temperature',
    'degF',
    'degree Fahrenheit',
    'degrees Fahrenheit',
    'fahrenheit,f,°f,° f,° fahrenheit,degree,degrees,°',
  ],
  [
    'temperature',
    'degC',
    'degree Celsius',
    'degrees Celsius',
    'celsius,centigrade,c,°c,° c,° celsius,degree,degrees,°',
  ],
  ['temperature', 'K', 'kelvin', 'kelvin', 'kelvins,k,degrees kelvin,degree kelvin'],
  ['pressure', 'psi', 'PSI', 'PSI', 'psi,pound per square inch,pounds per square inch'],
  ['pressure', 'bar', 'bar', 'bars', ''],
  ['pressure', 'mbar', 'millibar', 'millibars', 'mbar'],
  ['pressure', 'atm', 'atmosphere', 'atmospheres', 'atm'],
  ['pressure', 'mmHg', 'millimeter of mercury', 'millimeters of mercury', 'mmhg,mm hg'],
  ['energy', 'foodcalorie', 'kilocalorie', 'kilocalories', 'kcal,kcals,food calorie,food calories'],
  ['energy', 'calorie', 'calorie', 'calories', 'cal,cals'],
  ['energy', 'BTU', 'BTU', 'BTUs', 'btu,btus,british thermal unit,british thermal units'],
  ['energy', 'Wh', 'watt hour', 'watt hours', 'wh,watt-hour,watt-hours'],
  ['energy', 'kWh', 'kilowatt hour', 'kilowatt hours', 'kwh,kilowatt-hour,kilowatt-hours'],
  ['energy', 'eV', 'electronvolt', 'electronvolts', 'electron volt,electron volts'],
  ['power', 'hp', 'horsepower', 'horsepower', 'hp,horse power'],
  ['angle', 'deg', 'degree', 'degrees', '°,degrees of arc'],
  ['angle', 'rad', 'radian', 'radians', 'rad'],
  ['data', 'GB', 'gigabyte', 'gigabytes', 'gig,gigs'],
  ['data', 'MB', 'megabyte', 'megabytes', 'meg,megs'],
  ['data rate', 'Mb/s', 'megabit per second', 'megabits per second', 'mbps'],
  ['data rate', 'Gb/s', 'gigabit per second', 'gigabits per second', 'gbps'],
  ['data rate', 'kb/s', 'kilobit per second', 'kilobits per second', 'kbps'],
]

/** Stem, its symbol, its kind, its prefixes. */
export const metricUnits: readonly (readonly [string, string, Kind, string])[] = [
  ['meter', 'm', 'length', ',kilo,deci,centi,milli,micro,nano'],
  ['gram', 'g', 'weight', ',kilo,milli,micro'],
  ['liter', 'l', 'volume', ',hecto,deci,centi,milli'],
  ['second', 's', 'time', ',milli,micro,nano'],
  ['byte', 'B', 'data', ',kilo,mega,giga,tera,peta,exa,kibi,mebi,gibi,tebi'],
  ['bit', 'b', 'data', ',kilo,mega,giga,tera'],
  ['joule', 'J', 'energy', ',kilo,mega'],
  ['watt', 'W', 'power', ',kilo,mega,giga,milli'],
  ['pascal', 'Pa', 'pressure', ',kilo,hecto,mega'],
]
export const prefixSymbols: Record<string, string> = {
  '': '',
  kilo: 'k',
  hecto: 'h',
  deci: 'd',
  centi: 'c',
  milli: 'm',
  micro: 'u',
  nano: 'n',
  mega: 'M',
  giga: 'G',
  tera: 'T',
  peta: 'P',
  exa: 'E',
  kibi: 'Ki',
  mebi: 'Mi',
  gibi: 'Gi',
  tebi: 'Ti',
}
