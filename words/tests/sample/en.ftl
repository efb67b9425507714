-name = Dichtbij
greeting = Welcome to { -name }
greeting-twice = { greeting }, { greeting }
lines =
    First line.
    Second line with "quotes".
told = { $count ->
    [0] Nobody got a message.
    [one] { $name } got a message.
   *[other] { $name } and { $count } neighbours got a message.
}
