### Words of the home page and of the boards of the neighbourhood.

## Home

home-title = Neighbours help each other
home-question = What can a neighbour help you with?
home-lead = Type one sentence. Neighbours near you get a message.
home-sentence = Your ask
home-sentence-hint = For example: who can walk my dog on Thursday?
home-offer = I want to help
home-no-account = You do not need an account.
home-now-near = What goes on near you
home-now-in = What goes on in { $name }
home-all = All asks in { $name }
home-all-help = Everybody who can help in { $name }
home-choose = Where do you live?
home-choose-text = Then you see first what goes on near you.
home-choose-button = Look in my neighbourhood
home-how = How it works
home-how-one = You type one sentence
home-how-one-text = Nothing more is needed. Also for somebody else.
home-how-two = Neighbours near you get a message
home-how-two-text = The nearest neighbours first. Only then a little further.
home-how-three = You choose who comes
home-how-three-text = Only then you get each other's phone number.
home-help = Do you have an hour to spare?
home-help-text = Tell in one sentence what you can do. You decide how often.
home-help-button = I will help

## Numbers

numbers = In numbers
numbers-open = { $count ->
    [0] No ask is open now
    [one] 1 ask is open now
    [101] More than 100 asks are open now
   *[other] { $count } asks are open now
}
numbers-helped = { $count ->
    [0] Nobody was helped this month yet
    [one] 1 neighbour was helped this month
    [101] More than 100 neighbours were helped this month
   *[other] { $count } neighbours were helped this month
}
numbers-theme = What the asks were about
numbers-theme-name = Theme
numbers-theme-count = Helped
numbers-help = What neighbours want to help with
numbers-help-count = Helpers
numbers-area = { $count ->
    [101] { $name } (more than 100)
   *[other] { $name } ({ $count })
}

## Near

near-title = What goes on near you?
near-lead = Choose your neighbourhood. Then you see who needs help and who can help.
near-button = Find my neighbourhood
near-which = Which neighbourhood do you mean?
near-unsure = I don't know. Show the whole of { $name }.
near-all = Or choose from the list
near-map = Or choose on the map
near-in = Municipality of { $name }

## The board

board-title = Asks in { $name }
board-tabs = What would you like to see?
tab-open = Who needs help
tab-help = Who can help
tab-went = How it went
board-close = In your neighbourhood
board-rest = A little further away
board-place = Where it is
board-inside = Choose a part of { $name }
board-map = See the map
board-feed = Follow this board with a feed
board-ask = Ask for help
board-offer = I want to help
pager = Pages
pager-first = To the newest
pager-older = Older
filter-theme = Theme
filter-all = All themes
filter-button = Show

## A line on the board

state-helped = Helped
state-partly = Partly helped
replies = { $count ->
    [0] No reply yet
    [one] 1 reply
   *[other] { $count } replies
}
at-most = { $count ->
    [one] At most once a week
   *[other] At most { $count } times a week
}
offer-who = { $name }, { $area }

## When there is nothing

empty-open-title = Nobody needs help here now
empty-open-text = That is good news. Do you need something yourself? Just ask.
empty-open-button = Ask for help
empty-help-title = Nobody has offered help here yet
empty-help-text = You can be the first. One sentence is enough.
empty-help-button = I want to help
empty-went-title = Nothing to tell here yet
empty-went-text = After the first help you read here how it went.
empty-theme-title = Nothing about this theme
empty-theme-text = Choose another theme or see everything.
empty-theme-button = See everything
feed-title = Dichtbij: asks in { $name }

## Search

search-title = Search
search-field = What are you looking for?
search-hint = For example: ladder, groceries or code
search-lead = You find asks, offers and explanations. What is near comes first.
search-button = Search
search-filters = Choose where and what
search-kind = What do you want to find?
search-kind-all = Everything
search-kind-ask = Asks of neighbours
search-kind-offer = Neighbours who can help
search-kind-help = Explanations
search-in = Where?
search-elsewhere = Choose another neighbourhood
search-found = { $count ->
    [0] Nothing found
    [one] Found once
   *[other] Found { $count } times
}
search-rest = Found
search-empty-title = This is not here yet
search-empty-text = Try another word. Or ask your neighbours.
search-empty-ask = Make it an ask
search-too-long = That is long. Type at most { $max } characters.
search-no-word = Type a word to look for.
search-private-ask = Or write to us. Only a trained worker reads it.

## Explanations

help-title = How it works
help-lead = All you need to know, one page for each subject.
help-search = Search in the explanations

## What fits somebody's offer

suited-title = Asks that fit what you offer

## Once a month, when nobody needed somebody

monthly-subject = Something small near you
monthly-greeting = Dear { $name },
monthly-first = You want to help neighbours. In the last month nobody needed you. That is not because of you.
monthly-ask = Perhaps this is something for you. A neighbour asks:
monthly-ask-button = See the ask
monthly-offer = In { $area } many neighbours ask for help { $theme }. Few people offer that. Is it something for you?
monthly-offer-button = Offer something
monthly-theme-groceries = with groceries
monthly-theme-pharmacy = with fetching medicines
monthly-theme-meals = with meals and cooking
monthly-theme-transport = with transport
monthly-theme-odd-jobs = with odd jobs
monthly-theme-pets = with pets
monthly-theme-contact = to have a chat
monthly-theme-daytime = to do something in the daytime
monthly-theme-money = with money
monthly-theme-forms = with forms and letters
monthly-theme-digital = with computer or telephone
monthly-theme-children = with children
monthly-theme-care = with care
monthly-theme-space = to find a place or room
monthly-theme-other = with something else
monthly-invite = In { $area } there are plenty of helpers. What we lack is asks. Do you know a neighbour who could do with help? Tell them that asking is welcome.
monthly-invite-button = Show how it works
monthly-board = Have a look at what goes on near you. Perhaps you see something nice.
monthly-board-button = See your neighbourhood
monthly-after = You need not do anything. We send such a letter once a month at most.
