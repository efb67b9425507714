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

## How we choose

how-title = Who gets a message?
how-lead = We ask a few neighbours at a time. So an answer comes soon, and few people are disturbed.
how-who-title = Whom we choose
how-who-near = Who lives nearby comes first.
how-who-fits = Who offered this comes before others.
how-who-turn = Who has not heard from us for long has their turn sooner.
how-who-new = Newcomers get their turn too.
how-pace-title = How many at a time
how-pace-few = First a few neighbours get a message.
how-pace-more = Does nobody answer? Then we ask a few more neighbours every few minutes.
how-pace-stop = Does somebody want to help? Then we ask nobody else.
how-pace-person = Can no neighbour help? Then a person looks into it. No ask is left lying.
how-peace-title = How we leave you in peace
how-peace-week = You get at most { $count } messages a week. Fewer is fine too: you choose.
how-peace-ask = For one ask at most { $count } people get a message.
how-peace-far = We ask nobody further away than { $count } kilometres.
how-peace-quiet = In your quiet hours you hear nothing.
how-peace-rest = Did you help somebody? Then you hear nothing for a few days.
how-learn-title = What we learn
how-learn-group = Every night we count how often and how soon neighbours said yes. So we know how many to ask.
how-learn-you = We remember how often you got a message, and whether you said yes. We make no figure of it that anybody can see.
how-learn-forget = Do you want to be forgotten? Then we no longer learn from you either.
how-to-figures = See the figures
letter-how = How we choose who gets a message:

## The figures, for hosts

figures-title = What we learned
figures-lead = This is what all messages together say. We work it out again every night.
figures-from = { $alerts ->
    [one] This comes from 1 message, to which { $yeses } people said yes.
   *[other] This comes from { $alerts } messages, to which the answer was yes { $yeses } times.
}
figures-table = What we see
figures-guess = At first we thought: { $what }
figures-percent = { $count } %
figures-metres = { $count } metres
figures-minutes = { $count ->
    [one] 1 minute
   *[other] { $count } minutes
}
figures-sure = Almost certainly between { $low } and { $high }
figures-willing = How often a neighbour from next door says yes
figures-distance = How far away a good third of that still say yes
figures-reply = After so long half of the answers are in
figures-calibration = Of every 100 yeses that we expect, so many come
figures-plan-title = The plan in force
figures-plan = With this plan { $hour } % have an answer within an hour, and { $two } % within two hours.
figures-used = It takes { $count } % of the messages that members are willing to get.
figures-hours-title = At which hour
figures-hours-text = The longer the bar, the more often somebody says yes.
figures-hours-none = We know too little of every hour.
figures-hours-table = Yeses by hour of the day, against an ordinary hour
figures-hour = { $hour } o'clock
figures-little-title = We know too little yet
figures-little = After { $count } messages to ten people or more there are figures here.
figures-guesses = Until then we go by this
figures-nobody-title = About nobody apart
figures-nobody = Every figure here is about ten people or more. A figure about one person is there for nobody to see.
