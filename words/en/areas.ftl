### Words about neighbourhoods and districts.

## Where is it?

place-label = Your postcode or your neighbourhood
place-hint = For example 7201 DH or Noordveen. We never ask for your house number.
place-which = Which neighbourhood is it?
place-unsure = I don't know
place-unsure-hint = Then we take the district: { $district }.
place-map = Choose on the map instead
place-map-hint = Every neighbourhood on the map is a link to that neighbourhood.
place-missing = Fill in your postcode or choose your neighbourhood.
place-not-a-postcode = This postcode is not right. For example: 7201 DH.
place-unknown-postcode = We do not know this postcode here. Type the name of your neighbourhood.
place-unknown-name = We do not know this neighbourhood. Type it differently, or type your postcode.
place-choose = Choose from the list which neighbourhood it is.

## The map

map-of = Map of { $name }
map-area = { $asks ->
    [0] { $name }
    [one] { $name }, 1 open ask
   *[other] { $name }, { $asks } open asks
}

## Where the data comes from

about-title = Where does the data come from?
about-lead = Dichtbij works with the real neighbourhoods and districts of the Netherlands.
about-areas-title = Neighbourhoods, districts and postcodes
about-areas-text = The borders and the numbers of inhabitants come from Statistics Netherlands (CBS) and the Kadaster. We made the lines on the map a little simpler.
about-year = division of { $year }
about-no-endorsement = CBS has nothing to do with Dichtbij.
about-places-title = Schools
about-places-text = The list of schools comes from DUO.
about-you-title = And what do we know about you?
about-you-text = We never keep your address. Only your postcode or your neighbourhood.
