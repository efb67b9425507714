### Words of the room offers: what neighbours can do for each other.

## Offering something

new-title = What can you do for a neighbour?
new-lead = One sentence is enough. Neighbours near you see what you can do.
new-button = Offer this
new-again = Offer something else
sentence-label = What can you do or lend?
sentence-hint = For example: I walk the dog every morning and can bring groceries along.
sentence-empty = Write down what you can do or lend.
sentence-only-symbols = Write your sentence in words.
sentence-gives-away = Leave out telephone numbers and addresses. Everybody can read this sentence.
circle-legend = Where do you want to help?
circle-hint = We first ask those who live nearest.
times-legend = How often may we ask you?
times-hint = At most, each week. We never ask more often.
times = { $count ->
    [1] At most once a week
    [7] Every day is fine
   *[other] At most { $count } times a week
}
when-label = When can you usually help?
when-hint = This is how neighbours find somebody who has time then.
when-always = Any time
when-days = Weekdays, in the daytime
when-evenings = Weekday evenings
when-weekends = At the weekend
when-days-evenings = Weekdays, daytime and evening
when-evenings-weekends = Evenings and weekends
when-days-weekends = Daytime and weekends
theme-hint = You may leave this empty. Then we choose what fits best.
theme-none = Choose for me
name-label = Your first name
name-hint = This is how your neighbours see you.
email-label = Your e-mail address
email-hint = Only for our letters. Your neighbours do not see it.
how-title = How does it work?
how-few = You only get a message when a neighbour near you asks for something.
how-free = You say yes or no each time.
how-stop = You can always stop, or take a break.

## Is the address right?

confirm-title = Look in your e-mail
confirm-lead = We sent six digits to { $address }. Fill them in here.
confirm-why = So your neighbours know that you are real. After that your offer is shown.
confirm-no-letter = No letter?
confirm-no-letter-text = Look in your spam folder too. Or ask for a new code.
confirm-again = Send a new code
code-label = Code from the letter
code-hint = The code works for a quarter of an hour.
code-six = Type the six digits from the letter.
code-wrong = { $left ->
    [one] This code is not right. You can try 1 more time.
   *[other] This code is not right. You can try { $left } more times.
}
code-ended = This code does not work any more. Ask for a new one below.

## An offer

one-title = { $name } helps
who = { $name }, { $area }
at-most = { $count ->
    [1] At most once a week
    [7] Every day is fine
   *[other] At most { $count } times a week
}
helps-street = Helps in their own street
helps-neighbourhood = Helps in the neighbourhood
helps-district = Helps in the whole district
helps-municipality = Helps in the whole town
state-active = On the board
state-paused = Taking a break until { $day }
state-unconfirmed = Waits for your code
state-ended = Ended
state-hidden = This is not shown now
hidden-why = A host took this away. The reason: { $reason }
made-title = Thank you! Your offer is on the board
made-text = Does a neighbour near you ask for this? Then you get an e-mail.
turn-this-week = A lot is asked here. You will probably hear something this week.
turn-weeks = You will probably hear something within { $weeks } weeks.
turn-long = Many neighbours help here already. It may take months before you hear something.
turn-unknown = Little was asked here yet. So it may take a while before you hear something.
need-title = Could you use { $name }'s help?
need-text = Ask your question. Then neighbours who offer this get a message.
more-here = Everything in { $area }

## For who offers it

own-title = Your offer
pause-label = No asks for a while
pause-hint = Your offer is not shown then. After that it goes on by itself.
pause-week = A week
pause-two-weeks = Two weeks
pause-month = A month
pause-button = Take a break
resume-button = Put it back on the board
change-summary = Change your offer
end-summary = End this offer
end-text = Your offer leaves the board. You can always offer something new.
end-button = End it
card-title = Your offers
card-none = You offer nothing yet.
card-new = Offer something

## What cannot be done

refused-circle-too-narrow = Choose a wider circle. Your place is larger than that.
refused-times-a-week = Choose a number from 1 to 7.
refused-too-many = You offer a great deal already. End something else first.
refused-ended = This offer has ended already.
refused-pause-in-the-past = This day is past. Choose a later day.
refused-unconfirmed = Fill in the code from the letter first.
