//! The schemas of bodies and answers, for the API description.

use neighbourhood::areas::Circle;
use neighbourhood::asks::{Closure, How, Outcome, SafeWay, Urgency};
use neighbourhood::text::Sentence;
use neighbourhood::themes::Theme;
use serde_json::{Value, json};

fn keys(all: impl Iterator<Item = &'static str>) -> Value {
    json!({"type": "string", "enum": all.collect::<Vec<_>>()})
}

fn moment() -> Value {
    json!({"type": "string", "format": "date-time"})
}

fn sentence() -> Value {
    json!({"type": "string", "minLength": 1, "maxLength": Sentence::MAX})
}

/// By name.
#[must_use]
pub fn schemas() -> Vec<(&'static str, Value)> {
    let entry = json!({"$ref": "#/components/schemas/AskEntry"});
    let list = json!({
        "type": "object", "required": ["asks"],
        "properties": {
            "asks": {"type": "array", "items": entry},
            "next": {"type": "string", "description": "Cursor of the next page; also in the Link header"},
        },
    });
    let outcome = keys(Outcome::ALL.iter().map(|outcome| outcome.key()));
    let result = json!({"type": "object", "required": ["outcome"], "properties": {"outcome": outcome}});
    let new_reply = json!({"type": "object", "properties": {"text": sentence()}});
    vec![
        ("AskEntry", ask_entry()),
        ("AskList", list),
        ("Ask", ask()),
        ("NewAsk", new_ask()),
        ("AskReply", reply()),
        ("NewReply", new_reply),
        ("AskResult", result),
    ]
}

/// Nobody said it yet.
fn or_null(schema: Value) -> Value {
    json!({"oneOf": [schema, {"type": "null"}]})
}

fn ask_entry() -> Value {
    json!({
        "type": "object",
        "required": ["id", "text", "name", "theme", "area", "circle", "how", "urgency", "stage", "since", "placed_at", "replies"],
        "properties": {
            "id": {"type": "string", "format": "uuid"},
            "text": sentence(),
            "name": {"type": "string", "description": "First name of the asker"},
            "theme": {"oneOf": [keys(Theme::ALL.iter().map(|theme| theme.key())), {"type": "null"}]},
            "area": {"type": "string", "description": "Neighbourhood or district", "example": "BU03010000"},
            "circle": keys(Circle::ALL.iter().map(|circle| circle.key())),
            "how": keys(How::ALL.iter().map(|how| how.key())),
            "urgency": keys(Urgency::ALL.iter().map(|urgency| urgency.key())),
            "stage": keys(["unconfirmed", "open", "connected", "with_team", "closed"].into_iter()),
            "since": moment(),
            "placed_at": moment(),
            "closed_as": keys(Closure::ALL.iter().map(|closure| closure.key())),
            "replies": {"type": "integer", "minimum": 0},
        },
    })
}

fn ask() -> Value {
    let outcome = || keys(Outcome::ALL.iter().map(|outcome| outcome.key()));
    json!({
        "allOf": [{"$ref": "#/components/schemas/AskEntry"}, {
            "type": "object",
            "properties": {
                "private": {"type": "boolean"},
                "code": {"type": "string", "description": "To the asker: the spoken code", "example": "K7F-3MW"},
                "your_replies": {
                    "type": "array", "items": {"$ref": "#/components/schemas/AskReply"},
                    "description": "To the asker all replies, to a neighbour their own",
                },
                "contact": {
                    "type": "object", "required": ["name"],
                    "description": "To the two who are connected: how to reach the other",
                    "properties": {"name": {"type": "string"}, "email": {"type": "string"}, "phone": {"type": "string"}},
                },
                "told": {
                    "type": "object", "description": "To the two: what each said came of it",
                    "properties": {"asker": or_null(outcome()), "helper": or_null(outcome())},
                },
            },
        }],
    })
}

fn new_ask() -> Value {
    json!({
        "type": "object", "required": ["text"],
        "properties": {
            "text": sentence(),
            "place": {"type": "string", "description": "A postcode, or the name or code of a neighbourhood"},
            "area": {"type": "string", "description": "The neighbourhood, when the postcode lies in several"},
            "theme": keys(Theme::ALL.iter().map(|theme| theme.key())),
            "circle": keys(Circle::ALL.iter().map(|circle| circle.key())),
            "how": keys(How::ALL.iter().map(|how| how.key())),
            "urgency": keys(Urgency::ALL.iter().map(|urgency| urgency.key())),
            "private": {"type": "boolean", "description": "Only a trained person reads it. Required when the text looks private"},
            "for_other": {
                "type": "object", "required": ["agrees"],
                "description": "Asked for somebody else, who agrees",
                "properties": {"name": {"type": "string"}, "agrees": {"type": "boolean"}},
            },
            "safe": {
                "type": "object",
                "description": "How the asker of a private ask can be reached safely; only with `private`",
                "properties": {
                    "way": keys(SafeWay::ALL.iter().map(|way| way.key())),
                    "from": {"type": "integer", "minimum": 0, "maximum": 23, "description": "From this full hour, Dutch time"},
                    "until": {"type": "integer", "minimum": 1, "maximum": 24, "description": "Until this full hour"},
                },
            },
        },
    })
}

fn reply() -> Value {
    json!({
        "type": "object", "required": ["id", "name", "stage", "at"],
        "properties": {
            "id": {"type": "string", "format": "uuid"},
            "name": {"type": "string", "description": "First name of the neighbour"},
            "text": sentence(),
            "stage": keys(["open", "accepted", "declined", "withdrawn", "fell_through", "not_needed"].into_iter()),
            "at": moment(),
        },
    })
}
