### Words of the room reach: the letter to neighbours, and why they get it.

## The letter

letter-subject = Can you help? { $sentence }
letter-greeting = Hello { $name },
letter-from-street = A neighbour in your street asks:
letter-from-neighbourhood = A neighbour near you asks:
letter-from-district = Somebody in your district asks:
letter-from-municipality = Somebody in your town asks:
letter-now = It is needed right now.
letter-today = It is needed today.
letter-this-week = It is needed this week.
letter-button = Look at the ask
letter-free = Does it not suit you? Then you need not do anything.
letter-why = Why you?

## Why somebody got a message

why-offered = You offered this.
why-willing = You like to help neighbours.
why-street = You live in the same street.
why-neighbourhood = You live in the same neighbourhood.
why-district = You live in the same district.
why-municipality = You live in the same town.
why-first = We never asked you before.
why-today = We already asked you something today.
why-days = { $days ->
    [one] The last ask was 1 day ago.
   *[other] The last ask was { $days } days ago.
}
