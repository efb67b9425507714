### Words of the layout, and words that all rooms share.

## The page around everything

title-error-prefix = Error:
skip-link = Skip to the text
nav-label = Menu
nav-ask = Ask for help
nav-offer = Help out
nav-near = Near you
nav-search = Search
nav-follow = Follow your question
nav-sign-in = Sign in
nav-sign-out = Sign out
nav-my-page = My page
nav-host = Who is waiting?

footer-phone-label = Rather call?
footer-help = How it works
footer-something-wrong = Is something wrong here?
footer-privacy = Privacy
footer-accessibility = Accessibility
footer-about-data = Where do the data come from?
language-label = Language
language-switch = Nederlands
demo-clock = Demo: { $time }
new-answer = There is a new answer.
new-on-page = There is something new on this page.
phone-call = Call { $phone }

## Forms

error-summary-title = Something is not right yet
form-continue = Continue
form-back = Back
form-save = Save
form-send = Send
share = Share
copied = Copied

## Date and time

date-time = Time

## Leaving this page

leave-page = Leave this page

## Faults, with a way out

fault-way-home = Go to the start
fault-not-found-title = This page is not here
fault-not-found-text = Perhaps the address is not right. Or the question is done and has been removed.
fault-refused-title = This is not for everybody
fault-refused-text = You cannot see this page. Do you think you should? Please call us.
fault-sign-in-title = Please sign in first
fault-sign-in-text = Then we know it is you. You get a code by e-mail.
fault-conflict-title = Something has changed meanwhile
fault-conflict-text = Somebody else was just before you. Please look at the page again.
fault-stale-text = Something has changed meanwhile. Look at the page again. Then try once more.
fault-too-large-title = This is too large
fault-too-large-text = What you sent does not fit here. Make it shorter. Then try once more.
fault-unreadable-title = This did not arrive well
fault-unreadable-text = Something went wrong while sending. Go back and try again.
fault-invalid-title = Something is not right yet
fault-invalid-text = Please look again at what you filled in. With each mistake you read what you can do.
fault-too-many-title = That was a little too often
fault-too-many-text = { $minutes ->
    [one] Wait 1 minute. Then try again.
   *[other] Wait { $minutes } minutes. Then try again.
}
fault-broken-title = Something went wrong on our side
fault-broken-text = It is not your fault. We get a message and will look into it. Please try again later.
fault-busy-title = It is very busy right now
fault-busy-text = Wait a minute. Then try again. What we already had is saved.

## Themes

theme-label = What is it about?
theme-groceries = Groceries
theme-pharmacy = Fetching medicine
theme-meals = Food and cooking
theme-transport = Transport
theme-odd-jobs = Odd jobs
theme-pets = Pets
theme-contact = Contact and a chat
theme-daytime = Something to do in the day
theme-money = Money
theme-forms = Forms and letters
theme-digital = Computer and phone
theme-children = Children
theme-care = Care
theme-space = A place or a room
theme-other = Something else
theme-safety = Safety

## How near

circle-label = How far?
circle-street = your street
circle-neighbourhood = your neighbourhood
circle-district = your district
circle-municipality = your municipality
circle-street-choice = Only in my street
circle-neighbourhood-choice = In my neighbourhood
circle-district-choice = In my district
circle-municipality-choice = In the whole municipality
near-street = in your street
near-neighbourhood = in your neighbourhood
near-district = in your district
near-municipality = in your municipality

## How it goes

how-label = How can it be done?
how-phone = By phone
how-online = Online
how-door = At the door
how-in-person = In person
how-any = Does not matter

## How soon

urgency-label = When is it needed?
urgency-now = Right now
urgency-today = Today
urgency-this-week = This week
urgency-any-time = There is no hurry
urgency-dated = Before { $date }

## What is not right, and what you can do

refused-empty = Please fill this in.
refused-too-long = This text is too long. Make it shorter.
refused-only-symbols = Please write words here.
refused-not-an-email = This e-mail address is not right. For example: ans@example.nl.
refused-not-a-phone = This phone number is not right. For example: 06 12345678.
refused-service-number = This number costs money or is not yours. Give your own number.
refused-not-a-postcode = This postcode is not right. For example: 7201 DH.
refused-unknown-postcode = We do not know this postcode. Choose your neighbourhood instead.
refused-place-too-wide = Choose your neighbourhood or your district.
refused-too-often = That was a little too often. Wait a moment and try again.
refused-not-a-code = This code is not right. Please look again.
refused-sign-in-first = Please sign in first. Then we know it is you.
refused-not-there = This is not here, or no longer.
refused-not-yours = This belongs to somebody else. You cannot change it.
refused-not-your-area = This belongs to another neighbourhood than yours.
refused-not-your-role = This is only for those who look after Dichtbij.
refused-blocked = You cannot do this now. Call us if you want to know why.
refused-own-case = This is about yourself. Therefore somebody else looks at it.
sentence-empty = Write down what you need.
sentence-too-short = Write a little more. Then your neighbours understand it better.
sentence-too-long = Your sentence is too long. At most { $max } letters.
sentence-only-symbols = Write your question in words.
text-too-long = This text is too long. At most { $max } letters, you have { $was }.
place-missing = Fill in your postcode or choose your neighbourhood.
contact-missing = Fill in your e-mail address or your phone number.
email-missing = Fill in your e-mail address.
phone-missing = Fill in your phone number.
name-missing = Fill in your first name.
name-too-long = This name is too long. Your first name is enough.
choice-missing = Choose one.
code-wrong = This code is not right. Please look again.
code-too-old = This code is too old. Ask for a new one.

## The bar of the demonstration

demo-bar = Clock of the demonstration
demo-ten-minutes = +10 min
demo-two-hours = +2 hours
demo-a-day = +1 day
demo-people = Who are you?
demo-letters = Letters

## Letters

letter-off = No more messages of this kind

## When somebody is in need

ring-title = Your safety comes first. You can talk to somebody right now.
ring-danger = Are you in danger? Call at once:
ring-violence = Veilig Thuis (safe home), day and night, free:
ring-suicide = Are you thinking of suicide? Talk about it, day and night:
leave-how = Leave fast? Use the red button. Or press Shift three times.

## What points at somebody

exposes-title = Leave this out?
exposes-neighbours = All your neighbours can read this.
exposes-asker = The asker reads this. If they choose you, we pass on your number.
exposes-once = There is a name, a number or an address in this. Have another look.
exposes-keep = No, it may stay like this
exposes-email = E-mail address
exposes-iban = Bank account
exposes-phone = Telephone number
exposes-bsn = Citizen service number
exposes-house-number = Address
exposes-name = Name
